import type { Condition, Question, SurveyDraft } from '@footfall/contract';
import * as fc from 'fast-check';

/**
 * Definitions with every kind of question and every member that the schema knows, sensible or not: what a form must not
 * lose. Texts are few, so that questions share some of them.
 */
export function arbitraryDraft(): fc.Arbitrary<SurveyDraft> {
  return fc.uniqueArray(id, { minLength: 1, maxLength: 6 }).chain((ids) =>
    fc.record(
      {
        v: fc.constant(1 as const),
        name: fc.constantFrom('After an order', 'Ünïcode'),
        description: fc.constantFrom('For us'),
        language: fc.constantFrom('en', 'pt-BR'),
        questions: fc.tuple(...ids.map((one) => question(one, ids))),
        thanks: key,
        strings: fc.record({ en: texts, 'pt-BR': texts, ar: texts }, { requiredKeys: ['en', 'pt-BR'] }),
        place: fc.constantFrom('corner', 'modal'),
        theme: tokens,
        darkTheme: tokens,
        flow: fc.array(
          partly({ from: fc.constantFrom(...ids), if: condition(ids), to: fc.constantFrom(...ids, 'end') }, 'if'),
          { minLength: 1, maxLength: 4 },
        ),
        endings: fc.tuple(partly({ id: fc.constant('end'), text: key, reward: flag, link }, 'reward', 'link')),
        show,
        traits: fc.constant({ [ids[0] ?? '']: 'heard_of_us' }),
        reward: fc.constant({ pool: 'thanks10' }),
      },
      { requiredKeys: ['v', 'name', 'language', 'questions', 'thanks', 'strings'] },
    ),
  ) as unknown as fc.Arbitrary<SurveyDraft>;
}

/** Members that may be missing are named; the others are always there. */
function partly<T>(members: { [member in keyof T]: fc.Arbitrary<T[member]> }, ...missing: (keyof T)[]) {
  const requiredKeys = (Object.keys(members) as (keyof T)[]).filter((member) => !missing.includes(member));
  return fc.record(members, { requiredKeys });
}

const id = fc.stringMatching(/^[a-z][\w-]{0,5}$/);
const key = fc.constantFrom('k1', 'k2', 'k3', 'k4');
const flag = fc.boolean();
const count = fc.nat({ max: 9 });
const amount = fc.constantFrom(-2, 0, 0.5, 7);
const texts = fc.dictionary(
  fc.constantFrom('k1', 'k2', 'k3', 'k4', 'ui.next', 'mine'),
  fc.constantFrom('A', '{{a|b}}'),
);
const tokens = fc.dictionary(
  fc.constantFrom('accent', 'ink', 'z', 'unknown'),
  fc.constantFrom('#112233', 'tomato', '9'),
);
const link = fc.record({ text: key, href: fc.constantFrom('https://example.com', 'mailto:a@example.com') });
const option = partly({ id, text: key, pinned: flag, open: flag, alone: flag }, 'pinned', 'open', 'alone');
const unique = { selector: ({ id: one }: { id: string }) => one, maxLength: 4 };
const options = fc.uniqueArray(option, unique);
const pictures = fc.uniqueArray(
  fc.tuple(option, fc.constant('https://example.com/a.png')).map(([one, image]) => ({ ...one, image })),
  unique,
);
const span = fc.record({ amount: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('minutes', 'hours', 'days') });

function condition(ids: string[]): fc.Arbitrary<Condition> {
  const q = fc.constantFrom(...ids);
  const value = fc.oneof(amount, fc.constantFrom('yes', 'o1'));
  return fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 2 },
      fc.record({ q, is: value }),
      fc.record({ q, in: fc.array(value, { maxLength: 3 }) }),
      fc.record({ q, atLeast: amount }),
      fc.record({ q, atMost: amount }),
      fc.record({ q, answered: fc.constant(true as const) }),
      fc.record({ all: fc.array(tie('any'), { maxLength: 2 }) }),
      fc.record({ any: fc.array(tie('any'), { maxLength: 2 }) }),
      fc.record({ not: tie('any') }),
    ),
  })).any;
}

