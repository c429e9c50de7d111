import { toBase64Url } from '../../../crypto/base64url.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import { type Env, siteDb } from '../../../env.ts';
import { findSite } from '../../../sites/store.ts';
import type { Receipt } from '../receipts/receipt.ts';
import { followedOthers, toldMessages } from '../receipts/store.ts';
import { takeReceipts } from '../receipts/take-receipts.ts';
import { isMachine, type Visit } from './is-machine.ts';
import type { ClickClaims, LetterClaims, OpenClaims } from './link-claims.ts';

/** Whoever follows one link and then another this soon has not looked at the first. */
const AT_ONCE_MS = 2_000;

/** Notes that a message was opened or one of its links followed: each once, and once more by machines. */
export async function takeVisit(
  env: Env,
  claims: OpenClaims | ClickClaims,
  visit: Pick<Visit, 'method' | 'userAgent' | 'purpose'>,
  now: number,
): Promise<void> {
  const db = siteDb(env, claims.s);
  const message = (await toldMessages(db, claims.s, [claims.d])).get(claims.d);
  if (!message) return;
  const { sendingAt } = message;
  const url = claims.do === 'click' ? claims.to : undefined;
  const others =
    url !== undefined && (await followedOthers(db, claims.s, { delivery: claims.d, url, since: now - AT_ONCE_MS }));
  const machine = isMachine({ ...visit, ...(sendingAt === null ? {} : { sinceSentMs: now - sendingAt }), others });
  const what = url === undefined ? 'open' : `click:${toBase64Url(await sha256(url))}`;
  await take(env, claims.s, {
    id: `own:${claims.d}:${what}${machine ? ':machine' : ''}`,
    deliveryId: claims.d,
    kind: url === undefined ? 'opened' : 'clicked',
    at: now,
    ...(url === undefined ? {} : { url }),
    ...(machine ? { machine: true as const } : {}),
  });
}

/**
 * Somebody wants no more by this channel: the address is left alone and its customer refuses the channel. Said again it
 * is the same, until they welcome messages again. False where it is to be said again.
 */
export async function takeLeave(env: Env, claims: LetterClaims, method: string, now: number): Promise<boolean> {
  const address = env.ADDRESSES.get(env.ADDRESSES.idFromName(claims.a));
  const { welcomes } = await address.view();
  const told = await take(env, claims.s, {
    id: `own:leave:${claims.a}:${claims.c}:${welcomes}`,
    deliveryId: claims.d,
    kind: 'unsubscribed',
    at: now,
    method,
  });
  // Whatever became of the delivery: the link itself names the address.
  await address.suppress('unsubscribed', now);
  return told;
}

async function take(env: Env, id: string, receipt: Receipt): Promise<boolean> {
  const site = await findSite(siteDb(env, id), id);
  return site ? takeReceipts(env, site, [receipt], receipt.at) : true;
}
