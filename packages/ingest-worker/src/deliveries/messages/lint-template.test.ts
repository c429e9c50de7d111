import { describe, expect, test } from 'vitest';
import { lintContent } from './lint-content.ts';
import { lintTemplate, parametersOf } from './lint-template.ts';

const nothing = { partials: {}, coupon: false, product: false, surveys: [] };
const lint = (text: string, more: object = {}) => lintTemplate(text, { kind: 'text', ...nothing, ...more });

describe('a template is refused when it is saved', () => {
  test.each([
    ['that is not closed', '{% if customer.name %}', 'not closed'],
    ['whose variable nobody knows', '{{ customer.frist_name }}', 'There is no variable customer.frist_name'],
    ['whose first word nobody knows', '{{ custmer.name }}', 'There is no variable custmer.name'],
    ['whose filter nobody knows', '{{ customer.name | shout }}', 'undefined filter'],
    ['that loops over numbers', '{% for i in (1..9999999) %}.{% endfor %}', 'not over ranges'],
    ['that makes numbers in an output', '{{ (1..9999999) | join }}', 'not over ranges'],
    ['that makes numbers by a name', '{% assign all = (1..cart.value) %}', 'not over ranges'],
    [
      'that loops three deep',
      '{% for a in cart.products %}{% for b in cart.products %}{% for c in cart.products %}.{% endfor %}{% endfor %}{% endfor %}',
      'at most 2 deep',
    ],
    ['that brings in a file', "{% include 'x' %}", 'The tag include cannot be used'],
    ['that counts', '{% increment n %}', 'The tag increment cannot be used'],
    ['that is made of too much', '{{ shop.name }}'.repeat(501), 'at most 500 parts'],
    ['that tells of a coupon nobody gives', '{{ coupon.code }}', 'No step of this campaign gives a coupon'],
    ['that leads to a survey nobody published', '{{ surveys.thanks.url }}', 'There is no published survey thanks'],
    ['that names no survey', '{{ surveys }}', 'There is no published survey without a name'],
    ['that tells of a product where there is none', '{{ product.name }}', 'not about one product'],
  ])('%s', (_what, text, why) => {
    expect(lint(text).join(' ')).toContain(why);
  });

  test('but not for dots in a text, nor for what it may well say', () => {
    expect(lint("{{ customer.first_name | default: 'you..' }} {{ cart.value | money: cart.currency }}")).toEqual([]);
    expect(lint('{{ coupon.code }} {{ product.name }}', { coupon: true, product: true })).toEqual([]);
    const asks = '{{ surveys.after-order.url }}{% for one in surveys.after-order.answers %}{{ one.url }}{% endfor %}';
    expect(lint(asks, { surveys: ['after-order'] })).toEqual([]);
    expect(lint('{{ surveys.after-order.link }}', { surveys: ['after-order'] })).toEqual([
      'There is no variable surveys.after-order.link. Known of a survey: url, answers.',
    ]);
  });

  test('where a browser’s words would stand in a subject, a title or a link', () => {
    const words = '{{ claimed.name }} {{ cart.value }}';
    const content = {
      email: { subject: words, html: words, text: words },
      push: { title: words, text: words, link: words },
    };
    const paths = lintContent(content, 'content', nothing).map(({ path }) => path);
    expect([...new Set(paths)]).toEqual(['content.email.subject', 'content.push.title', 'content.push.link']);
  });
});

describe('a partial', () => {
  const partials = {
    footer: { html: '<p>{{ shop.name }}</p>', text: '{{ shop.name }}' },
    button: { html: '<a href="{{ url }}">{{ label }}</a>' },
    framed: { text: "{% render 'footer' %}" },
    loop: { text: "{% render 'pool' %}" },
    pool: { text: "{% render 'loop' %}" },
    browser: { text: '{{ claimed.name }}' },
    much: { text: 'x'.repeat(20_000) },
    broken: { text: '{% if %}' },
  };
  const used = (text: string, more: object = {}) => lint(text, { partials, ...more });

  test('is put in, also by another, and linted where it is', () => {
    expect(used("{% render 'footer' %}{% render 'framed' %}")).toEqual([]);
  });

  test.each([
    ['that is not there', "{% render 'head' %}", 'There is no partial head.'],
    ['called like something of every object', "{% render 'constructor' %}", 'There is no partial constructor.'],
    ['without a text, in a text', "{% render 'button', url: 'a', label: 'b' %}", 'The partial button has no text.'],
    ['that puts in itself in the end', "{% render 'loop' %}", 'The partial loop would put in itself, without an end.'],
    ['named by a variable', '{% render shop.name %}', 'A partial is named in quotes'],
    ['for each of many', "{% render 'footer' for cart.products as one %}", 'is given by name'],
    ['that does not parse', "{% render 'broken' %}", 'invalid'],
    ['too large as often as it is put in', "{% render 'much' %}".repeat(11), 'at most 200,000 characters'],
    ['in too many loops', threeLoops("{% render 'footer' %}"), 'at most 2 deep'],
  ])('%s is refused', (_what, text, why) => {
    expect(used(text).join(' ')).toContain(why);
  });

  test('asks for what it has to be given', () => {
    expect(parametersOf(partials.button.html)).toEqual(['label', 'url']);
    const html = { kind: 'html' as const };
    expect(used("{% render 'button', url: shop.name, label: 'Buy' %}", html)).toEqual([]);
    expect(used("{% render 'button', url: shop.name %}", html)).toEqual([
      "The partial button needs label: {% render 'button', label: … %}.",
    ]);
  });

  test('lets no words of a browser into a subject, neither its own nor given ones', () => {
    const refused = { refused: ['claimed'] };
    expect(used("{% render 'browser' %}", refused)).toHaveLength(1);
    expect(used("{% render 'footer', name: claimed.name %}", refused)).toHaveLength(1);
  });

  test('that is saved is linted by itself: what it has to be given is no fault, a slip of the pen is one', () => {
    const own = { kind: 'html' as const, partial: 'button' };
    expect(used(partials.button.html, own)).toEqual([]);
    expect(used('{{ custmer.name }}', own)).toEqual(['There is no variable custmer.name.']);
    expect(used("{% render 'button', url: 'a', label: 'b' %}", own)).toEqual([
      'The partial button would put in itself, without an end.',
    ]);
  });

  test('of a partial of a partial is not followed for ever, however often each is put in', () => {
    const many: Record<string, { text: string }> = { p0: { text: '.' } };
    for (let depth = 1; depth <= 20; depth += 1)
      many[`p${depth}`] = { text: `{% render 'p${depth - 1}' %}`.repeat(10) };
    // Followed to the end these are 10^20 parts: a lint that did would never answer.
    expect(lint("{% render 'p20' %}", { partials: many }).join(' ')).toContain('at most 500 parts');
  });
});

function threeLoops(inner: string): string {
  const loop = (name: string, body: string) => `{% for ${name} in cart.products %}${body}{% endfor %}`;
  return loop('a', loop('b', loop('c', inner)));
}
