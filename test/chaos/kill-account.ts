import type { MailCounter } from '../support/mail-counter.ts';
import type { Receiver } from '../support/receiver.ts';
import type { MailRow } from './killed-shop.ts';

/** What became of everything that was accepted. */
export interface KillAccount {
  webhooks: number;
  /** Orders of which no webhook came. */
  webhooksLost: number;
  /** Ids that came more than once: at least once is what is promised. */
  webhooksRepeated: number;
  idsUnderTwoBodies: number;
  /** Orders that were told under two ids. */
  ordersUnderTwoIds: number;
  /** Calls whose signature was not good. */
  forged: number;
  mails: number;
  mailsTwice: number;
  /** Mails of which nobody knows whether they went out; no machine sends them again. */
  mailsUnknown: number;
  /** Of those, how many had arrived. */
  mailsUnknownTaken: number;
  /** Mails that neither arrived nor are `unknown`. */
  mailsLost: number;
}

export interface Expected {
  orders: string[];
  addresses: string[];
}

/** Compares what was asked for with what arrived and what the log says of the rest. */
export function killAccount(
  { orders, addresses }: Expected,
  { received, forged }: Pick<Receiver, 'received' | 'forged'>,
  { taken }: Pick<MailCounter, 'taken'>,
  log: MailRow[],
): KillAccount {
  const byId = Map.groupBy(received, ({ id }) => id);
  const byOrder = Map.groupBy(received, ({ body }) => body.data.order?.order_id);
  const more = (groups: Iterable<unknown[]>) => [...groups].filter((group) => new Set(group).size > 1).length;
  const unknown = new Set(log.flatMap(({ status, recipient }) => (status === 'unknown' ? [recipient] : [])));
  return {
    webhooks: orders.length,
    webhooksLost: orders.filter((order) => !byOrder.has(order)).length,
    webhooksRepeated: [...byId.values()].filter((calls) => calls.length > 1).length,
    idsUnderTwoBodies: more([...byId.values()].map((calls) => calls.map(({ text }) => text))),
    ordersUnderTwoIds: more([...byOrder.values()].map((calls) => calls.map(({ id }) => id))),
    forged: forged.length,
    mails: addresses.length,
    mailsTwice: [...taken.values()].filter((times) => times > 1).length,
    mailsUnknown: unknown.size,
    mailsUnknownTaken: [...unknown].filter((address) => address !== null && taken.has(address)).length,
    mailsLost: addresses.filter((address) => !taken.has(address) && !unknown.has(address)).length,
  };
}
