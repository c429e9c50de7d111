import { describe, expect, test } from 'vitest';
import { surveyDraftSchema } from './survey-definition.ts';

const options = [{ id: 'friend', text: 'friend' }];
const kinds = [
  { kind: 'nps', low: 'low', high: 'high', required: true },
  { kind: 'csat', look: 'faces' },
  { kind: 'ces', hint: 'hint' },
  { kind: 'yes_no', showIf: { all: [{ q: 'nps', atLeast: 9 }, { not: { q: 'csat', answered: true } }] } },
  { kind: 'choice', options, many: true, least: 1, most: 2, shuffle: true },
  { kind: 'dropdown', options },
  { kind: 'text', long: true, maxLength: 200 },
  { kind: 'email', consent: 'agree' },
  { kind: 'statement' },
  { kind: 'reward' },
  { kind: 'action', link: { text: 'go', href: 'https://shop.example' } },
  { kind: 'number', step: 0.5 },
  { kind: 'slider', least: 0, most: 10 },
  { kind: 'date', earliest: '2026-01-01' },
  { kind: 'phone' },
  { kind: 'ranking', options },
  { kind: 'matrix', rows: options, columns: options },
  { kind: 'country' },
  { kind: 'autocomplete', options },
];
const draft = (changed: object = {}) => ({
  v: 1,
  name: 'After an order',
  language: 'en',
  questions: kinds.map((one) => ({ id: one.kind, text: one.kind, ...one })),
  thanks: 'thanks',
  strings: { en: { thanks: 'Thank you' }, 'pt-BR': {} },
  show: {
    trigger: 'Order Completed',
    where: [{ property: 'total', currency: 'EUR', is: { is: 'atLeast', value: 20 } }],
    if: { op: 'inSegment', segment: 'vip' },
    pages: { only: [{ of: 'path', test: { is: 'startsWith', value: '/thanks' } }] },
    sample: 2_500,
    again: 'until_answered',
    frequency: { between: { amount: 90, unit: 'days' }, most: { times: 2, within: { amount: 1, unit: 'days' } } },
    wait: { seconds: 5, scroll: 50, exit: true },
    cancel: ['Checkout Started'],
  },
  traits: { nps: 'nps' },
  ...changed,
});
const pathsOf = (value: unknown) => surveyDraftSchema.safeParse(value).error?.issues.map(({ path }) => path.join('.'));

describe('a draft of a survey', () => {
  test('has every kind of question, and who is asked', () => {
    expect(surveyDraftSchema.parse(draft())).toEqual(draft());
  });

  test.each<[string, object, string]>([
    ['a kind that there is not', { questions: [{ id: 'a', kind: 'riddle', text: 'a' }] }, 'questions.0.kind'],
    ['a member that there is not', { questions: [{ id: 'a', kind: 'nps', text: 'a', size: 3 }] }, 'questions.0'],
    ['a slider without an end', { questions: [{ id: 'a', kind: 'slider', text: 'a', least: 1 }] }, 'questions.0.most'],
    ['an id with a colon', { questions: [{ id: 'a:b', kind: 'nps', text: 'a' }] }, 'questions.0.id'],
    ['a shape nobody knows', { v: 2 }, 'v'],
    ['a share of nobody', { show: { trigger: 'page', sample: 0 } }, 'show.sample'],
    ['a language that is none', { strings: { 'en us': {} } }, 'strings.en us'],
  ])('is refused for %s, by its place', (_, changed, path) => {
    expect(pathsOf(draft(changed))).toContain(path);
  });
});
