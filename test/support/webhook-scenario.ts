import { afterAll, afterEach, beforeAll } from 'vitest';
import { asServer, Footfall } from './footfall.ts';
import { type Manner, OddReceiver } from './odd-receiver.ts';
import { until } from './until.ts';

interface Delivery {
  id: string;
  status: string;
  attempts: number;
  lastAnswer: string | null;
  nextAttemptAt: string | null;
}

const SETTLED_WITHIN_MS = 40_000;

/** The whole product for a test file, and receivers of its webhooks for each test. */
export class WebhookScenario {
  footfall!: Footfall;
  readonly #open: OddReceiver[] = [];
  #made = 0;

  /** To be called once in a test file. */
  static use(): WebhookScenario {
    const scenario = new WebhookScenario();
    beforeAll(async () => {
      scenario.footfall = await Footfall.start();
    });
    afterAll(() => scenario.footfall?.stop());
    afterEach(() => scenario.#closeAll());
    return scenario;
  }

  /** Closed after the test. */
  async listen(manner?: Manner): Promise<OddReceiver> {
    const receiver = await OddReceiver.listen(manner);
    this.#open.push(receiver);
    return receiver;
  }

  /** Hears of every event, unless something else is wanted. */
  async receiver(manner?: Manner, wanted: Record<string, unknown> = {}): Promise<OddReceiver> {
    const receiver = await this.listen(manner);
    return receiver.subscribe(this.footfall, { types: ['event.accepted'], ...wanted });
  }

  /** An event of somebody new. */
  view(extra: Record<string, unknown> = {}) {
    this.#made += 1;
    const ids = { messageId: `view-${this.#made}`, anonymousId: `ann-${this.#made}` };
    return { type: 'track', event: 'Product Viewed', ...ids, ...extra };
  }

  async list<T>(path: string): Promise<T[]> {
    return (await this.footfall.get<{ data: T[] }>(path)).data;
  }

  deliveriesOf({ id }: OddReceiver): Promise<Delivery[]> {
    return this.list<Delivery>(`/v1/deliveries?webhook=${id}`);
  }

  /** Waits until so many of a receiver's deliveries have this status, and answers all of them. */
  async settled(of: OddReceiver, status: string, count = 1): Promise<Delivery[]> {
    const there = async () => (await this.deliveriesOf(of)).filter((one) => one.status === status).length >= count;
    await until(there, `${count} × ${status}`, SETTLED_WITHIN_MS);
    return this.deliveriesOf(of);
  }

  async #closeAll(): Promise<void> {
    for (const receiver of this.#open.splice(0)) {
      await fetch(`${this.footfall.origin}/v1/webhooks/${receiver.id}`, { method: 'DELETE', headers: asServer });
      await receiver.close();
    }
  }
}
