import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookBody } from '@footfall/contract';
import { Webhook } from 'standardwebhooks';
import { post } from './footfall.ts';
import { until } from './until.ts';

export interface Received {
  id: string;
  body: WebhookBody;
  /** The body to the letter. */
  text: string;
}

/** A receiver of webhooks on loopback that trusts nothing the official library does not verify. */
export class Receiver {
  readonly received: Received[] = [];
  /** Calls whose signature was not good, with the library's reason. */
  readonly forged: string[] = [];
  /** Answers with this status; what it gets is noted all the same. */
  status = 204;
  #secret: string | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.#note(Buffer.concat(parts).toString(), request.headers as Record<string, string>);
        response.writeHead(this.status).end();
      });
    });
  }

  static async listen(port = 0): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(port, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** Registers this receiver and learns its secret. */
  async subscribe(origin: string, types: string[]): Promise<void> {
    const response = await post(origin, '/v1/webhooks', { url: this.url, types }, { authorization: 'Bearer sk_demo' });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    this.#secret = ((await response.json()) as { secret: string }).secret;
  }

  ofType(type: string): Received[] {
    return this.received.filter(({ body }) => body.type === type);
  }

  /** Waits until that many calls of a type have come. */
  async expect(type: string, count: number): Promise<Received[]> {
    await until(
      () => this.ofType(type).length >= count,
      `${count} × ${type}; got ${this.received.map(({ body }) => body.type)}`,
    );
    return this.ofType(type);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #note(text: string, headers: Record<string, string>): void {
    try {
      if (!this.#secret) throw new Error('called before it was subscribed');
      const body = new Webhook(this.#secret).verify(text, headers) as WebhookBody;
      this.received.push({ id: headers['webhook-id'] ?? '', body, text });
    } catch (error) {
      this.forged.push(String(error));
    }
  }
}
