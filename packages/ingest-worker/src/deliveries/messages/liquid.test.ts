import { describe, expect, test } from 'vitest';
import { renderMessage, renderTemplate } from './render-message.ts';

const german = { language: 'de', timeZone: 'Europe/Berlin', currency: 'EUR' };
const english = { language: 'en-US', timeZone: 'America/New_York', currency: 'USD' };
const shown = (template: string, locale = german, words: Record<string, unknown> = {}) =>
  renderTemplate(template, 'text', { words: { at: '2026-03-28T23:30:00Z', ...words }, locale, partials: {} });
/** ICU writes spaces that do not break. */
const plain = async (text: Promise<string>) => (await text).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a template writes', () => {
  test('money as the customer writes it, in its own currency or the shop’s', async () => {
    expect(await plain(shown('{{ 1234.5 | money }}'))).toBe('1.234,50 €');
    expect(await plain(shown('{{ 1234.5 | money: "JPY" }}', english))).toBe('¥1,235');
    expect(await plain(shown('{{ 1234.5 | money: "nonsense" }}', english))).toBe('$1,234.50');
  });

  test('a date as the customer writes it, on the day that it is where they are', async () => {
    expect(await shown('{{ at | date }}')).toBe('29.03.2026');
    expect(await shown('{{ at | date: "long" }}')).toBe('29. März 2026');
    expect(await shown('{{ at | date: "long" }}', english)).toBe('March 28, 2026');
  });
});

describe('a template fails', () => {
  test.each([
    ['where a word is undefined', '{{ nobody }}'],
    ['where a member is undefined', '{{ shop.owner }}'],
    ['where it asks for what every object has', '{{ shop.constructor }}'],
    ['where a date is none', '{{ "soon" | date }}'],
    [
      'where it would take too much memory',
      '{% for a in many %}{% for b in many %}{{ text | append: text }}{% endfor %}{% endfor %}',
    ],
  ])('%s', async (_what, template) => {
    const words = { shop: { name: 'Shop' }, many: Array.from({ length: 200 }, () => 1), text: 'x'.repeat(10_000) };
    await expect(shown(template, german, words)).rejects.toThrow();
  });

  test('unless it asks first', async () => {
    expect(await shown('{{ nobody | default: "you" }}{% if nobody %}!{% endif %}')).toBe('you');
  });

  test.each(['\r', '\n', '\u0085', '\u2028', '\0'])(
    'where a subject, title or link would have a line break: %j',
    async (line) => {
      const filling = { words: { name: `Ann${line}Bcc: all@shop.test` }, locale: german, partials: {} };
      const text = 'Hi {{ name }}';
      const refused = { reason: 'bad_template' };
      expect(await renderMessage({ email: { subject: text, html: text, text } }, 'email', filling)).toMatchObject(
        refused,
      );
      expect(await renderMessage({ push: { title: text, text } }, 'push', filling)).toMatchObject(refused);
      expect(await renderMessage({ push: { title: 'Hi', text, link: text } }, 'push', filling)).toMatchObject(refused);
    },
  );

  test('by its own word, also out of a partial, and says why', async () => {
    const filling = { words: {}, locale: german, partials: { stop: { text: '{% abort "sold out" %}' } } };
    const aborted = { reason: 'aborted', why: 'sold out' };
    expect(await renderMessage({ sms: { text: "{% render 'stop' %}" } }, 'sms', filling)).toEqual(aborted);
    expect(await renderMessage({ sms: { text: '{% abort "sold out" %}' } }, 'sms', filling)).toEqual(aborted);
  });
});
