import { CHANNELS, PURPOSES } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import type { ConsentBook, ConsentState, ConsentSubject } from '../profile/consent.ts';

const SUBJECTS: ConsentSubject[] = [...PURPOSES, ...CHANNELS.map((channel) => `message:${channel}` as const)];

/**
 * The stricter of what was said, whenever it was said: a refusal on either side is one, that of all messages also for
 * each channel. Where only one side has said anything, that is what was said.
 */
export function mergeConsent(user: ConsentBook | undefined, device: ConsentBook | undefined): ConsentBook | undefined {
  const said = SUBJECTS.flatMap((subject) => {
    if (!user?.[subject] && !device?.[subject]) return [];
    const stricter = stricterOf(heldBy(user, subject), heldBy(device, subject));
    return stricter ? [[subject, stricter] as const] : [];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** What changed for the user. How the person was asked is told by the device's own facts. */
export function consentChanges(before: ConsentBook | undefined, after: ConsentBook | undefined): FactBody[] {
  return SUBJECTS.flatMap((subject): FactBody[] => {
    const [was, is] = [before?.[subject], after?.[subject]];
    if (!is || is.granted === was?.granted) return [];
    const known = was ? { before: was.granted } : {};
    return [{ type: 'consent.changed', consent: { subject, granted: is.granted, ...known } }];
  });
}

/** For a channel its own answer, unless messages at large were refused since. */
function heldBy(book: ConsentBook | undefined, subject: ConsentSubject): ConsentState | undefined {
  const own = book?.[subject];
  const atLarge = subject.startsWith('message:') ? book?.message : undefined;
  return atLarge && !atLarge.granted && (!own || atLarge.at > own.at) ? atLarge : own;
}

function stricterOf(one: ConsentState | undefined, other: ConsentState | undefined): ConsentState | undefined {
  if (!one || !other) return one ?? other;
  if (one.granted !== other.granted) return one.granted ? other : one;
  return other.at > one.at ? other : one;
}
