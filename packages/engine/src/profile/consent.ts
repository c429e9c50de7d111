import { CHANNELS, type Channel, type Consent, type ConsentProof, PURPOSES, type Purpose } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import type { TakenEvent } from '../input.ts';

/** What can be agreed to: a purpose, or messages by one channel. */
export type ConsentSubject = Purpose | `message:${Channel}`;
export type ConsentBook = { [subject in ConsentSubject]?: ConsentState };

export interface ConsentState {
  granted: boolean;
  /** Event time of the event that told it; an older one never overwrites a newer. */
  at: number;
}

const MAX_PROOF_TEXT = 500;

/**
 * Takes in what an event says of consent. A device's word counts for that device; of a known customer only trusted
 * callers say it. Each change is a fact with its proof; the same said again is none.
 */
export function withConsent(
  book: ConsentBook | undefined,
  taken: TakenEvent,
  isKnown: boolean,
): { book: ConsentBook | undefined; facts: FactBody[] } {
  const told = taken.event.context?.consent;
  if (!told || (isKnown && !taken.trusted)) return { book, facts: [] };
  const facts: FactBody[] = [];
  let now = book;
  for (const [subject, granted] of subjects(told)) {
    const before = now?.[subject];
    if (before && before.at > taken.at) continue;
    now = { ...now, [subject]: { granted, at: taken.at } };
    if (before?.granted === granted) continue;
    facts.push({
      type: 'consent.changed',
      consent: {
        subject,
        granted,
        ...(before ? { before: before.granted } : {}),
        toldBy: taken.trusted ? 'server' : 'browser',
        ...proofOf(taken, told.proof),
      },
    });
  }
  return { book: now, facts };
}

function subjects(told: Consent): [ConsentSubject, boolean][] {
  const purposes = PURPOSES.map((purpose) => [purpose, told[purpose]] as const);
  const channels = CHANNELS.map((channel) => [`message:${channel}`, told.channels?.[channel]] as const);
  return [...purposes, ...channels].flatMap(([subject, granted]) =>
    granted === undefined ? [] : [[subject, granted]],
  );
}

function proofOf(taken: TakenEvent, told: ConsentProof = {}): { page?: string; proof?: ConsentProof } {
  const { url } = taken.event.context?.page ?? {};
  const kept = Object.entries({ method: told.method, wording: told.wording, version: told.version }).flatMap(
    ([name, text]) => (text ? [[name, text.slice(0, MAX_PROOF_TEXT)]] : []),
  );
  return {
    ...(url ? { page: url.slice(0, MAX_PROOF_TEXT) } : {}),
    ...(kept.length > 0 ? { proof: Object.fromEntries(kept) } : {}),
  };
}

/**
 * Whether a purpose was agreed to; undefined where nobody asked. For a channel its own answer counts, unless messages
 * at large were refused since.
 */
export function consentTo(book: ConsentBook | undefined, purpose: Purpose, channel?: Channel): boolean | undefined {
  const atLarge = book?.[purpose];
  const own = channel && purpose === 'message' ? book?.[`message:${channel}`] : undefined;
  if (!own) return atLarge?.granted;
  if (atLarge && !atLarge.granted && atLarge.at > own.at) return false;
  return own.granted;
}
