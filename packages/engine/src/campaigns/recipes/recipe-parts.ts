import type { MessageContent } from '@footfall/contract';

export const days = (amount: number) => ({ amount, unit: 'days' as const });
export const hours = (amount: number) => ({ amount, unit: 'hours' as const });
export const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const HELLO = 'Hello{% if customer.first_name %} {{ customer.first_name }}{% endif %},';

/** One text for all channels; `link` is a page of the shop. */
export function message(subject: string, words: string, sms = words): MessageContent {
  return {
    email: { subject, html: `<p>${HELLO}</p><p>${words}</p>`, text: `${HELLO}\n\n${words}\n` },
    sms: { text: sms },
    push: { title: subject, text: sms },
  };
}

export const ORDERED = { event: 'Order Completed' };
export const BOUGHT_GOAL = { event: ORDERED, within: days(3) };
export const email = ['email' as const];
export const anyChannel = ['email' as const, 'push' as const, 'sms' as const];
