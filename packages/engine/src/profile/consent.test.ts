import type { Consent } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { Living, taken } from '../testing/taken.ts';
import { type ConsentBook, consentTo, withConsent } from './consent.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
const said = (consent: Consent, at = NOW, trusted = true) =>
  taken({ type: 'page', context: { consent, page: { url: 'https://shop.example/cookies' } } }, at, { trusted });

describe('a change of consent is a fact with its proof', () => {
  test('what changed, from what, who told it, where, and in which words', () => {
    const proof = { method: 'banner', wording: 'We measure…', version: '3' };
    const who = new Living(rules, NOW).tell(said({ measure: true, message: false, proof }));
    const changes = who.facts.flatMap((fact) => (fact.type === 'consent.changed' ? [fact] : []));
    const common = { toldBy: 'server', page: 'https://shop.example/cookies', proof };
    expect(changes).toMatchObject([
      { cause: expect.any(String), consent: { subject: 'measure', granted: true, ...common } },
      { consent: { subject: 'message', granted: false, ...common } },
    ]);
    expect(changes[0]?.consent).not.toHaveProperty('before');
  });

  test('the same said again is no change; the contrary is, and says what was before', () => {
    const who = new Living(rules, NOW).tell(said({ message: true }), said({ message: true }, NOW + 1));
    who.tell(said({ message: false }, NOW + 2));
    const changes = who.facts.flatMap((fact) => (fact.type === 'consent.changed' ? [fact.consent] : []));
    expect(changes).toMatchObject([{ granted: true }, { granted: false, before: true }]);
  });

  test('what was said earlier never overwrites what was said later', () => {
    const { book } = withConsent(undefined, said({ message: false }, NOW), true);
    expect(withConsent(book, said({ message: true }, NOW - 1), true)).toEqual({ book, facts: [] });
  });

  test('of a known customer a browser says nothing; of its own device it does', () => {
    const browser = said({ message: true }, NOW, false);
    expect(withConsent(undefined, browser, true).book).toBeUndefined();
    expect(withConsent(undefined, browser, false).book).toEqual({ message: { granted: true, at: NOW } });
  });
});

describe('messages by channel', () => {
  const book = (...all: [Consent, number][]) =>
    all.reduce<ConsentBook>((known, [consent, at]) => withConsent(known, said(consent, at), true).book ?? {}, {});

  test('what was said of messages at large counts where the channel was not asked about', () => {
    expect(consentTo(book([{ message: true }, NOW]), 'message', 'sms')).toBe(true);
    expect(consentTo(book(), 'message', 'sms')).toBeUndefined();
  });

  test('who unsubscribed by e-mail stays so when they agree to messages at large', () => {
    const known = book([{ channels: { email: false } }, NOW], [{ message: true }, NOW + 1]);
    expect(consentTo(known, 'message', 'email')).toBe(false);
    expect(consentTo(known, 'message', 'sms')).toBe(true);
  });

  test('who refuses messages at large refuses each channel they had agreed to before', () => {
    const known = book([{ channels: { email: true } }, NOW], [{ message: false }, NOW + 1]);
    expect(consentTo(known, 'message', 'email')).toBe(false);
    expect(
      consentTo(book([{ message: false }, NOW], [{ channels: { email: true } }, NOW + 1]), 'message', 'email'),
    ).toBe(true);
  });
});
