import type {
  EventPattern,
  NumberTest,
  PropertyFilter,
  SegmentCondition,
  Span,
  TextTest,
  ValueTest,
  Window,
} from '@footfall/contract';
import fc from 'fast-check';

/** Few values of each kind, so that they meet; lengths of time on the grid that events happen on. */
export const NAMES = ['Product Viewed', 'Order Completed', 'Cart Updated', 'page'];
export const PRODUCTS = ['vanilla', 'mint', 'fudge'];
export const CATEGORIES = ['classic', 'chocolate'];
export const CURRENCIES = ['EUR', 'USD'];

const event = fc.constantFrom(...NAMES, '*');
const small = fc.integer({ min: 0, max: 5 });
const amount = fc.constantFrom(0, 2.5, 5, 7.5, 10, 20);
const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 30 }), unit: fc.constant('hours' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 4 }), unit: fc.constant('days' as const) }),
);
const dates = fc.tuple(fc.integer({ min: 26, max: 31 }), fc.integer({ min: 0, max: 3 }));
const window: fc.Arbitrary<Window> = fc.oneof(
  { weight: 3, arbitrary: span.map((length): Window => ({ kind: 'last', ...length })) },
  {
    weight: 1,
    arbitrary: fc.tuple(dates, fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland')).map(
      ([[from, more], timeZone]): Window => ({
        kind: 'between',
        from: `2026-03-${from}`,
        to: new Date(Date.UTC(2026, 2, from + more)).toISOString().slice(0, 10),
        timeZone,
      }),
    ),
  },
);

function numberTest(bound: fc.Arbitrary<number>): fc.Arbitrary<NumberTest> {
  return fc.oneof(
    fc.record({ is: fc.constantFrom('atLeast', 'above', 'atMost', 'below', 'equal'), value: bound }),
    fc.tuple(bound, bound).map(([from, to]): NumberTest => ({ is: 'between', from, to })),
  );
}

const currency = fc.constantFrom(...CURRENCIES);
const textTest: fc.Arbitrary<TextTest> = fc.oneof(
  fc.constantFrom<TextTest>(
    { is: 'set' },
    { is: 'missing' },
    { is: 'contains', value: 'i' },
    { is: 'startsWith', value: 'c' },
  ),
  fc.constantFrom(...PRODUCTS, ...CATEGORIES).map((value): TextTest => ({ is: 'equal', value })),
  fc.constantFrom(...PRODUCTS).map((value): TextTest => ({ is: 'oneOf', values: [value, 'classic'] })),
);
const filter: fc.Arbitrary<PropertyFilter> = fc.oneof(
  fc.record({ property: fc.constantFrom('product_id', 'category'), test: textTest }),
  fc.record({ property: fc.constant('quantity' as const), is: numberTest(small) }),
  fc.record({ property: fc.constantFrom('price', 'total'), currency, is: numberTest(amount) }),
);
const where = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }).map((filters) => ({ where: filters })) },
);
const pattern: fc.Arbitrary<EventPattern> = fc.tuple(event, where).map(([name, more]) => ({ event: name, ...more }));
const within = fc.option(window, { nil: undefined, freq: 4 }).map((kept) => (kept ? { within: kept } : {}));

const count = numberTest(small).map((is) => ({ is }));
const measure = fc.oneof(
  fc
    .tuple(fc.constantFrom('product_id', 'category'), numberTest(small))
    .map(([property, is]) => ({ measure: { of: 'distinct', property }, is })),
  fc
    .tuple(fc.constantFrom('sum', 'min', 'max', 'avg'), numberTest(small))
    .map(([of, is]) => ({ measure: { of, property: 'quantity' }, is })),
  fc
    .tuple(fc.constantFrom('sum', 'min', 'max', 'avg'), fc.constantFrom('price', 'total'), currency, numberTest(amount))
    .map(([of, property, money, is]) => ({ measure: { of, property, currency: money }, is })),
);
const did = fc
  .tuple(pattern, within, fc.oneof(fc.constant({}), count, count, measure))
  .map(([what, when, how]) => ({ op: 'did', ...what, ...when, ...how }) as SegmentCondition);

const valueTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.constantFrom<ValueTest>(
    { is: 'set' },
    { is: 'missing' },
    { is: 'true' },
    { is: 'includes', value: 'a' },
    { is: 'equal', value: 'gold' },
  ),
  numberTest(small),
  span.chain((length) =>
    fc
      .constantFrom<'withinLast' | 'longerAgo' | 'withinNext'>('withinLast', 'longerAgo', 'withinNext')
      .map((is) => ({ is, span: length })),
  ),
);

const ofEvents: fc.Arbitrary<SegmentCondition>[] = [
  did,
  fc.tuple(pattern, within).map(([what, when]): SegmentCondition => ({ op: 'didNot', ...what, ...when })),
  fc.tuple(pattern, span).map(([what, longerAgo]): SegmentCondition => ({ op: 'lastDid', ...what, longerAgo })),
  fc
    .tuple(pattern, pattern, span, window)
    .map(([first, next, apart, during]): SegmentCondition => ({ op: 'sequence', first, next, within: apart, during })),
];
const ofProfile: fc.Arbitrary<SegmentCondition>[] = [
  fc.record({ op: fc.constant('trait'), trait: fc.constantFrom('plan', 'date', 'tags'), test: valueTest }),
  fc.record(
    {
      op: fc.constant('cart'),
      value: fc.record({ currency, is: numberTest(amount) }),
      contains: fc.record({ property: fc.constant('category'), value: fc.constantFrom(...CATEGORIES) }),
      olderThan: span,
    },
    { requiredKeys: ['op'] },
  ) as fc.Arbitrary<SegmentCondition>,
  fc.record({ op: fc.constant('spent'), currency, is: numberTest(amount) }),
  fc.record({ op: fc.constant('favourite'), of: fc.constant('category'), is: fc.constantFrom(...CATEGORIES) }),
  fc.record({ op: fc.constant('survey'), question: fc.constant('nps'), test: valueTest }),
  fc.record({ op: fc.constant('survey'), survey: fc.constant('s1'), question: fc.constant('nps'), test: valueTest }),
  fc.record(
    {
      op: fc.constant('consent'),
      purpose: fc.constant('message'),
      channel: fc.constant('email'),
      is: fc.boolean(),
    },
    { requiredKeys: ['op', 'purpose', 'is'] },
  ) as fc.Arbitrary<SegmentCondition>,
  fc.record({
    op: fc.constant('bucket'),
    salt: fc.constantFrom('a', 'b'),
    from: fc.constant(0),
    to: fc.constant(5000),
  }),
];

/** Conditions, nested a little; `inSegment` names one of the segments given. */
export function conditions(segments: string[]): fc.Arbitrary<SegmentCondition> {
  const others =
    segments.length > 0
      ? [fc.record({ op: fc.constant('inSegment' as const), segment: fc.constantFrom(...segments) })]
      : [];
  const leaf = fc.oneof(...ofEvents, ...ofEvents, ...ofEvents, ...ofProfile, ...others);
  const { node } = fc.letrec<{ node: SegmentCondition }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', maxDepth: 2, withCrossShrink: true },
      leaf,
      fc.record({ op: fc.constantFrom('all', 'any'), of: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ op: fc.constant('not'), of: tie('node') }),
    ),
  }));
  return node;
}
