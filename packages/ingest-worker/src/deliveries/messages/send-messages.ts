import type { WithheldReason } from '@footfall/contract';
import { addressStub } from '../../addresses/address-stub.ts';
import { nameText } from '../../collect/object-name.ts';
import type { MessageClaim } from '../../customers/customer-calls.ts';
import { type CustomerDoor, customerStub, customerStubById } from '../../customers/customer-stub.ts';
import { type Env, siteDb } from '../../env.ts';
import { adapterFor } from './adapter-for.ts';
import { addressed, composeMessage, NO_ORIGIN } from './compose-message.ts';
import { sendConfirmation } from './confirmation/send-confirmation.ts';
import { handOver } from './hand-over.ts';
import { dressMail } from './links/dress-mail.ts';
import { messageLinks } from './links/message-links.ts';
import { type ClaimedMessage, claimMessages, settleMessage } from './store.ts';

/** How long a call may take; after that somebody else may look what became of it. */
const LEASE_MS = 60_000;
/** A customer whose device is just becoming part of a user is asked again after this. */
const BUSY_MS = 5_000;
const ANSWER_LENGTH = 300;

/** Sends what is due among these ids: each is claimed here, then at its customer, rendered and handed on once. */
export async function sendMessages(env: Env, site: string, ids: string[]): Promise<void> {
  const claimed = await claimMessages(siteDb(env, site), ids, Date.now(), LEASE_MS);
  await Promise.all(
    claimed.map((message) =>
      sendMessage(env, site, message).catch((error: unknown) => {
        // The lease ends by itself, and the sweep finds it.
        console.error(JSON.stringify({ unit: 'send-message', site, delivery: message.id, error: String(error) }));
      }),
    ),
  );
}

async function sendMessage(env: Env, site: string, row: ClaimedMessage): Promise<void> {
  if (row.type === 'confirmation') return sendConfirmation(env, site, row);
  const db = siteDb(env, site);
  const { door, answer } = await claimAt(env, site, row);
  if (answer.outcome === 'busy') {
    return settleMessage(db, row.id, { status: 'pending', nextAttemptAt: Date.now() + BUSY_MS });
  }
  if (answer.outcome !== 'send') return settleMessage(db, row.id, { status: 'withheld', reason: answer.reason });
  const giveUp = async (reason: WithheldReason, why: string, status: 'withheld' | 'failed' = 'withheld') => {
    await settleMessage(db, row.id, { status, reason, answer: why.slice(0, ANSWER_LENGTH) });
    await door.giveBack(row.message, reason);
  };

  const about = { deliveryId: row.id, site, customer: row.customer };
  const links = await messageLinks(env, { ...about, channel: answer.channel, address: answer.address });
  const made = await composeMessage(env, site, answer, links);
  if ('reason' in made) return giveUp(made.reason, made.why);
  const way = await adapterFor(env, site, answer.channel);
  const marketing = !made.kind.transactional;
  if (!links && marketing && answer.channel === 'email' && !way.isInbox) return giveUp('refused', NO_ORIGIN, 'failed');
  const address = await addressStub(env, site, answer.channel, answer.address);
  const verdict = await address.claim({ deliveryId: row.id, verified: true, ...made.kind }, Date.now());
  if (verdict !== 'send') return giveUp(REASON_OF[verdict], `the address: ${verdict}`);
  const plain = addressed(made.rendered, about, answer, way, made);
  const dressing = links && { links, marketing, tracked: made.tracked };
  const message = plain.channel === 'email' && dressing ? await dressMail(plain, dressing) : plain;
  await handOver(env, row, {
    message,
    body: JSON.stringify(made.rendered),
    recipient: answer.address,
    address,
    adapter: way.adapter,
    expiresAt: answer.expiresAt,
    giveUp,
  });
}

/** Why an address takes a message from nobody just now: too many a day is a cap of its own. */
const REASON_OF = { suppressed: 'suppressed', unverified: 'unverified', too_many: 'cap' } as const;

/** Asks whoever has the customer's history by now. */
async function claimAt(
  env: Env,
  site: string,
  row: ClaimedMessage,
): Promise<{ door: CustomerDoor; answer: Exclude<MessageClaim, { outcome: 'moved' }> }> {
  const door = customerStubById(env, row.customer);
  const answer = await door.claim(row.message);
  if (answer.outcome !== 'moved') return { door, answer };
  const user = customerStub(env, nameText(site, { kind: 'u', id: answer.to }));
  const second = await user.claim(row.message);
  return { door: user, answer: second.outcome === 'moved' ? { outcome: 'busy' } : second };
}
