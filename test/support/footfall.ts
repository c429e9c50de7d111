import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchAnswer } from '@footfall/contract';
import { type Server, startServer } from '../../scripts/server/start-server.mts';

export const asServer = { authorization: 'Bearer sk_demo' };
export const asBrowser = { authorization: `Basic ${btoa('wk_demo:')}` };

/** The whole product as `npm start` serves it, on a free port and storage of its own. */
export class Footfall {
  readonly server: Server;
  readonly #dataDir: string;

  private constructor(server: Server, dataDir: string) {
    this.server = server;
    this.#dataDir = dataDir;
  }

  static async start(bindings: Record<string, string> = {}): Promise<Footfall> {
    const dataDir = mkdtempSync(join(tmpdir(), 'footfall-'));
    return new Footfall(await startServer({ port: 0, dataDir, bindings }), dataDir);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  get origin(): string {
    return this.server.url.origin;
  }

  post(path: string, body: unknown, headers: Record<string, string> = asServer): Promise<Response> {
    return post(this.origin, path, body, headers);
  }

  async get<T>(path: string, headers: Record<string, string> = asServer): Promise<T> {
    const response = await fetch(this.origin + path, { headers });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  }

  /** Sends one batch and answers what became of its events. */
  async tell(events: unknown[], headers: Record<string, string> = asBrowser): Promise<BatchAnswer> {
    const response = await this.post('/v1/batch', { batch: events }, headers);
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return response.json() as Promise<BatchAnswer>;
  }

  /** Rows of the ledger, to look at what no API tells. */
  async rows<T>(sql: string): Promise<T[]> {
    const { DB } = await this.server.miniflare.getBindings<{ DB: import('@cloudflare/workers-types').D1Database }>();
    return (await DB.prepare(sql).all<T>()).results;
  }
}

export function post(origin: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
  return fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const statuses = (answer: BatchAnswer) => answer.results.map(({ status }) => status);
