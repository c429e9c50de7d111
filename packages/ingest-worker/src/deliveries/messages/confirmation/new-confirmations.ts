import type { Fact, FactChunk } from '@footfall/engine';
import { toBase64Url } from '../../../crypto/base64url.ts';
import { sha256 } from '../../../crypto/sha256.ts';

const ID_BYTES = 18;
const DAY_MS = 24 * 60 * 60_000;

/** Somebody agreed to mail at an address that nobody has proved to be theirs: it is asked once. */
export interface NewConfirmation {
  id: string;
  sequence: number;
  recipient: string;
}

/**
 * The confirmation a chunk asks for, at most one. Its id is made of the customer, the address and the day, so that
 * whoever agrees on every page has one row a day; the address itself takes one mail in 30 days, whoever asks.
 */
export async function newConfirmations(chunk: FactChunk): Promise<NewConfirmation[]> {
  const { email, unverified } = chunk.lookup ?? {};
  const fact = email !== undefined && unverified ? chunk.facts.find(agrees) : undefined;
  if (!fact || email === undefined) return [];
  const day = Math.floor(fact.at / DAY_MS);
  const hash = await sha256(JSON.stringify(['confirmation', chunk.customer.id, email, day]));
  return [{ id: `msg_${toBase64Url(hash.slice(0, ID_BYTES))}`, sequence: fact.sequence, recipient: email }];
}

/** Late and replayed facts start nothing. */
function agrees(fact: Fact): boolean {
  if (fact.late || fact.historical) return false;
  if (fact.type === 'consent.changed') {
    const { subject, granted } = fact.consent;
    return granted && (subject === 'message' || subject === 'message:email');
  }
  // Said again it is no change; whoever fills in a form again has lost the mail.
  if (fact.type !== 'event.accepted' || fact.event.type !== 'identify') return false;
  const { consent } = fact.event.context ?? {};
  return fact.event.traits?.email !== undefined && (consent?.channels?.email ?? consent?.message) === true;
}
