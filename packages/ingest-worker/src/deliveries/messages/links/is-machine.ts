import { isbot } from 'isbot';

/** Nobody opens a mail, reads it and follows a link sooner than this after it was handed to its provider. */
const SOONEST_MS = 2_000;

/** How a link of a message was called. */
export interface Visit {
  method: string;
  userAgent: string;
  /** The headers `Sec-Purpose`, `Purpose` or `X-Moz`: what a browser calls it for. */
  purpose: string;
  /** Since the provider was handed the message; undefined where that is not known. */
  sinceSentMs?: number;
  /** Other links of the same message were followed just before. */
  others?: boolean;
}

/**
 * Whether a program looked in place of a person: scanners that follow every link before mail is delivered, prefetching
 * browsers, and Apple's Mail Privacy Protection, which loads every picture of every mail. Gmail's proxy loads pictures
 * when a person opens the mail, and counts.
 */
export function isMachine({ method, userAgent, purpose, sinceSentMs, others }: Visit): boolean {
  if (method !== 'GET' || /prefetch|prerender|preview/i.test(purpose)) return true;
  if (others || (sinceSentMs !== undefined && sinceSentMs < SOONEST_MS)) return true;
  if (/GoogleImageProxy/.test(userAgent)) return false;
  // Apple's proxy says this and no more.
  return userAgent === '' || userAgent === 'Mozilla/5.0' || isbot(userAgent);
}
