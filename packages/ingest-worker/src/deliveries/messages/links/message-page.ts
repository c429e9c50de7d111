import { CHANNELS } from '@footfall/contract';
import type { ConsentSubject } from '@footfall/engine';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { wordingOf } from '../confirmation/confirmation-mail.ts';
import type { Choices } from './choices.ts';

type Markup = ReturnType<typeof html>;

/** No script, no foreign picture, no frame around it; the address holds a signature, which goes nowhere else. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};

/** Answers a whole page, which works without any script. */
export function messagePage(context: Context, title: string, body: Markup, status: ContentfulStatusCode = 200) {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/message-page.css" />
      </head>
      <body>
        <main><h1>${title}</h1>${body}</main>
      </body>
    </html>`;
  return context.html(page, status, HEADERS);
}

export function brokenLink(context: Context) {
  const why = html`<p>This link is not complete, or it has run out. Open it once more from the message itself.</p>`;
  return messagePage(context, 'The link does not work', why, 404);
}

export function tryAgain(context: Context) {
  const why = html`<p role="alert">Your choice could not be stored just now. Go back and send it once more.</p>`;
  return messagePage(context, 'Please try again', why, 503);
}

const NAMES: Record<ConsentSubject, string> = {
  'message:email': 'E-mail',
  'message:sms': 'SMS',
  'message:push': 'Notifications',
  message: 'Offers and news at all',
  measure: 'Measuring how I use the shop',
  personalise: 'Fitting the shop to what I like',
  share: 'Sharing what I do with partners',
};
const CHANNEL_WORDS = { email: 'e-mail', sms: 'SMS', push: 'notifications' };

/** What has just happened, in words. */
export const DONE = { left: 'You get no more of these messages.', saved: 'Your choice is stored.' };

/** Leaving with one button, and choosing in detail where the link may. */
export function choicesPage(context: Context, { site, channel, left, subjects }: Choices, done?: keyof typeof DONE) {
  const word = CHANNEL_WORDS[channel];
  const isChannel = ({ subject }: Choices['subjects'][number]) => CHANNELS.some((one) => subject === `message:${one}`);
  const leave = left
    ? html`<p>Nothing is sent to this address by ${word}.</p>`
    : html`<form method="post">
        <button name="do" value="leave">Unsubscribe from ${word}</button>
      </form>`;
  return messagePage(
    context,
    `Messages from ${site.name}`,
    html`${done ? html`<p role="status">${DONE[done]}</p>` : ''}${leave}
      ${
        subjects.length === 0
          ? ''
          : html`<form method="post">
              ${group('How we may write to you', subjects.filter(isChannel))}
              ${group(
                'What you agree to',
                subjects.filter((one) => !isChannel(one)),
              )}
              <button name="do" value="save">Save</button>
            </form>`
      }`,
  );
}

/** Asks for a yes, or thanks for it. */
export function confirmPage(context: Context, shop: string, done: boolean) {
  const body = done
    ? html`<p role="status">Thank you. Your address is confirmed.</p>`
    : html`<p>${wordingOf(shop)}</p>
        <form method="post"><button>Yes, write to me</button></form>
        <p>If you asked for nothing, close this page: you will hear no more of it.</p>`;
  return messagePage(context, done ? 'Confirmed' : 'Confirm your address', body);
}

function group(legend: string, subjects: Choices['subjects']): Markup {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${subjects.map(
      ({ subject, granted }) =>
        html`<label>
          <input type="hidden" name="shown" value="${subject}" />
          <input type="checkbox" name="granted" value="${subject}" ${granted ? 'checked' : ''} />
          ${NAMES[subject]}
        </label>`,
    )}
  </fieldset>`;
}
