import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ShopPage {
  html: string;
  headers?: Record<string, string>;
}

const SLOW_MS = 1_000;

/** The host page's server: what it serves is set by path, everything else is an empty page. */
export class Shop {
  readonly pages = new Map<string, ShopPage>();
  readonly visited: string[] = [];
  /** Paths that the browser fetched before anybody went there. */
  readonly prerendered: string[] = [];
  readonly #slow = new Map<string, [first: string, last: string]>();
  readonly #server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] as string;
    this.visited.push(path);
    if (`${request.headers['sec-purpose']}`.includes('prerender')) this.prerendered.push(path);
    const [first, last] = this.#slow.get(path) ?? [];
    if (last) {
      response.writeHead(200, { 'content-type': 'text/html' }).write(first);
      setTimeout(() => response.end(last), SLOW_MS);
      return;
    }
    const { html, headers = {} } = this.pages.get(path) ?? { html: '<!doctype html><title>Elsewhere</title>' };
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(html);
  });

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return this;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  page(path: string, body: string, head = '', headers: Record<string, string> = {}): string {
    this.pages.set(path, {
      headers,
      html: `<!doctype html><html lang="en"><head><title>Shop ${path}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    });
    return this.origin + path;
  }

  /** A page whose server says the last of it long after the first. */
  slowly(path: string, first: string, last: string): void {
    this.#slow.set(path, [first, last]);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((stopped) => this.#server.close(stopped));
  }
}
