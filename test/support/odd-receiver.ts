import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookBody } from '@footfall/contract';
import { asServer, type Footfall } from './footfall.ts';

export interface Call {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  at: number;
}

/** Answers the nth call, from 0, in whatever way a test wants. */
export type Manner = (response: ServerResponse, nth: number) => void;

/** A receiver that may fail, hang, redirect or say too much. */
export class OddReceiver {
  readonly calls: Call[] = [];
  manner: Manner = (response) => response.writeHead(204).end();
  id = '';
  secret = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const text = Buffer.concat(parts).toString();
        this.calls.push({ path: request.url ?? '', headers: request.headers, text, at: Date.now() });
        this.manner(response, this.calls.length - 1);
      });
    });
  }

  static async listen(manner?: Manner): Promise<OddReceiver> {
    const receiver = new OddReceiver();
    if (manner) receiver.manner = manner;
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get ids(): string[] {
    return this.calls.map(({ headers }) => String(headers['webhook-id']));
  }

  get bodies(): WebhookBody[] {
    return this.calls.map(({ text }) => JSON.parse(text) as WebhookBody);
  }

  async subscribe(footfall: Footfall, wanted: Record<string, unknown>): Promise<this> {
    const response = await footfall.post('/v1/webhooks', { url: `${this.origin}/hook`, ...wanted }, asServer);
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    Object.assign(this, await response.json());
    return this;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
