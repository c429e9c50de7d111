import type { Feature } from '../kit.ts';
import { words } from '../words.ts';

/** Names of properties and URL parameters whose values are nobody's business. */
// The proof that a survey was shown is made to be told.
const SECRET = /passw|secret|(?<!response_)token|auth(oriz|$)|api_?key|signat|cv[cv]/i;
const EMAIL = /[^\s/?&=#]+(@|%40)[^\s/?&=#]+\.[a-z]{2,}/gi;
/**
 * Sixteen digits, or American Express's fifteen. Shorter ones are article and variant numbers. An order's own number stays,
 * in `order_id` and in the key made of it: masked ones would be one order.
 */
const CARD = /\b[2-6](?<!order[_id":]+.)(?:[ -]?\d){14,15}\b/g;
/** Cross sums of doubled digits. */
const DOUBLED = '0246813579';

/**
 * Luhn's check: every second digit from the right counts doubled. One number in ten passes by chance. Works on JSON as
 * on text: digits take the digits' place.
 */
export const maskCards = (text: string): string =>
  text.replace(CARD, (found) => {
    const digits = found.replace(/\D/g, '');
    let place = digits.length;
    let sum = 0;
    for (const digit of digits) sum += Number(place-- % 2 ? digit : DOUBLED[digit as never]);
    return sum % 10 ? found : found.replace(/\d/g, '1');
  });

/** Keeps secrets out of what is told: members by name, card numbers wherever they are, e-mails in addresses. */
export const privacy: Feature = (kit) => {
  const redact = words(kit.options.redact);
  const isSecret = (name: string): boolean => SECRET.test(name) || redact.includes(name);

  kit.toJson = (told) =>
    maskCards(
      JSON.stringify(told, function (this: Record<string, unknown>, name, value) {
        // Old libraries give Array.prototype a toJSON, which makes a text of every list.
        return isSecret(name) ? undefined : Array.isArray(this[name]) ? this[name] : value;
      }),
    );
  kit.cleanUrl = (url) =>
    url
      .replace(/([?&#]([^=&#]+)=)[^&#]*/g, (pair, start, name) => (isSecret(name) ? start : pair))
      .replace(EMAIL, '[email]');
};
