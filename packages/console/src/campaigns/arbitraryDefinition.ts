import { CAMPAIGN_ENTITIES, type CampaignDefinition, CHANNELS, SPAN_UNITS } from '@footfall/contract';
import fc from 'fast-check';

const text = fc.string({ minLength: 1, maxLength: 20 });
const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,10}$/);
const clock = fc.constantFrom('00:00', '09:30', '23:59');
const span = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom(...SPAN_UNITS),
});
const pattern = some(
  {
    event: text,
    where: fc.array(
      fc.oneof(
        fc.record({
          property: fc.constant('category' as const),
          test: fc.constant({ is: 'equal' as const, value: 'ice' }),
        }),
        fc.record({
          property: fc.constant('quantity' as const),
          is: fc.record({ is: fc.constant('atLeast' as const), value: fc.integer({ min: 1, max: 9 }) }),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  ['event'],
);
const condition = fc.oneof(
  fc.constant({ op: 'cart' }),
  fc.record({ op: fc.constant('inSegment' as const), segment: id }),
  fc.constant({
    op: 'any',
    of: [{ op: 'not', of: { op: 'trait', trait: 'plan', test: { is: 'equal', value: 'gold' } } }, { op: 'cart' }],
  }),
);
const test = fc.constantFrom({ is: 'atMost' as const, value: 6 }, { is: 'equal' as const, value: 'x' });
const whole = fc.integer({ min: 1, max: 60 });

const trigger = fc.oneof(
  pattern.map((one) => ({ on: 'event', ...one })),
  fc.record({ on: fc.constant('segment'), segment: id, move: fc.constantFrom('entered', 'left') }),
  some({ on: fc.constant('survey'), survey: id, question: id, test }, ['on', 'survey']),
  some(
    {
      ...{ on: fc.constant('date'), trait: text, repeats: fc.constantFrom('once', 'yearly'), time: clock },
      days: fc.integer({ min: -180, max: 180 }),
    },
    ['on', 'trait', 'repeats', 'time'],
  ),
  some(
    {
      ...{ on: fc.constant('broadcast'), segment: id, perMinute: whole },
      ...{ at: fc.constant('2026-12-01T09:00:00+01:00'), every: fc.constantFrom('day', 'week', 'month') },
    },
    ['on', 'segment'],
  ),
  some({ on: fc.constant('priceDrop'), percent: whole, withinDays: whole }, ['on']),
  some({ on: fc.constant('backInStock'), withinDays: whole }, ['on']),
);

const until = fc.oneof(
  fc.record({ kind: fc.constant('span'), span }),
  some(
    {
      kind: fc.constant('time'),
      time: clock,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    },
    ['kind', 'time'],
  ),
  some(
    {
      ...{ kind: fc.constant('trait'), trait: text },
      offset: fc.record({ direction: fc.constantFrom('before', 'after'), span }),
    },
    ['kind', 'trait'],
  ),
);
const content = some(
  {
    email: fc.record({ subject: text, html: text, text }),
    sms: fc.record({ text }),
    push: some({ title: text, text, link: text }, ['title', 'text']),
  },
  [],
);
const base = { id, next: id };

const step = fc.oneof(
  some({ ...base, do: fc.constant('wait'), until }, ['id', 'do', 'until']),
  some({ ...base, do: fc.constant('waitUntil'), event: pattern, timeout: span, onTimeout: id }, [
    'id',
    'do',
    'event',
    'timeout',
  ]),
  some({ ...base, do: fc.constant('branch'), if: condition, else: id }, ['id', 'do', 'if', 'else']),
  some(
    {
      ...{ ...base, do: fc.constant('split') },
      arms: fc.array(fc.record({ name: text, weight: whole, to: id }), { minLength: 2, maxLength: 4 }),
    },
    ['id', 'do', 'arms'],
  ),
  some(
    {
      ...{ ...base, do: fc.constant('send'), content, expires: span },
      ...{ channels: fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1 }), preferred: fc.boolean() },
      ...{ tags: fc.array(id, { maxLength: 3 }), transactional: fc.boolean() },
      onCap: fc.constantFrom('skip', 'defer'),
    },
    ['id', 'do', 'channels', 'content'],
  ),
  some({ ...base, do: fc.constant('coupon'), pool: id, else: id }, ['id', 'do', 'pool']),
  some({ ...base, do: fc.constant('survey'), survey: id }, ['id', 'do', 'survey']),
  some({ ...base, do: fc.constant('webhook'), data: fc.dictionary(text, text, { maxKeys: 3 }) }, ['id', 'do']),
  some({ ...base, do: fc.constant('setTrait'), trait: text, value: fc.oneof(text, whole, fc.boolean()) }, [
    'id',
    'do',
    'trait',
    'value',
  ]),
  some({ ...base, do: fc.constant('end') }, ['id', 'do']),
);

/** Whatever a campaign can say, each member with and without what may be missing. */
export const arbitraryDefinition = some(
  {
    ...{ name: text, description: text, trigger, entity: fc.constantFrom(...CAMPAIGN_ENTITIES), only: condition },
    reentry: fc.oneof(
      fc.record({ policy: fc.constantFrom('once' as const, 'every' as const, 'restart' as const) }),
      fc.record({ policy: fc.constant('cooldown' as const), span }),
    ),
    ...{ exit: fc.array(pattern, { maxLength: 3 }), goal: fc.record({ event: pattern, within: span }) },
    ...{ holdout: fc.integer({ min: 0, max: 10_000 }), ignoresGlobalHoldout: fc.boolean() },
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  },
  ['name', 'trigger', 'steps'],
) as fc.Arbitrary<CampaignDefinition>;

/** A record whose other members may be missing. */
function some(members: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[]): fc.Arbitrary<object> {
  return fc.record(members, { requiredKeys, noNullPrototype: true });
}
