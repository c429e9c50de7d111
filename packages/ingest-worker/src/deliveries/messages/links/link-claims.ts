import type { Channel } from '@footfall/contract';
import { readToken, signToken } from '../../../crypto/signed-token.ts';

/** What a link in a message may do. The names are short: they stand in every mail several times. */
export type LinkClaims = LetterClaims | OpenClaims | ClickClaims;

/** Leaving, choosing and confirming: bound to the address it was sent to and the customer it was for. */
export interface LetterClaims {
  do: 'choose' | 'confirm';
  /** Site. */
  s: string;
  /** Delivery. */
  d: string;
  /** Customer's id. */
  c: string;
  /** Channel. */
  h: Channel;
  /** Name of the address's object, which tells nobody the address. */
  a: string;
  /** Of a confirmation: when it runs out, epoch seconds. */
  exp?: number;
}

export interface OpenClaims {
  do: 'open';
  s: string;
  d: string;
}

export interface ClickClaims {
  do: 'click';
  s: string;
  d: string;
  /** Where it leads: part of what is signed, so that nobody makes it lead elsewhere. */
  to: string;
}

type ClaimsOf<D extends LinkClaims['do']> = D extends LetterClaims['do']
  ? LetterClaims
  : Extract<LinkClaims, { do: D }>;

/** Leaving never runs out: whoever finds an old mail may still do it. */
export function signLink(secret: string, claims: LinkClaims): Promise<string> {
  return signToken(secret, 'link', claims);
}

/** What a link of one kind says; undefined where it is not ours, of another kind, or past its end at `now`. */
export async function readLink<D extends LinkClaims['do']>(
  secret: string,
  kind: D,
  token: string,
  now = 0,
): Promise<ClaimsOf<D> | undefined> {
  const claims = await readToken<LinkClaims & { exp?: number }>(secret, 'link', token, now);
  return claims?.do === kind ? (claims as ClaimsOf<D>) : undefined;
}
