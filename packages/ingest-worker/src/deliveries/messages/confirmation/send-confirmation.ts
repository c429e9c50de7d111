import { addressName } from '../../../addresses/address-name.ts';
import { addressStub } from '../../../addresses/address-stub.ts';
import { findCustomer } from '../../../customers/find-customer.ts';
import { type Env, siteDb } from '../../../env.ts';
import { findSite } from '../../../sites/store.ts';
import { loadSettings } from '../../channels/load-settings.ts';
import { adapterFor } from '../adapter-for.ts';
import { NO_ORIGIN, NO_SENDER } from '../compose-message.ts';
import { handOver } from '../hand-over.ts';
import { signLink } from '../links/link-claims.ts';
import { type ClaimedMessage, settleMessage } from '../store.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { isUnproved } from './is-unproved.ts';

const DAY_MS = 24 * 60 * 60_000;
/** As long as its key is remembered: confirmed twice it counts once. */
const LINK_MS = 7 * DAY_MS;

/** Asks an address whether its owner wants mail. What it may send is decided by the address, whoever it is for. */
export async function sendConfirmation(env: Env, siteId: string, row: ClaimedMessage): Promise<void> {
  const { id, customer, recipient } = row;
  const db = siteDb(env, siteId);
  const withhold = (reason: string) => settleMessage(db, id, { status: 'withheld', reason });
  const [site, view, settings] = await Promise.all([
    findSite(db, siteId),
    findCustomer(env, { id: siteId }, customer),
    loadSettings(env, siteId, 'email'),
  ]);
  if (!site || !view || recipient === null) return withhold('no_address');
  // The shop asks by itself, or it was told meanwhile.
  if (settings?.confirmations === false) return withhold('unverified');
  if (!isUnproved(view.profile, recipient)) return withhold('confirmed');
  if (!env.PUBLIC_ORIGIN) return settleMessage(db, id, { status: 'failed', reason: 'refused', answer: NO_ORIGIN });

  const address = await addressStub(env, siteId, 'email', recipient);
  const now = Date.now();
  const verdict = await address.claim({ deliveryId: id, verified: false, confirmation: true }, now);
  if (verdict !== 'send') return withhold(verdict === 'suppressed' ? 'suppressed' : 'cap');
  const a = await addressName(env.FOOTFALL_SECRET, siteId, 'email', recipient);
  const about = { do: 'confirm', s: siteId, d: id, c: customer, h: 'email', a } as const;
  const token = await signLink(env.FOOTFALL_SECRET, { ...about, exp: Math.floor((now + LINK_MS) / 1000) });
  const way = await adapterFor(env, siteId, 'email');
  const { from = { address: NO_SENDER }, replyTo } = way;
  const message = confirmationMail({
    ...{ deliveryId: id, site: siteId, customer, shop: site.name, from, address: recipient },
    ...(replyTo ? { replyTo } : {}),
    url: `${env.PUBLIC_ORIGIN}/m/y/${token}`,
  });
  const { channel, subject } = message;
  await handOver(env, row, {
    message,
    // Without the link: who reads the log is not to confirm.
    body: JSON.stringify({ channel, subject, text: '', html: '' }),
    recipient,
    address,
    adapter: way.adapter,
    expiresAt: now + DAY_MS,
    giveUp: async (reason, why) => settleMessage(db, id, { status: 'failed', reason, answer: why }),
  });
}
