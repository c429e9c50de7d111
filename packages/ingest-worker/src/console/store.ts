const PAGE_SIZE = 100;

export interface DeadLetter {
  id: string;
  queue: string;
  reason: string;
  /** ISO 8601 UTC. */
  at: string;
  body: string;
}

/** Newest first. */
export async function deadLetters(db: D1Database, site: string): Promise<DeadLetter[]> {
  const { results } = await db
    .prepare('SELECT id, queue, reason, body, at FROM dead_letters WHERE site = ? ORDER BY at DESC LIMIT ?')
    .bind(site, PAGE_SIZE)
    .all<Omit<DeadLetter, 'at'> & { at: number }>();
  return results.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
