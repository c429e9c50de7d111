/** Names of properties and URL parameters whose values are nobody's business. */
const SECRET = /passw|secret|token|auth|api_?key|session_?id|signature|credential|card_?n|cvv|cvc/i;
const EMAIL = /[^\s/?&=#]+(@|%40)[^\s/?&=#]+\.[a-z]{2,}/gi;
/** Sixteen digits, or American Express's fifteen. Shorter ones are article and variant numbers. */
const CARD = /\b(?:[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -]?)\d{6}\2\d{5})\b/g;

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) << (i & 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

const maskCards = (text: string): string =>
  text.replace(CARD, (found) => (passesLuhn(found.replace(/\D/g, '')) ? '[card]' : found));

export interface Secrets {
  /** JSON without secrets: members by name, card numbers wherever they are. */
  stringify(value: unknown): string;
  /** An address without secret parameters and e-mail addresses. */
  cleanUrl(url: string): string;
}

export function createSecrets(more: string[] | string = []): Secrets {
  const names = new Set(typeof more === 'string' ? more.split(/[\s,]+/) : more);
  const isSecret = (name: string): boolean => names.has(name) || SECRET.test(name);
  const replacer = (name: string, value: unknown): unknown => {
    if (name && isSecret(name) && name !== 'response_token') return undefined;
    return typeof value === 'string' || typeof value === 'number' ? maskUnless(value) : value;
  };
  const maskUnless = (value: string | number): unknown => {
    const masked = maskCards(`${value}`);
    return masked === `${value}` ? value : masked;
  };
  return {
    stringify: (value) => JSON.stringify(value, replacer),
    cleanUrl: (url) =>
      url
        .replace(/([?&#])([^=&#]+)=[^&#]*/g, (pair, sign, name) => (isSecret(name) ? `${sign}${name}=` : pair))
        .replace(EMAIL, '[email]'),
  };
}
