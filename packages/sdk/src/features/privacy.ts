import type { Feature } from '../kit.ts';

/** Names of properties and URL parameters whose values are nobody's business. */
const SECRET = /passw|secret|token|auth(oriz|$)|api_?key|signature|credential|card_?n|cv[cv]/i;
const EMAIL = /[^\s/?&=#]+(@|%40)[^\s/?&=#]+\.[a-z]{2,}/gi;
/** Sixteen digits, or American Express's fifteen. Shorter ones are article and variant numbers. */
const CARD = /\b[2-6](?:[ -]?\d){14,15}\b/g;
/** Cross sums of doubled digits. */
const DOUBLED = '0246813579';

/** Luhn's check: every second digit from the right counts doubled. */
const isCard = (text: string): boolean => {
  let sum = 0;
  const digits = text.match(/\d/g) ?? [];
  for (const [i, digit] of digits.reverse().entries()) sum += Number(i & 1 ? DOUBLED[digit as never] : digit);
  return sum % 10 === 0;
};

export const maskCards = (text: string): string => text.replace(CARD, (found) => (isCard(found) ? '[card]' : found));

/** Keeps secrets out of what is told: members by name, card numbers wherever they are, e-mails in addresses. */
export const privacy: Feature = (kit) => {
  const redact = `${kit.options.redact ?? ''}`.split(/[\s,]+/);
  // The proof that a survey was shown is made to be told.
  const isSecret = (name: string): boolean =>
    name !== 'response_token' && (SECRET.test(name) || (!!name && redact.includes(name)));

  kit.stringify = (told) =>
    JSON.stringify(told, (name, value) => {
      if (isSecret(name)) return undefined;
      const masked = maskCards(`${value}`);
      return typeof value === 'object' || masked === `${value}` ? value : masked;
    });
  kit.cleanUrl = (url) =>
    url
      .replace(/([?&#]([^=&#]+)=)[^&#]*/g, (pair, start, name) => (isSecret(name) ? start : pair))
      .replace(EMAIL, '[email]');
};
