import { runInDurableObject, SELF } from 'cloudflare:test';
import type { SegmentAnswer, SegmentCondition } from '@footfall/contract';
import { nameText } from '../collect/object-name.ts';
import { type CustomerDoor, customerStub } from '../customers/customer-stub.ts';
import { arrivedChunks } from '../ledger/store.ts';
import { bindings, tell } from './worker.ts';

interface Answer<T> {
  status: number;
  body: T;
}

/** A site of a test's own, and how its servers speak: versions of rules stay in an isolate's memory. */
export class Shop {
  readonly id: string;
  readonly headers: Record<string, string>;

  /** The demo site, which every test finds as it is at first. */
  static readonly asDemo = new Shop('demo', 'sk_demo');

  private constructor(id: string, secret: string) {
    this.id = id;
    this.headers = { authorization: `Bearer ${secret}` };
  }

  static async open(settings: Record<string, unknown> = {}): Promise<Shop> {
    const body = JSON.stringify({
      name: 'Shop',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      consent: 'granted',
      ...settings,
    });
    const headers = { authorization: 'Bearer ad_test' };
    const response = await SELF.fetch('https://footfall.test/v1/sites', { method: 'POST', headers, body });
    const { id, keys } = await response.json<{ id: string; keys: { secret: string } }>();
    return new Shop(id, keys.secret);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const response = await SELF.fetch(`https://footfall.test${path}`, {
      method,
      headers: this.headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** Trusted events, and waits until the ledger has what they led to. */
  async tell(...events: unknown[]): Promise<void> {
    await tell(events, this.headers);
    const users = events.map((event) => (event as { userId: string }).userId);
    await Promise.all([...new Set(users)].map((user) => this.settled(user)));
  }

  customer(userId: string): CustomerDoor {
    return customerStub(bindings, nameText(this.id, { kind: 'u', id: userId }));
  }

  /** Waits until the ledger has all that this customer decided. */
  async settled(userId: string): Promise<void> {
    await eventually(async () => {
      const pending = await pendingChunks(this.customer(userId));
      return pending.length === (await arrivedChunks(bindings.DB, pending)).size;
    }, `the ledger to have the facts of ${userId}`);
  }

  /** Drafts a segment and publishes it. */
  async publish(
    id: string,
    when: SegmentCondition,
    { announceExisting = false, ...extra }: Record<string, unknown> = {},
  ): Promise<SegmentAnswer> {
    const made = await this.call('POST', '/v1/segments', { id, name: id.toUpperCase(), when, ...extra });
    if (made.status !== 201) throw new Error(JSON.stringify(made));
    const published = await this.call<SegmentAnswer>('POST', `/v1/segments/${id}/publish`, { announceExisting });
    if (published.status !== 202) throw new Error(JSON.stringify(published));
    return published.body;
  }

  async segment(id: string): Promise<SegmentAnswer> {
    return (await this.call<SegmentAnswer>('GET', `/v1/segments/${id}`)).body;
  }

  /** Waits until everybody has met the newest rules. */
  async woken(id: string): Promise<SegmentAnswer> {
    await eventually(async () => (await this.segment(id)).progress?.state === 'done', `the publish of ${id}`);
    return this.segment(id);
  }
}

function pendingChunks(customer: CustomerDoor): Promise<string[]> {
  return runInDurableObject(customer, (_object, state) => {
    const [row] = state.storage.sql.exec<{ outbox: string }>('SELECT outbox FROM customer').toArray();
    return (JSON.parse(row?.outbox ?? '[]') as { id: string }[]).map(({ id }) => id);
  });
}

const POLL_MS = 10;
const PATIENCE_MS = 15_000;

/** Waits for the queue, which keeps its own time. */
export async function eventually(happened: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
