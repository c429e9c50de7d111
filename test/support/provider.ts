import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type {
  OutgoingEmail,
  OutgoingPush,
  OutgoingSms,
} from '../../packages/ingest-worker/src/deliveries/messages/adapter.ts';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}
export type ProviderAnswer = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang up';

/** Stands where a provider does: keeps what it is told and answers what a test wants. */
export class Provider {
  baseUrl = '';
  seen: Seen[] = [];
  answer: ProviderAnswer = { status: 202 };
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.seen.push({ method, path: url, headers, body: Buffer.concat(parts).toString() });
        if (url === '/token') return void response.end(JSON.stringify({ access_token: 'at', expires_in: 3600 }));
        if (this.answer === 'hang up') return void response.destroy();
        const { status, headers: told, body } = this.answer;
        response.writeHead(status, { 'content-type': 'application/json', ...told });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
    });
  }

  /** One for a test file, fresh for each test. */
  static forTests(): Provider {
    const provider = new Provider();
    beforeAll(async () => {
      await new Promise<void>((resolve) => provider.#server.listen(0, '127.0.0.1', resolve));
      provider.baseUrl = `http://127.0.0.1:${(provider.#server.address() as AddressInfo).port}`;
    });
    afterAll(() => provider.#server.close());
    beforeEach(() => {
      provider.seen = [];
      provider.answer = { status: 202, headers: { 'x-message-id': 'sg-1' } };
    });
    return provider;
  }
}

/** Demo data: nobody here exists. */
const about = { deliveryId: 'msg_1', site: 'demo', customer: 'c1' };
export const mail: OutgoingEmail = {
  channel: 'email',
  ...about,
  from: { address: 'shop@shop.example', name: 'Größe & Eis' },
  to: { address: 'ann@example.com', name: 'Ann' },
  replyTo: { address: 'hello@shop.example' },
  subject: 'Your cart waits – 50 %',
  html: '<p>Hi</p>',
  text: 'Hi',
  headers: { 'List-Unsubscribe': '<https://shop.example/u>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
export const sms: OutgoingSms = { channel: 'sms', ...about, to: '+491701234567', text: 'Grüße & mehr' };
export const push: OutgoingPush = {
  ...{ channel: 'push', ...about, token: 't', title: 'Hi', text: 'There', url: 'https://shop.example/' },
};
