import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Action,
  type BatchAnswer,
  type EventContext,
  type EventResult,
  MAX_EVENT_BYTES,
} from '@footfall/contract';

/** An event as it arrived, the batch's context merged under its own. */
export interface Arrived {
  messageId: string;
  type: string;
  event?: string;
  anonymousId: string;
  userId?: string;
  timestamp: string;
  properties: Record<string, unknown>;
  context: EventContext;
}

export interface Attempt {
  /** Milliseconds since 1970. */
  at: number;
  method: string;
  headers: IncomingMessage['headers'];
  body: string;
  events: Arrived[];
  sentAt: string;
  token?: string;
}

/** What a scenario wants in place of the contract's answer; nothing means the contract's answer. */
export type Script = (attempt: Attempt, response: ServerResponse, count: number) => 'handled' | undefined;

const DIST = new URL('../../../../packages/sdk/dist/', import.meta.url);

/**
 * An ingest by the contract, in memory: remembers every attempt, and keys as the Worker does, so that a scenario can
 * say what arrived, how often, and what counted.
 */
export class Ingest {
  readonly attempts: Attempt[] = [];
  /** What counted, once each, in the order it arrived. */
  readonly counted: Arrived[] = [];
  /** Events that came again after they had counted. */
  readonly duplicates: Arrived[] = [];
  /** Names of events that were too large. */
  readonly refused: string[] = [];
  readonly preflights: string[] = [];
  /** Answered with the batch that holds the event of this name. */
  readonly actions = new Map<string, Action>();
  /** Files under /sdk/ beside those of the build. */
  readonly files = new Map<string, string>();
  /** Names of the SDK's files that were asked for. */
  readonly fetched: string[] = [];
  latencyMs = 0;
  /** Its clock, which a test may move. */
  now = Date.now;
  script: Script | undefined;
  readonly #server: Server = createServer((request, response) => this.#serve(request, response));
  readonly #keys = new Set<string>();

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return this;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get names(): string[] {
    return this.counted.map((arrived) => arrived.event ?? arrived.type);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }

  /** Takes the events of an attempt in, as the Worker would, and says what became of each. */
  accept(attempt: Attempt): BatchAnswer {
    const actions: Action[] = [];
    const results = attempt.events.map((arrived, index): EventResult => {
      const action = this.actions.get(arrived.event ?? arrived.type);
      if (action) actions.push(action);
      const { messageId } = arrived;
      if (Buffer.byteLength(JSON.stringify(arrived)) > MAX_EVENT_BYTES) {
        this.refused.push(arrived.event ?? arrived.type);
        return { index, messageId, status: 'invalid', code: 'event_too_large' };
      }
      if (this.#keys.has(messageId)) {
        this.duplicates.push(arrived);
        return { index, messageId, status: 'duplicate' };
      }
      this.#keys.add(messageId);
      this.counted.push(arrived);
      return { index, messageId, status: 'accepted' };
    });
    return { results, actions };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    const path = (request.url ?? '').split('?')[0] as string;
    if (request.method === 'OPTIONS') {
      this.preflights.push(path);
      response.writeHead(204, { 'access-control-allow-headers': '*' }).end();
      return;
    }
    if (path.startsWith('/sdk/')) return this.#file(path.slice('/sdk/'.length), response);
    let body = '';
    try {
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
    } catch {
      return;
    }
    const attempt = read(request, body, this.now());
    this.attempts.push(attempt);
    if (this.script?.(attempt, response, this.attempts.length) === 'handled') return;
    const answer = this.accept(attempt);
    await new Promise((waited) => setTimeout(waited, this.latencyMs));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }

  #file(name: string, response: ServerResponse): void {
    this.fetched.push(name);
    try {
      const source = this.files.get(name) ?? readFileSync(new URL(name, DIST));
      response.setHeader('content-type', 'text/javascript').end(source);
    } catch {
      response.writeHead(404).end();
    }
  }
}

function read(request: IncomingMessage, body: string, at: number): Attempt {
  const parsed = JSON.parse(body || '{}');
  const { anonymousId, userId } = parsed;
  const events = (parsed.batch ?? []).map((event: Arrived) => ({
    ...(event.anonymousId || event.userId ? {} : { anonymousId, userId }),
    ...event,
    properties: event.properties ?? {},
    context: { ...parsed.context, ...event.context },
  }));
  return {
    at,
    method: request.method ?? '',
    headers: request.headers,
    body,
    events,
    sentAt: parsed.sentAt,
    token: parsed.token,
  };
}
