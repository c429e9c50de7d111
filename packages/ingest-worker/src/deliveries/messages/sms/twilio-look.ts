import type { LookOutcome, LostMessage } from '../adapter.ts';
import { answerOf } from '../call-provider.ts';
import type { ReceiptKind } from '../receipts/receipt.ts';
import { TWILIO_URL, type TwilioSettings } from './twilio.ts';

/** The most it lists at once. */
const PAGE_SIZE = 1_000;
const MINUTE_MS = 60_000;
/** Its clock and ours may differ by so much, and it may have taken so long. */
const BEFORE_MS = 2 * MINUTE_MS;
const AFTER_MS = 10 * MINUTE_MS;

/** What is not yet over says no more than that Twilio has it. */
const KINDS: Record<string, ReceiptKind> = { delivered: 'delivered', undelivered: 'bounced', failed: 'failed' };

interface Listed {
  sid: string;
  body: string;
  status: string;
  direction: string;
  date_created: string;
  error_code: number | null;
}

/**
 * Asks Twilio which messages it has for a number (https://www.twilio.com/docs/messaging/api/message-resource, "Retrieve
 * a list of Messages"). It keeps no id of ours, so one is ours that was made when we handed it over, says the same and
 * is no other's. Where there is one of that time that says something else, as where an account hides what was said,
 * nothing is clear.
 */
export async function lookAtTwilio(
  { deliveryId, recipient, text, sentAt, others }: LostMessage,
  settings: TwilioSettings,
): Promise<LookOutcome> {
  const answer = await answerOf(listRequest(recipient, settings));
  if (typeof answer === 'string') return { look: 'no_answer', why: answer };
  if (answer.status !== 200) return { look: 'no_answer', why: `HTTP ${answer.status}` };
  const { messages = [] } = (answer.body ?? {}) as { messages?: Listed[] };
  const then = messages.filter(({ direction, date_created }) => {
    const at = Date.parse(date_created);
    return direction.startsWith('outbound') && at >= sentAt - BEFORE_MS && at <= sentAt + AFTER_MS;
  });
  const known = await others(then.map(({ sid }) => sid));
  const free = then.filter(({ sid }) => !known.has(sid));
  // A trial account puts words of its own before ours.
  const ours = free.find(({ body }) => body.endsWith(text));
  if (ours) return { look: 'found', receipt: receiptOf(ours, deliveryId, Date.now()) };
  return free.length > 0 || messages.length === PAGE_SIZE
    ? { look: 'no_answer', why: 'Twilio has messages of that time that could be it' }
    : { look: 'not_there' };
}

function listRequest(to: string, { accountSid, user, password, baseUrl = TWILIO_URL }: TwilioSettings): Request {
  const query = new URLSearchParams({ To: to, PageSize: String(PAGE_SIZE) });
  return new Request(`${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json?${query}`, {
    headers: { authorization: `Basic ${btoa(`${user}:${password}`)}`, accept: 'application/json' },
  });
}

/** Under the id that its status callback has, so that either may come first. */
function receiptOf({ sid, status, error_code }: Listed, deliveryId: string, at: number) {
  const reason = error_code ? { reason: `Twilio ${error_code}` } : {};
  return { id: `twilio:${sid}:${status}`, deliveryId, kind: KINDS[status] ?? ('deferred' as const), at, ...reason };
}