/** What a kind has besides what all have; those that must be there come first. */
const KINDS: { [kind in Question['kind']]: [must: object, may: object] } = {
  nps: [{}, { low: key, high: key }],
  csat: [{}, { low: key, high: key, look: fc.constantFrom('stars', 'faces') }],
  ces: [{}, { low: key, high: key }],
  yes_no: [{}, {}],
  choice: [{ options }, { many: flag, least: count, most: count, shuffle: flag }],
  dropdown: [{ options }, { shuffle: flag, placeholder: key }],
  text: [{}, { long: flag, minLength: count, maxLength: count, placeholder: key }],
  email: [{}, { consent: key, placeholder: key }],
  statement: [{}, {}],
  reward: [{}, {}],
  action: [{ link }, {}],
  number: [{}, { least: amount, most: amount, step: fc.constantFrom(0.5, 2) }],
  slider: [
    { least: amount, most: amount },
    { low: key, high: key, step: fc.constantFrom(0.5, 2) },
  ],
  date: [{}, { earliest: fc.constant('2026-01-01'), latest: fc.constant('2026-12-31') }],
  phone: [{}, { consent: key, placeholder: key }],
  ranking: [{ options }, { shuffle: flag, most: count }],
  matrix: [{ rows: options, columns: options }, {}],
  country: [{}, { placeholder: key }],
  autocomplete: [{ options }, { placeholder: key }],
  image_choice: [{ options: pictures }, { many: flag, shuffle: flag }],
};

const again = fc.oneof(fc.constant('never' as const), span);

function question(one: string, ids: string[]): fc.Arbitrary<Question> {
  const base = { hint: key, required: flag, showIf: condition(ids), again };
  const kinds = Object.entries(KINDS).map(([kind, [must, may]]) =>
    fc.record(
      { id: fc.constant(one), kind: fc.constant(kind), text: key, ...base, ...must, ...may },
      { requiredKeys: ['id', 'kind', 'text', ...Object.keys(must)] as never[] },
    ),
  );
  return fc.oneof(...kinds) as unknown as fc.Arbitrary<Question>;
}

const pageTests = fc.array(
  fc.record({
    of: fc.constantFrom('path', 'query', 'url'),
    test: fc.constantFrom(
      { is: 'startsWith', value: '/shop' },
      { is: 'oneOf', values: ['/a', '/b'] },
      { is: 'missing' },
    ),
  }),
  { minLength: 1, maxLength: 2 },
);
const show = fc.record(
  {
    trigger: fc.constantFrom('page', 'Order Completed'),
    where: fc.constant([{ property: 'total', currency: 'EUR', is: { is: 'atLeast', value: 20 } }]),
    if: fc.constantFrom(
      { op: 'inSegment', segment: 'vip' },
      { op: 'all', of: [{ op: 'lastDid', event: 'Order Completed', longerAgo: { amount: 90, unit: 'days' } }] },
    ),
    pages: fc.record({ only: pageTests, except: pageTests }, { requiredKeys: [] }),
    sample: fc.integer({ min: 1, max: 10_000 }),
    priority: fc.integer({ min: -1_000, max: 1_000 }),
    again: fc.constantFrom('never', 'until_closed', 'until_answered', 'always'),
    frequency: fc.record(
      { between: span, most: fc.record({ times: fc.integer({ min: 1, max: 20 }), within: span }) },
      { requiredKeys: [] },
    ),
    wait: fc.record(
      { seconds: fc.constantFrom(0, 1.5, 60), scroll: fc.integer({ min: 1, max: 100 }), exit: fc.constant(true) },
      { requiredKeys: [] },
    ),
    cancel: fc.array(fc.constantFrom('Checkout Started', 'Product Added'), { maxLength: 2 }),
  },
  { requiredKeys: ['trigger'] },
);
