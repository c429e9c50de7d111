import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Action, Survey, SurveyCheckRequest } from '@footfall/contract';
import { bundle, VERSION } from '../../../../packages/survey-widget/build/bundle.ts';

const SOURCES = fileURLToPath(new URL('../../../../packages/survey-widget/src/', import.meta.url));
/** The SDK as it was built; it loads parts of itself from beside it. */
const SDK = new URL('../../../../packages/sdk/dist/', import.meta.url);
let script: Promise<string> | undefined;
/** Files of rare kinds, by name. */
const rare = new Map<string, Promise<string>>();

/** An event as it came in at `/v1/batch`. */
export interface Arrived {
  messageId: string;
  event?: string;
  type: string;
  properties?: Record<string, unknown>;
}

/** A shop and an ingest in one: serves the widget as it is in the sources, a page, and survey definitions. */
export class StandIn {
  readonly surveys = new Map<string, object>();
  /** Paths asked for, oldest first. */
  readonly asked: string[] = [];
  /** The page at `/`. */
  page = '';
  headers: Record<string, string> = {};
  /** Answers of `POST …/reward`, one after another; the last stays. */
  rewards: { status: number; body?: object }[] = [];
  /** Answer of `POST …/check`, and what it was asked with, oldest first. */
  mayShow = true;
  readonly checked: SurveyCheckRequest[] = [];
  /** Every event of every attempt, oldest first: a repeat is here twice. */
  readonly arrived: Arrived[] = [];
  /** Keys of the events of each attempt. */
  readonly batches: string[][] = [];
  /** Answered to the event of this name. */
  readonly actions = new Map<string, Action>();
  /** Whether the file of rare kinds is there. */
  hasMore = true;
  /** Attempts that are taken in and then answered with an error. */
  lostAnswers = 0;
  readonly #server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    this.asked.push(url.pathname + url.search);
    const send = (status: number, type: string, body: string): void => {
      response
        .writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...this.headers })
        .end(body);
    };
    if (url.pathname === '/v1/batch') {
      const { batch } = JSON.parse(await bodyOf(request)) as { batch: Arrived[] };
      this.arrived.push(...batch);
      this.batches.push(batch.map(({ messageId }) => messageId));
      if (batch.some(({ event }) => event?.startsWith('Survey')) && this.lostAnswers-- > 0)
        return send(500, 'text/plain', '');
      const results = batch.map(({ messageId }, index) => ({ index, messageId, status: 'accepted' }));
      const actions = batch.flatMap(({ event }) => this.actions.get(event ?? '') ?? []);
      return send(200, 'application/json', JSON.stringify({ results, actions }));
    }
    if (url.pathname === '/sdk/survey.js') {
      script ??= bundle(`${SOURCES}script-tag.ts`, 'iife');
      return send(200, 'text/javascript', await script);
    }
    const file = /^\/sdk\/survey-(\w+)@(.+)\.js$/.exec(url.pathname);
    if (file) {
      const [, name = '', version] = file;
      if (!this.hasMore || version !== VERSION) return send(404, 'text/plain', '');
      if (!rare.has(name)) rare.set(name, bundle(`${SOURCES}${name}/index.ts`, 'es'));
      return send(200, 'text/javascript', (await rare.get(name)) ?? '');
    }
    if (url.pathname.startsWith('/sdk/')) {
      return send(200, 'text/javascript', readFileSync(new URL(url.pathname.slice('/sdk/'.length), SDK), 'utf8'));
    }
    if (url.pathname.endsWith('/check')) {
      this.checked.push(JSON.parse(await bodyOf(request)));
      return send(200, 'application/json', JSON.stringify({ show: this.mayShow }));
    }
    if (url.pathname.endsWith('/reward')) {
      const { status, body } = (this.rewards.length > 1 ? this.rewards.shift() : this.rewards[0]) ?? { status: 404 };
      return send(status, 'application/json', body ? JSON.stringify(body) : '');
    }
    const id = /^\/v1\/surveys\/([^/]+)$/.exec(url.pathname)?.[1];
    if (!id) return send(200, 'text/html; charset=utf-8', this.page);
    const survey = this.surveys.get(id);
    return send(survey ? 200 : 404, 'application/json', JSON.stringify(survey ?? { error: 'survey_unknown' }));
  });

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return this;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  offer(survey: Survey): void {
    this.surveys.set(survey.id, survey);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
