import { ERASED } from '../collect/store.ts';

/** By what somebody is found, for as long as their erasure runs. */
export interface Traces {
  /** Ids and addresses as they occur in raw texts. */
  texts: string[];
  /** Names of their objects, which own orders. */
  names: string[];
  /** Ids of the devices that became part of them. */
  devices: string[];
}

export interface Erasure {
  id: string;
  site: string;
  customer: string;
  traces: Traces | null;
  status: 'running' | 'done';
  requestedBy: string;
  requestedAt: number;
  finishedAt: number | null;
}

type Row = Omit<Erasure, 'traces'> & { traces: string | null };
const COLUMNS = `id, site, customer, traces, status, requested_by AS requestedBy, requested_at AS requestedAt,
  finished_at AS finishedAt`;
const erasureFrom = ({ traces, ...row }: Row): Erasure => ({
  ...row,
  traces: traces === null ? null : (JSON.parse(traces) as Traces),
});

export async function insertErasure(db: D1Database, erasure: Erasure): Promise<void> {
  const { id, site, customer, traces, requestedBy, requestedAt } = erasure;
  await db
    .prepare('INSERT INTO erasures (id, site, customer, traces, requested_by, requested_at) VALUES (?, ?, ?, ?, ?, ?)')
    .bind(id, site, customer, JSON.stringify(traces), requestedBy, requestedAt)
    .run();
}

export async function findErasure(db: D1Database, site: string, id: string): Promise<Erasure | undefined> {
  const row = await db.prepare(`SELECT ${COLUMNS} FROM erasures WHERE site = ? AND id = ?`).bind(site, id).first<Row>();
  return row ? erasureFrom(row) : undefined;
}

/** The one that is under way for a customer. */
export async function runningErasure(db: D1Database, customer: string): Promise<Erasure | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM erasures WHERE customer = ? AND status = 'running'`)
    .bind(customer)
    .first<Row>();
  return row ? erasureFrom(row) : undefined;
}

/** Newest first. */
export async function listErasures(db: D1Database, site: string, limit: number): Promise<Erasure[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM erasures WHERE site = ? ORDER BY requested_at DESC LIMIT ?`)
    .bind(site, limit)
    .all<Row>();
  return results.map(erasureFrom);
}

