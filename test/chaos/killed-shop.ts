import type { ChildProcess } from 'node:child_process';
import type { BatchAnswer } from '@footfall/contract';
import { asServer, statuses } from '../support/footfall.ts';
import { answers, freePort, killGroup, startGroup } from '../support/killable.ts';
import { until } from '../support/until.ts';

const BATCH = 50;
/** A shop's server asks again after this, and gives up waiting for an answer after that. */
const RETRY_MS = 300;
const CALL_TIMEOUT_MS = 30_000;
/** Some starts, what was cut off being leased for a minute, and a machine with other things to do. */
const TAKEN_WITHIN_MS = 300_000;

/** A mail as its log has it. */
export interface MailRow {
  id: string;
  recipient: string | null;
  status: string;
}

/** The demo site of a server that is killed again and again, and the shop that goes on telling it what happens. */
export class KilledShop {
  readonly #port: number;
  readonly #dataDir: string;
  #running: ChildProcess | undefined;

  private constructor(port: number, dataDir: string) {
    this.#port = port;
    this.#dataDir = dataDir;
  }

  static async start(dataDir: string): Promise<KilledShop> {
    const shop = new KilledShop(await freePort(), dataDir);
    await shop.startAgain();
    return shop;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  async startAgain(): Promise<void> {
    this.#running = await startGroup(this.#port, this.#dataDir);
  }

  /** `kill -9` of everything at once. */
  async kill(): Promise<void> {
    if (this.#running?.pid) killGroup(this.#running.pid);
    this.#running = undefined;
    await until(async () => !(await answers(this.origin)), 'the killed server to be gone');
  }

  /** Has a campaign send a mail to whoever signs up, by a mail server on loopback. */
  async sendMailsBy(port: number): Promise<void> {
    const from = { address: 'shop@shop.example' };
    await this.#call('PUT', '/v1/channels/email', {
      provider: 'smtp',
      from,
      host: '127.0.0.1',
      port,
      security: 'none',
    });
    const words = { subject: 'Thank you', html: '<p>Thank you</p>', text: 'Thank you' };
    const send = { id: 'm', do: 'send', channels: ['email'], content: { email: words } };
    const trigger = { on: 'event', event: 'Signed Up' };
    await this.#call('POST', '/v1/campaigns', { id: 'thanks', name: 'Thanks', trigger, steps: [send] });
    await this.#call('POST', '/v1/campaigns/thanks/publish', {});
  }

  /**
   * Told again until each event is taken in, as a shop's server would: one that is dead answers nothing. `hasRoom` says,
   * by how many were told, whether to go on.
   */
  async tell(events: unknown[], hasRoom: (told: number) => boolean = () => true): Promise<void> {
    for (let from = 0; from < events.length; from += BATCH) {
      await until(() => hasRoom(from), 'what was told to lead to something', TAKEN_WITHIN_MS);
      const batch = events.slice(from, from + BATCH);
      await until(() => this.#isTaken(batch), 'events to be taken in', TAKEN_WITHIN_MS);
    }
  }

  async #isTaken(batch: unknown[]): Promise<boolean> {
    try {
      const answer = (await this.#call('POST', '/v1/batch', { batch })) as BatchAnswer;
      if (statuses(answer).every((status) => status === 'accepted' || status === 'duplicate')) return true;
    } catch {
      // Dead, dying or just starting: asked again.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return false;
  }

  /** Deliveries that have not come to their end. */
  async waiting(): Promise<number> {
    const text = await (await fetch(`${this.origin}/metrics`)).text();
    const found = text.matchAll(/^footfall_deliveries_waiting\{[^}]*\} (\d+)$/gm);
    return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** Every mail that was asked for. */
  async mails(): Promise<MailRow[]> {
    const all: MailRow[] = [];
    let cursor: string | null = '';
    do {
      const path: string = `/v1/deliveries?channel=email&cursor=${encodeURIComponent(cursor)}`;
      const page = (await this.#call('GET', path)) as { data: MailRow[]; next: string | null };
      all.push(...page.data);
      cursor = page.next;
    } while (cursor !== null);
    return all;
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.origin + path, {
      method,
      headers: { ...asServer, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
