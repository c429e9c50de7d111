import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { LiveEvent } from '@footfall/contract';
import type { Delivery } from '../../../packages/console/src/deliveries/Delivery.ts';
import { withPreview } from '../../../packages/ingest-worker/src/deliveries/webhooks/preset-preview.ts';
import { WEBHOOK_PRESETS } from '../../../packages/ingest-worker/src/deliveries/webhooks/presets.ts';
import { SESSION } from './demoData.ts';
import { demoChannels, demoDomain } from './demoMessages.ts';

const DIST = join(import.meta.dirname, '../../../packages/console/dist');
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const PAGE_SIZE = 50;

export interface Told {
  method: string;
  path: string;
  csrf: string | undefined;
  body: unknown;
}

interface Replay {
  events: { id: string; event: { properties?: { total?: unknown } } }[];
}

interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Serves the built console and speaks the console's part of the contract, in memory. */
export class StandIn {
  readonly password = 'demo';
  /** What arrived, oldest first; push to it and the console must notice. */
  events: LiveEvent[] = [];
  webhooks: Record<string, unknown>[] = [];
  deliveries: Delivery[] = [];
  /** What a message says, and what was told of it. */
  message: { body: unknown; receipts: unknown[] } = { body: { type: 'order.completed' }, receipts: [] };
  inbox: Record<string, unknown>[] = [];
  campaigns: Record<string, unknown>[] = [];
  channels: { channel: string; settings: Record<string, unknown> }[] = demoChannels();
  badEvents: Record<string, unknown>[] = [];
  notices: Record<string, unknown>[] = [];
  deadLetters: Record<string, unknown>[] = [];
  /** How many known events each page tells again: writers commit in another order than they read their clocks. */
  overlap = 3;
  /** How often it was asked what arrived. */
  looks = 0;
  /** Set to a site's id to be one of several: signing in must name it. */
  siteAsked: string | null = null;
  /** Everything that was not a GET. */
  told: Told[] = [];
  /** Set to make every API call fail in this way. */
  trouble: Answer | 'hang up' | null = null;
  onRetry: (deliveryId: string) => void = () => {};

  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));

  /** Starts on a free port and returns the address of the console. */
  async start(): Promise<string> {
    if (!existsSync(join(DIST, 'index.html'))) throw new Error('build it first: npm run build -w packages/console');
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/console/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const isApi = url.pathname.startsWith('/console/api/') || url.pathname.startsWith('/v1/');
    if (!isApi) return this.#file(url.pathname, response);
    if (this.trouble === 'hang up') return void request.destroy();
    const body = await readJson(request);
    const method = request.method ?? 'GET';
    const csrf = request.headers['x-footfall-console'];
    // A question is no change, whatever its method.
    const asks = method === 'GET' || url.pathname.endsWith('/estimate');
    if (!asks) this.told.push({ method, path: url.pathname, csrf: String(csrf), body });
    const signedIn = /(?:^|; )session=1/.test(request.headers.cookie ?? '');
    const answer = this.trouble ?? this.#answer({ method, url, body, signedIn, csrf: csrf === '1' });
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  }

  #answer(call: { method: string; url: URL; body: unknown; signedIn: boolean; csrf: boolean }): Answer {
    const { method, url, body, signedIn } = call;
    if (method !== 'GET' && !call.csrf) return refuse(403, 'csrf', 'The header x-footfall-console is missing.');
    const route = `${method} ${url.pathname}`;
    if (route === 'POST /console/api/session') return this.#signIn(body as { password?: unknown });
    if (route === 'DELETE /console/api/session')
      return { status: 204, headers: { 'set-cookie': 'session=; Path=/; Max-Age=0' } };
    if (!signedIn) return refuse(401, 'signed_out', 'Sign in first.');
    const retried = /^POST \/v1\/deliveries\/([^/]+)\/retry$/.exec(route)?.[1];
    if (retried) {
      this.onRetry(retried);
      return { status: 202, body: {} };
    }
    const removed = /^DELETE \/v1\/webhooks\/([^/]+)$/.exec(route)?.[1];
    if (removed) {
      this.webhooks = this.webhooks.filter((hook) => hook.id !== removed);
      return { status: 204 };
    }
    const looked = /^GET \/v1\/deliveries\/([^/]+)(\/attempts)?$/.exec(route);
    if (looked?.[2])
      return list([{ at: new Date().toISOString(), durationMs: 12, answer: 'HTTP 500', response: 'no' }]);
    if (looked) return { status: 200, body: { id: looked[1], ...this.message } };
    const channel = /^(?:PUT|POST) \/v1\/channels\/(\w+)(\/test)?$/.exec(route);
    if (channel?.[2])
      return { status: 200, body: { outcome: 'sent', providerId: 'p1', warning: 'DKIM is missing. See Channels.' } };
    if (channel) return this.#setChannel(channel[1] ?? '', body as Record<string, unknown>);
    const acted = /^POST \/v1\/webhooks\/([^/]+)\/(rotate|test|replay)$/.exec(route)?.[2];
    if (acted === 'rotate') return { status: 200, body: { secret: `whsec_${'bmV3'.repeat(8)}` } };
    if (acted === 'test') return { status: 200, body: { status: 'delivered', answer: 'HTTP 204' } };
    if (acted === 'replay') return { status: 202, body: { replayed: 3, more: false } };
    const patched = /^PATCH \/v1\/webhooks\/([^/]+)$/.exec(route)?.[1];
    if (patched) {
      this.webhooks = this.webhooks.map((hook) => (hook.id === patched ? { ...hook, ...(body as object) } : hook));
      return { status: 200, body: this.webhooks.find((hook) => hook.id === patched) };
    }
    switch (route) {
      case 'POST /v1/webhooks/estimate':
        return { status: 200, body: { perDay: 12, dollarsPerMonth: 0.01 } };
      case 'GET /console/api/session':
        return { status: 200, body: SESSION };
      case 'GET /console/api/live':
        return { status: 200, body: this.#live(url.searchParams) };
      case 'GET /console/api/notices':
        return list(this.notices);
      case 'GET /v1/webhook-presets':
        return list(WEBHOOK_PRESETS.map((preset) => withPreview(preset, Date.now())));
      case 'GET /v1/webhooks':
        return list(this.webhooks);
      case 'POST /v1/webhooks':
        return this.#createWebhook(body as Record<string, unknown>);
      case 'GET /v1/deliveries': {
        const status = url.searchParams.get('status');
        const channel = url.searchParams.get('channel');
        const campaign = url.searchParams.get('campaign');
        const isOf = (delivery: Delivery) =>
          !channel || (channel === 'message' ? delivery.channel !== 'webhook' : delivery.channel === channel);
        return list(
          this.deliveries.filter(
            (delivery) =>
              (!status || delivery.status === status) &&
              isOf(delivery) &&
              (!campaign || delivery.campaign === campaign),
          ),
        );
      }
      case 'POST /v1/deliveries/retry':
        return { status: 202, body: { retried: 1, more: false } };
      case 'GET /v1/inbox':
        return list(this.inbox);
      case 'GET /v1/campaigns':
        return list(this.campaigns);
      case 'GET /v1/channels':
        return list(this.channels);
      case 'GET /v1/channels/email/domain':
        return { status: 200, body: demoDomain() };
      case 'GET /v1/bad-events':
        return list(this.badEvents);
      case 'POST /v1/bad-events/replay':
        return { status: 200, body: { results: this.#replay(body as Replay) } };
      case 'GET /console/api/dead-letters':
        return list(this.deadLetters);
      default:
        return refuse(404, 'not_found', 'There is nothing at this address.');
    }
  }

  /** Takes in what names a decimal total, as the real one would, and refuses the rest again. */
  #replay({ events }: Replay) {
    return events.map(({ id, event }) => {
      if (typeof event.properties?.total !== 'number') {
        return { id, status: 'invalid', message: 'properties.total is still no decimal number.' };
      }
      this.badEvents = this.badEvents.filter((bad) => bad.id !== id);
      return { id, status: 'accepted' };
    });
  }

  #signIn({ password, site }: { password?: unknown; site?: unknown }): Answer {
    if (this.siteAsked && !site) return refuse(400, 'site_missing', 'Say which site.');
    if (password !== this.password) return refuse(401, 'wrong_password', 'Wrong password.');
    return { status: 200, body: SESSION, headers: { 'set-cookie': 'session=1; Path=/; HttpOnly; SameSite=Strict' } };
  }

  #live(query: URLSearchParams) {
    const next = String(this.events.length);
    const ids = query.get('ids')?.split(',');
    if (ids) return { data: this.events.filter((event) => ids.includes(event.id)), next };
    const after = query.get('after');
    if (after === null) return { data: this.events.slice(-PAGE_SIZE), next };
    this.looks += 1;
    const data = this.events.slice(Math.max(0, Number(after) - this.overlap), Number(after) + PAGE_SIZE);
    return { data, next: String(Math.min(this.events.length, Number(after) + PAGE_SIZE)) };
  }

  /** Keeps settings as the real one tells of them: of a secret only that it is there. */
  #setChannel(name: string, given: Record<string, unknown>): Answer {
    const before = this.channels.find(({ channel }) => channel === name)?.settings;
    const kept = before?.provider === given.provider ? before : {};
    const hidden = Object.fromEntries(
      Object.keys(given).flatMap((member) => (/key|password|token/i.test(member) ? [[member, '•••']] : [])),
    );
    const told = { channel: name, settings: { ...kept, ...given, ...hidden } };
    this.channels = this.channels.map((one) => (one.channel === name ? told : one));
    return { status: 200, body: told };
  }

  #createWebhook(body: Record<string, unknown>): Answer {
    if (!String(body.url).startsWith('http')) return refuse(400, 'invalid_url', 'The url is not an http address.');
    const id = `wh_${this.webhooks.length + 1}`;
    const hook = { id, ...body, status: 'active', createdAt: new Date().toISOString() };
    this.webhooks.push(hook);
    return { status: 201, body: { ...hook, secret: `whsec_${'c2VjcmV0'.repeat(4)}` } };
  }

  #file(path: string, response: ServerResponse): void {
    const wanted = join(DIST, path.replace(/^\/console\//, '/'));
    const file =
      path.startsWith('/console/') && existsSync(wanted) && statSync(wanted).isFile()
        ? wanted
        : join(DIST, 'index.html');
    response.writeHead(200, {
      'content-type': MIME[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    createReadStream(file).pipe(response);
  }
}

const list = (data: unknown[]): Answer => ({ status: 200, body: { data, next: null } });

const refuse = (status: number, error: string, message: string): Answer => ({
  status,
  body: { error, message, docs: '/docs/' },
});

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
