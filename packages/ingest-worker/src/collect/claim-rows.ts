import { type ImportRows, KEY_MEMORY_DAYS } from '@footfall/contract';
import { type Env, siteDb } from '../env.ts';
import { claimImportRows } from './store.ts';

const KEY_MEMORY_MS = KEY_MEMORY_DAYS * 24 * 60 * 60_000;

/**
 * Claims the rows of a file and answers the places in the batch of those that are settled: claimed longer ago than
 * customers remember keys. A row claimed since then may have been applied or not: its customer knows.
 */
export async function settledRows(env: Env, site: string, rows: ImportRows, now: number): Promise<Set<number>> {
  const claims = await claimImportRows(siteDb(env, site), site, rows.id, rows.rows, now);
  return new Set(rows.rows.flatMap((row, index) => (now - (claims.get(row) ?? now) >= KEY_MEMORY_MS ? [index] : [])));
}
