/** Id of the customer who last claimed to be this user, where no trusted caller has named one. */
export async function newestClaimant(db: D1Database, site: string, userId: string): Promise<string | undefined> {
  const row = await db
    .prepare(
      `SELECT id FROM customers WHERE site = ? AND user_id = ? AND trust = 'claimed' ORDER BY last_seen_at DESC LIMIT 1`,
    )
    .bind(site, userId)
    .first<{ id: string }>();
  return row?.id;
}