/** Those that are under way, the oldest first. */
export async function openErasures(db: D1Database, limit: number): Promise<Erasure[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM erasures WHERE status = 'running' ORDER BY requested_at LIMIT ?`)
    .bind(limit)
    .all<Row>();
  return results.map(erasureFrom);
}

/** From now on no late message writes facts of this customer up to this number. */
export async function barCustomer(db: D1Database, customer: string, until: number): Promise<void> {
  await db
    .prepare(
      `INSERT INTO erased_customers (id, until) VALUES (?1, ?2)
       ON CONFLICT (id) DO UPDATE SET until = max(until, excluded.until)`,
    )
    .bind(customer, until)
    .run();
}

/** Up to which number facts of these customers may not be written. */
export async function barredUntil(db: D1Database, customers: string[]): Promise<Map<string, number>> {
  const { results } = await db
    .prepare('SELECT id, until FROM erased_customers WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(customers))
    .all<{ id: string; until: number }>();
  return new Map(results.map(({ id, until }) => [id, until]));
}

/**
 * What is kept of a fact once its customer was erased: the kind and when, and what totals are made of. `?1` are the
 * kinds of orders.
 */
const ANONYMOUS_DATA = `CASE
  WHEN type LIKE 'order.%' THEN json_object('order', json_object(
    'currency', data ->> '$.order.currency', 'totalMinor', data ->> '$.order.totalMinor',
    'refundedMinor', data ->> '$.order.refundedMinor', 'toldBy', data ->> '$.order.toldBy'))
  WHEN type LIKE 'segment.%' THEN json_object('segment', json_object('id', data ->> '$.segment.id'))
  ELSE '{}' END`;

/** Takes one customer out of the ledger up to a number: raw history goes, facts stay as what totals are made of. */
export async function eraseFromLedger(db: D1Database, site: string, customer: string, until: number): Promise<void> {
  const [from, to] = [`${customer}:`, `${customer}:${String(until + 1).padStart(12, '0')}`];
  await db.batch([
    db.prepare('DELETE FROM chunks WHERE id >= ? AND id < ? AND site = ?').bind(from, to, site),
    db
      .prepare(
        `UPDATE facts SET cause = NULL, data = ${ANONYMOUS_DATA} WHERE customer = ? AND sequence <= ? AND site = ?`,
      )
      .bind(customer, until, site),
    db
      .prepare(
        `DELETE FROM receipts WHERE delivery IN (SELECT id FROM deliveries WHERE customer = ? AND sequence <= ? AND site = ?)`,
      )
      .bind(customer, until, site),
    db
      .prepare(
        `DELETE FROM attempts WHERE delivery IN (SELECT id FROM deliveries WHERE customer = ? AND sequence <= ? AND site = ?)`,
      )
      .bind(customer, until, site),
    db.prepare('DELETE FROM deliveries WHERE customer = ? AND sequence <= ? AND site = ?').bind(customer, until, site),
    db.prepare('DELETE FROM inbox WHERE customer = ? AND site = ?').bind(customer, site),
    // A code stays used or unused; whose it was, and for which cart or order, is not known any more.
    db
      .prepare(
        'DELETE FROM coupon_uses WHERE site = ?2 AND code IN (SELECT code FROM coupons WHERE customer = ?1 AND site = ?2)',
      )
      .bind(customer, site),
    db
      .prepare(
        `UPDATE coupons SET customer = 'erased ' || code, entity = '', order_id = NULL, address = NULL WHERE customer = ? AND site = ?`,
      )
      .bind(customer, site),
    db.prepare('DELETE FROM interests WHERE customer = ? AND site = ?').bind(customer, site),
    db.prepare('DELETE FROM coupon_misses WHERE customer = ? AND site = ?').bind(customer, site),
    db.prepare('DELETE FROM segment_members WHERE customer = ? AND site = ?').bind(customer, site),
    // Words may say who somebody is, and a response with a few answers is a person.
    db.prepare('DELETE FROM survey_answers WHERE customer = ? AND site = ?').bind(customer, site),
    db.prepare('DELETE FROM survey_responses WHERE customer = ? AND site = ?').bind(customer, site),
    db.prepare('DELETE FROM customers WHERE id = ? AND site = ?').bind(customer, site),
    db.prepare('DELETE FROM dead_letters WHERE site = ? AND instr(body, ?) > 0').bind(site, customer),
  ]);
}

/** Refused events that name somebody. Each trace is looked for as a JSON text, so that "1" does not mean "10". */
export async function eraseBadEvents(db: D1Database, site: string, texts: string[]): Promise<void> {
  const quoted = texts.map((text) => JSON.stringify(text));
  await db
    .prepare(
      `DELETE FROM bad_events WHERE site = ?1
       AND EXISTS (SELECT 1 FROM json_each(?2) WHERE instr(bad_events.event, value) > 0)`,
    )
    .bind(site, JSON.stringify(quoted))
    .run();
}

/** Orders of these objects. They stay claimed, so that a late telling counts nothing. */
export async function ordersOf(db: D1Database, site: string, names: string[]): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT order_id AS id FROM order_claims WHERE site = ? AND owner IN (SELECT value FROM json_each(?))')
    .bind(site, JSON.stringify(names))
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Keeps orders under the hash of their number, as nobody's. */
export async function anonymizeOrders(
  db: D1Database,
  site: string,
  orders: { id: string; hash: string }[],
): Promise<void> {
  const update = db.prepare(
    `UPDATE OR REPLACE order_claims SET order_id = ?3, owner = '${ERASED}', previous_owner = NULL
     WHERE site = ?1 AND order_id = ?2`,
  );
  if (orders.length > 0) await db.batch(orders.map(({ id, hash }) => update.bind(site, id, hash)));
}

/** It is done; what it knew of whom it was about goes with it. */
export async function finishErasure(db: D1Database, id: string, now: number): Promise<void> {
  await db
    .prepare(`UPDATE erasures SET status = 'done', traces = NULL, finished_at = ? WHERE id = ?`)
    .bind(now, id)
    .run();
}
