import type { IdentifyEvent } from '@footfall/contract';
import { addressName } from '../../../addresses/address-name.ts';
import { takeBatch } from '../../../collect/take-batch.ts';
import { findCustomer } from '../../../customers/find-customer.ts';
import { type Env, siteDb } from '../../../env.ts';
import type { Site } from '../../../sites/site.ts';
import type { LetterClaims } from '../links/link-claims.ts';
import { namedBy } from '../named-by.ts';
import { toldMessages } from '../receipts/store.ts';
import { WORDING_VERSION, wordingOf } from './confirmation-mail.ts';
import { isUnproved } from './is-unproved.ts';

/**
 * The owner of an address says yes: it is proved to be its customer's, who agrees to mail, with the words they saw as
 * proof. Once for each mail; false where it is to be said again.
 */
export async function confirm(env: Env, site: Site, claims: LetterClaims, now: number): Promise<boolean> {
  const { c, d, a } = claims;
  const message = (await toldMessages(siteDb(env, site.id), site.id, [d])).get(d);
  const view = await findCustomer(env, site, c);
  const named = view && namedBy(view.customer);
  const recipient = message?.recipient ?? undefined;
  const isTheirs =
    view !== undefined &&
    recipient !== undefined &&
    (await addressName(env.FOOTFALL_SECRET, site.id, 'email', recipient)) === a &&
    isUnproved(view.profile, recipient);
  if (named && isTheirs) {
    const proof = { method: 'double opt-in', wording: wordingOf(site.name), version: WORDING_VERSION };
    const event: IdentifyEvent = {
      ...{ type: 'identify', messageId: `confirm:${d}`, ...named, timestamp: new Date(now).toISOString() },
      traits: { email: recipient, email_verified: true },
      context: { consent: { channels: { email: true }, proof } },
    };
    const { results } = await takeBatch(env, { site, speaks: 'secret', edge: {}, receivedAt: now }, [event]);
    if (results[0]?.status === 'retry' || results[0]?.status === 'limited') return false;
  }
  await env.ADDRESSES.get(env.ADDRESSES.idFromName(a)).verify(now);
  return true;
}
