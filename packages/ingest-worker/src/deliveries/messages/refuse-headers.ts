import type { OutgoingEmail } from './adapter.ts';

/** What ends a line somewhere: CR, LF, and what some mail programs take for one. */
const LINE_ENDS = ['\r', '\n', '\0', '\u0085', '\u2028', '\u2029'];

/**
 * Why a mail may not go out as it is: a line break in what becomes a header would write headers of its own, whatever
 * library carries it. Names and subjects come from people.
 */
export function refuseHeaders({ from, to, replyTo, subject, headers = {} }: OutgoingEmail): string | undefined {
  const mailboxes = [from, to, ...(replyTo ? [replyTo] : [])];
  const texts = [
    subject,
    ...mailboxes.flatMap(({ address, name = '' }) => [address, name]),
    ...Object.entries(headers).flat(),
  ];
  return texts.some((text) => LINE_ENDS.some((end) => text.includes(end))) ? 'a header holds a line break' : undefined;
}
