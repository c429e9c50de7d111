import { type CustomerState, newCustomer, type StoredState, upgradeState } from '@footfall/engine';
import { parseName } from '../collect/object-name.ts';
import { KeyMemory } from './key-memory.ts';
import { outboxText, type PendingChunk, readOutbox } from './outbox.ts';

/** All that an object keeps, as one row: the platform bills rows, not bytes. */
export interface CustomerRow {
  state: CustomerState;
  keys: KeyMemory;
  outbox: PendingChunk[];
  /** When the alarm was last set to ring, epoch milliseconds; past once it has rung. */
  alarmAt: number | undefined;
  /** When time alone changes something next, epoch milliseconds. */
  wakeAt: number | undefined;
}

/** Of a customer nobody has seen, by the name of their object. */
export function newRow(name: string, now: number): CustomerRow {
  const { site, kind, id } = parseName(name);
  return {
    state: newCustomer(site, kind, id, now),
    keys: new KeyMemory(),
    outbox: [],
    alarmAt: undefined,
    wakeAt: undefined,
  };
}

type Stored = { state: string; keys: ArrayBuffer; outbox: string; alarm_at: number | null; wake_at: number | null };

/** Reads the row, or nothing from an object that was never written: looking at one costs no storage. */
export function readRow(sql: SqlStorage): CustomerRow | undefined {
  const [table] = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'customer'").toArray();
  if (!table) return undefined;
  const [stored] = sql.exec<Stored>('SELECT state, keys, outbox, alarm_at, wake_at FROM customer').toArray();
  if (!stored) return undefined;
  return {
    state: upgradeState(JSON.parse(stored.state) as StoredState),
    keys: new KeyMemory(stored.keys),
    outbox: readOutbox(stored.outbox),
    alarmAt: stored.alarm_at ?? undefined,
    wakeAt: stored.wake_at ?? undefined,
  };
}

/** Writes the whole row; `create` makes its table first. */
export function writeRow(sql: SqlStorage, row: CustomerRow, create: boolean): void {
  if (create) {
    sql.exec(
      `CREATE TABLE IF NOT EXISTS customer (
        one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, keys BLOB NOT NULL, outbox TEXT NOT NULL, alarm_at INTEGER, wake_at INTEGER
      )`,
    );
  }
  sql.exec(
    'INSERT OR REPLACE INTO customer (one, state, keys, outbox, alarm_at, wake_at) VALUES (1, ?, ?, ?, ?, ?)',
    JSON.stringify(row.state),
    row.keys.toBlob(),
    outboxText(row.outbox),
    row.alarmAt ?? null,
    row.wakeAt ?? null,
  );
}
