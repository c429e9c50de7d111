import { firstLookAt } from '@footfall/engine';
import type { NewConfirmation } from './confirmation/new-confirmations.ts';
import type { NewMessage, WithheldMessage } from './new-messages.ts';

/** For the batch that writes a chunk: what it asks for, and what of that was given up since. */
export function messageStatements(
  db: D1Database,
  site: string,
  customer: string,
  asked: NewMessage[],
  withheld: WithheldMessage[],
  confirmations: NewConfirmation[],
  now: number,
): D1PreparedStatement[] {
  const statements: D1PreparedStatement[] = [];
  if (asked.length > 0) {
    statements.push(
      db
        .prepare(
          `INSERT OR IGNORE INTO deliveries (id, site, channel, customer, sequence, type, body, campaign, campaign_version,
             run, step, message, next_attempt_at, created_at)
           SELECT value ->> 'id', ?1, value ->> 'channel', ?2, value ->> 'sequence', 'message', '{}', value ->> 'campaign',
             value ->> 'version', value ->> 'run', value ->> 'step', value ->> 'message', ?3, ?3
           FROM json_each(?4)`,
        )
        .bind(site, customer, now, JSON.stringify(asked)),
    );
  }
  if (withheld.length > 0) {
    statements.push(
      db
        .prepare(
          `UPDATE deliveries SET status = 'withheld', next_attempt_at = NULL, leased_until = NULL,
             reason = (SELECT value ->> 'reason' FROM json_each(?1) WHERE value ->> 'id' = deliveries.id)
           WHERE id IN (SELECT value ->> 'id' FROM json_each(?1)) AND status = 'pending'`,
        )
        .bind(JSON.stringify(withheld)),
    );
  }
  if (confirmations.length > 0) {
    statements.push(
      db
        .prepare(
          `INSERT OR IGNORE INTO deliveries (id, site, channel, customer, sequence, type, body, recipient, next_attempt_at, created_at)
           SELECT value ->> 'id', ?1, 'email', ?2, value ->> 'sequence', 'confirmation', '{}', value ->> 'recipient', ?3, ?3
           FROM json_each(?4)`,
        )
        .bind(site, customer, now, JSON.stringify(confirmations)),
    );
  }
  return statements;
}

/** A message this call may send now. */
export interface ClaimedMessage {
  id: string;
  customer: string;
  message: string;
  attempts: number;
  /** `message`, or `confirmation`: one that no campaign asked for. */
  type: string;
  /** Of a confirmation, or of a message that was handed over before. */
  recipient: string | null;
  /** When an answer was lost: a person asks for it again. */
  lostAt: number | null;
  /** What it said then. */
  body: string;
}

/**
 * Claims the messages that are due among these ids. One that was being sent when its sender died is nobody's to send
 * again: whether the provider has it only a receipt or a person can tell.
 */
export async function claimMessages(
  db: D1Database,
  ids: string[],
  now: number,
  leaseMs: number,
): Promise<ClaimedMessage[]> {
  const named = JSON.stringify(ids);
  const [, claimed] = await db.batch([
    db
      .prepare(
        `UPDATE deliveries SET status = 'unknown', reason = 'lost_answer', lost_at = sending_at, looks = 0,
           next_attempt_at = ?3, leased_until = NULL
         WHERE id IN (SELECT value FROM json_each(?1)) AND channel <> 'webhook' AND status = 'claimed'
           AND sending_at IS NOT NULL AND next_attempt_at <= ?2`,
      )
      .bind(named, now, firstLookAt(now)),
    db
      .prepare(
        `UPDATE deliveries SET status = 'claimed', leased_until = ?1, attempts = attempts + 1, next_attempt_at = ?1
         WHERE id IN (SELECT value FROM json_each(?2)) AND channel <> 'webhook'
           AND status IN ('pending', 'claimed') AND next_attempt_at <= ?3
         RETURNING id, customer, message, attempts, type, recipient, lost_at AS lostAt, body`,
      )
      .bind(now + leaseMs, named, now),
  ]);
  return (claimed?.results ?? []) as unknown as ClaimedMessage[];
}

/** From here on the provider may have it. False where somebody else has settled it meanwhile. */
export async function beginSending(
  db: D1Database,
  id: string,
  attempt: number,
  sent: { recipient: string; body: string; now: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE deliveries SET sending_at = ?3, recipient = ?4, body = ?5
       WHERE id = ?1 AND attempts = ?2 AND status = 'claimed'`,
    )
    .bind(id, attempt, sent.now, sent.recipient, sent.body)
    .run();
  return meta.changes > 0;
}

/** How an attempt ended. */
export interface MessageOutcome {
  status: 'pending' | 'sent' | 'withheld' | 'failed' | 'unknown';
  reason?: string;
  /** For a person. */
  answer?: string;
  providerId?: string;
  /** Epoch milliseconds, where it is to be tried again. */
  nextAttemptAt?: number;
}

/** Notes how an attempt ended. A receipt may have been faster: what it told stays. */
export async function settleMessage(
  db: D1Database,
  id: string,
  { status, reason, answer, providerId, nextAttemptAt }: MessageOutcome,
): Promise<void> {
  await db
    .prepare(
      `UPDATE deliveries SET status = ?2, reason = ?3, last_answer = coalesce(?4, last_answer),
         provider_id = coalesce(?5, provider_id), next_attempt_at = ?6, leased_until = NULL,
         lost_at = iif(?2 = 'unknown', coalesce(sending_at, lost_at), iif(?2 = 'pending', lost_at, NULL)), looks = 0,
         sending_at = iif(?2 IN ('sent', 'unknown'), sending_at, NULL)
       WHERE id = ?1 AND status = 'claimed'`,
    )
    .bind(id, status, reason ?? null, answer ?? null, providerId ?? null, nextAttemptAt ?? null)
    .run();
}
