import { DurableObject } from 'cloudflare:workers';
import {
  type AddressMessage,
  type AddressState,
  type AddressVerdict,
  claimAddress,
  giveBackAddress,
  newAddress,
  type Suppression,
  type SuppressionReason,
  suppressAddress,
  welcomeAddress,
} from '@footfall/engine';
import type { Env } from '../env.ts';

/** What is known of an address, for people. */
export interface AddressView {
  suppressed: Suppression | null;
  verifiedAt: number | null;
  /** How often its owner took a suppression back. */
  welcomes: number;
}

/**
 * One address as one site knows it, whichever customers name it: ten thousand invented ones cannot bomb one mailbox.
 * The address itself is not kept. Each call is synchronous from reading to writing.
 */
export class AddressObject extends DurableObject<Env> {
  #state: AddressState | undefined;

  /** Whether a message may go out now; asked again for the same one the answer is the same. */
  async claim(message: AddressMessage, now: number): Promise<AddressVerdict> {
    const { state, verdict } = claimAddress(this.#current(), message, now);
    this.#keep(state);
    return verdict;
  }

  async giveBack(deliveryId: string): Promise<void> {
    this.#keep(giveBackAddress(this.#current(), deliveryId));
  }

  async suppress(reason: SuppressionReason, at: number): Promise<void> {
    this.#keep(suppressAddress(this.#current(), reason, at));
  }

  /** Somebody who reads what arrives here says that messages are welcome. */
  async verify(at: number): Promise<void> {
    this.#keep(welcomeAddress(this.#current(), at));
  }

  async view(): Promise<AddressView> {
    const { suppressed = null, verifiedAt = null, welcomes = 0 } = this.#current();
    return { suppressed, verifiedAt, welcomes };
  }

  #current(): AddressState {
    if (this.#state) return this.#state;
    const { sql } = this.ctx.storage;
    const [table] = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'address'").toArray();
    const [row] = table ? sql.exec<{ state: string }>('SELECT state FROM address').toArray() : [];
    this.#state = row ? (JSON.parse(row.state) as AddressState) : newAddress();
    return this.#state;
  }

  #keep(state: AddressState): void {
    if (state === this.#state) return;
    const { sql } = this.ctx.storage;
    sql.exec('CREATE TABLE IF NOT EXISTS address (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)');
    sql.exec('INSERT OR REPLACE INTO address (one, state) VALUES (1, ?)', JSON.stringify(state));
    this.#state = state;
  }
}
