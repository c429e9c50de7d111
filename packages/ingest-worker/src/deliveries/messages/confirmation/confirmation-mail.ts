import type { Mailbox, OutgoingEmail } from '../adapter.ts';

/** What people agree to by the button of the page; kept with their yes as its proof. */
export const wordingOf = (shop: string) =>
  `Yes, this address is mine, and ${shop} may write to me here. I can leave at any time.`;
/** Of the words above. */
export const WORDING_VERSION = '1';

interface Asked {
  deliveryId: string;
  site: string;
  customer: string;
  shop: string;
  from: Mailbox;
  replyTo?: Mailbox;
  address: string;
  url: string;
}

/** The one mail that an unproved address gets. Every word is ours or the site's own name: none came from a browser. */
export function confirmationMail({ shop, from, replyTo, address, url, ...about }: Asked): OutgoingEmail {
  const why = `Somebody, hopefully you, asked ${shop} to write to this address.`;
  const else_ = 'If it was not you, do nothing: you will hear no more of it.';
  return {
    channel: 'email',
    ...about,
    from: { name: shop, ...from },
    to: { address },
    ...(replyTo ? { replyTo } : {}),
    subject: `Please confirm your address for ${shop}`,
    text: `${why}\n\nConfirm within 7 days:\n${url}\n\n${else_}\n`,
    html: `<!doctype html><html lang="en"><body><p>${escaped(why)}</p><p><a href="${url}">Confirm your address</a> (within 7 days)</p><p>${else_}</p></body></html>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
