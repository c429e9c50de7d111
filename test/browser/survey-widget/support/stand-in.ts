import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Survey } from '@footfall/contract';
import { bundle } from '../../../../packages/survey-widget/build/bundle.ts';

const ENTRY = fileURLToPath(new URL('../../../../packages/survey-widget/src/script-tag.ts', import.meta.url));
let script: Promise<string> | undefined;

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
  readonly #server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    this.asked.push(url.pathname + url.search);
    const send = (status: number, type: string, body: string): void => {
      response
        .writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...this.headers })
        .end(body);
    };
    if (url.pathname === '/sdk/survey.js') {
      script ??= bundle(ENTRY, 'iife');
      return send(200, 'text/javascript', await script);
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
