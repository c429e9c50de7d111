import { type EventResult, type ImportRows, KEY_MEMORY_DAYS } from '@footfall/contract';
import { type Env, siteDb } from '../env.ts';
import { SETTLED_STATUSES } from './settled-statuses.ts';
import { claimImportRows, markRowsApplied } from './store.ts';

const KEY_MEMORY_MS = KEY_MEMORY_DAYS * 24 * 60 * 60_000;

/**
 * Claims the rows of a file and answers the places in the batch of those that are settled: taken in longer ago than
 * customers remember keys. One of since then its customer knows; one that was claimed and never taken in still may be.
 */
export async function settledRows(env: Env, site: string, rows: ImportRows, now: number): Promise<Set<number>> {
  const claims = await claimImportRows(siteDb(env, site), site, rows.id, rows.rows, now);
  return new Set(rows.rows.flatMap((row, index) => (now - (claims.get(row) ?? now) >= KEY_MEMORY_MS ? [index] : [])));
}

/** Notes before the answer leaves which rows were taken in. Failing that, customers know them for 7 days all the same. */
export async function noteRows(
  env: Env,
  site: string,
  { id, rows }: ImportRows,
  results: EventResult[],
  now: number,
): Promise<void> {
  const taken = results.flatMap(({ index, status }) => (SETTLED_STATUSES.has(status) ? (rows[index] ?? []) : []));
  if (taken.length === 0) return;
  try {
    await markRowsApplied(siteDb(env, site), site, id, taken, now);
  } catch (error) {
    console.error(JSON.stringify({ unit: 'note-rows', site, error: String(error) }));
  }
}
