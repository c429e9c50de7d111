import type { BatchAnswer, EventStatus } from '@footfall/contract';
import type { Row } from './read-rows.mts';

const MAX_ATTEMPTS = 20;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export interface Target {
  host: string;
  secretKey: string;
  importId: string;
}

/** What became of one row. */
export interface RowResult {
  row: number;
  status: EventStatus;
  message?: string;
}

/**
 * Sends rows until each has an answer that is final. Sending a row again is harmless: the server knows it by the
 * import and the row. Throws where the server refuses the whole request, or never gets round to a row.
 */
export async function sendRows(target: Target, rows: Row[], wait = sleep): Promise<RowResult[]> {
  const results: RowResult[] = rows
    .filter(({ unreadable }) => unreadable)
    .map(({ number, unreadable }) => ({ row: number, status: 'invalid', message: String(unreadable) }));
  let open = rows.filter(({ unreadable }) => !unreadable);
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt === MAX_ATTEMPTS)
      throw new Error(`row ${open[0]?.number} could not be stored after ${attempt} attempts`);
    const { answer, retryAfterMs } = await post(target, open);
    const told = answer?.results ?? [];
    const again = open.filter((_, index) => !told[index] || ['retry', 'limited'].includes(told[index].status));
    for (const [index, { number }] of open.entries()) {
      const result = told[index];
      if (!result || again.some((row) => row.number === number)) continue;
      results.push({ row: number, status: result.status, ...(result.message ? { message: result.message } : {}) });
    }
    open = again;
    if (open.length > 0) await wait(retryAfterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
  }
  return results;
}

async function post(target: Target, rows: Row[]): Promise<{ answer?: BatchAnswer; retryAfterMs?: number }> {
  const response = await fetch(`${target.host}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      batch: rows.map(({ event }) => event),
      historical: true,
      import: { id: target.importId, rows: rows.map(({ number }) => number) },
    }),
  }).catch((error: unknown) => error as Error);
  if (response instanceof Error) return {};
  const seconds = Number(response.headers.get('retry-after'));
  const pause = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
  if (response.status === 429 || response.status >= 500) return pause;
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return { answer: (await response.json()) as BatchAnswer, ...pause };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
