import type { LookOutcome, LostMessage } from '../adapter.ts';
import { answerOf } from '../call-provider.ts';
import type { ReceiptKind } from '../receipts/receipt.ts';
import { MANDRILL_URL, type MandrillSettings } from './mandrill.ts';

/** The most it finds at once. */
const LIMIT = 1_000;
const DAY_MS = 24 * 60 * 60_000;

const KINDS: Record<string, ReceiptKind> = {
  rejected: 'failed',
  bounced: 'bounced',
  'soft-bounced': 'bounced',
  spam: 'complained',
  unsub: 'unsubscribed',
};

interface Found {
  _id: string;
  ts: number;
  state: string;
  metadata?: { delivery_id?: string } | null;
}

/**
 * Asks Mailchimp Transactional for its mails to an address of the days around
 * (https://mailchimp.com/developer/transactional/api/messages/search-messages/, fields and states:
 * https://mandrill.zendesk.com/hc/en-us/articles/360039298733): each tells the `metadata` it was sent with, and so our id.
 * Metadata cannot be searched for unless an account is set up so.
 */
export async function lookAtMandrill(
  { deliveryId, recipient, sentAt }: LostMessage,
  { apiKey, baseUrl = MANDRILL_URL }: MandrillSettings,
): Promise<LookOutcome> {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const span = { date_from: day(sentAt - DAY_MS), date_to: day(sentAt + DAY_MS) };
  const request = new Request(`${baseUrl}/messages/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: apiKey, query: `email:"${recipient}"`, ...span, limit: LIMIT }),
  });
  const answer = await answerOf(request);
  if (typeof answer === 'string') return { look: 'no_answer', why: answer };
  if (answer.status !== 200 || !Array.isArray(answer.body)) return { look: 'no_answer', why: `HTTP ${answer.status}` };
  const found = answer.body as Found[];
  const ours = found.find(({ metadata }) => metadata?.delivery_id === deliveryId);
  if (!ours)
    return found.length < LIMIT ? { look: 'not_there' } : { look: 'no_answer', why: 'there are too many mails' };
  const { _id, ts, state } = ours;
  const receipt = { id: `mandrill:${_id}:${state}:${ts}`, deliveryId, kind: KINDS[state] ?? 'deferred', at: ts * 1000 };
  return { look: 'found', receipt };
}
