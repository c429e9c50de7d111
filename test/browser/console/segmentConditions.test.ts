import type { SegmentAnswer, SegmentCondition } from '@footfall/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ConsoleVisit } from './ConsoleVisit.ts';
import { segmentBuilder } from './segmentBuilder.ts';

const month = { kind: 'last', amount: 30, unit: 'days' } as const;
let visit: ConsoleVisit;

beforeAll(async () => {
  visit = await ConsoleVisit.launch();
});
afterAll(() => visit?.close());
beforeEach(() => visit.begin());
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await visit.end();
});

const { open, button, field, kind, saveAs } = segmentBuilder(() => visit);

describe('every kind of condition can be built', () => {
  /** How each is built from what a new one holds, and what is saved then. */
  const kinds: Record<string, [build: () => Promise<unknown>, saved: SegmentCondition]> = {
    did: [
      async () => {
        await field('Event').fill('Product Viewed');
        await field('Measure').selectOption('sum');
        await field('Measured property').selectOption('price');
        await field('How much: comparison').selectOption('between');
        await field('How much: from').fill('5');
        await field('How much: to').fill('12.50');
        await field('When').selectOption('between');
        await field('First day').fill('2026-11-01');
        await field('Last day').fill('2026-11-20');
        await button('Only those where…').click();
        await field('category: comparison').selectOption('oneOf');
        await field('category: values').fill('sorbet, classic');
        await button('Only those where…').click();
        await field('Property 2').selectOption('quantity');
        await field('quantity: number').fill('3');
      },
      {
        op: 'did',
        event: 'Product Viewed',
        measure: { of: 'sum', property: 'price', currency: 'EUR' },
        is: { is: 'between', from: 5, to: 12.5 },
        within: { kind: 'between', from: '2026-11-01', to: '2026-11-20' },
        where: [
          { property: 'category', test: { is: 'oneOf', values: ['sorbet', 'classic'] } },
          { property: 'quantity', is: { is: 'atLeast', value: 3 } },
        ],
      },
    ],
    didNot: [() => field('When').selectOption('ever'), { op: 'didNot', event: 'Order Completed' }],
    lastDid: [
      async () => {
        await field('Event').fill('*');
        await field('How long ago: how many').fill('36');
        await field('How long ago: unit').selectOption('hours');
      },
      { op: 'lastDid', event: '*', longerAgo: { amount: 36, unit: 'hours' } },
    ],
    sequence: [
      async () => {
        await field('First event').fill('Checkout Started');
        await button('Only the next where…').click();
        await field('Property 1').selectOption('coupon');
        await field('coupon: comparison').selectOption('set');
        await field('Apart: how many').fill('2');
        await field('Window: how many').fill('7');
      },
      {
        op: 'sequence',
        first: { event: 'Checkout Started' },
        next: { event: 'Order Completed', where: [{ property: 'coupon', test: { is: 'set' } }] },
        within: { amount: 2, unit: 'hours' },
        during: { kind: 'last', amount: 7, unit: 'days' },
      },
    ],
    spent: [
      async () => {
        await field('Paid: comparison').selectOption('below');
        await field('Currency').fill('usd');
      },
      { op: 'spent', currency: 'USD', is: { is: 'below', value: 100 } },
    ],
    favourite: [
      async () => {
        await field('Favourite').selectOption('product_id');
        await field('Favourite is').fill('lemon');
      },
      { op: 'favourite', of: 'product_id', is: 'lemon' },
    ],
    cart: [
      async () => {
        await field('worth').check();
        await field('Worth: number').fill('20');
        await field('with something in it').check();
        await field('Which one').fill('sorbet');
        await field('untouched for at least').check();
        await field('Untouched: unit').selectOption('minutes');
      },
      {
        op: 'cart',
        value: { currency: 'EUR', is: { is: 'above', value: 20 } },
        contains: { property: 'category', value: 'sorbet' },
        olderThan: { amount: 1, unit: 'minutes' },
      },
    ],
    trait: [
      async () => {
        await field('Trait').fill('birthday');
        await field('Comparison').selectOption('withinNext');
        await field('Time: how many').fill('14');
      },
      { op: 'trait', trait: 'birthday', test: { is: 'withinNext', span: { amount: 14, unit: 'days' } } },
    ],
    survey: [
      async () => {
        await field('Question').fill('nps');
        await field('Survey').fill('thanks');
        await field('Comparison').selectOption('between');
        await field('To').fill('6');
      },
      { op: 'survey', question: 'nps', survey: 'thanks', test: { is: 'between', from: 0, to: 6 } },
    ],
    consent: [
      async () => {
        await field('Said').selectOption('no');
        await field('Channel').selectOption('sms');
      },
      { op: 'consent', purpose: 'message', channel: 'sms', is: false },
    ],
    inSegment: [() => field('Segment').selectOption('vip'), { op: 'inSegment', segment: 'vip' }],
    bucket: [
      async () => {
        await field('From percent').fill('50');
        await field('To percent').fill('62.5');
        await field('Draw').fill('autumn');
      },
      { op: 'bucket', salt: 'autumn', from: 5000, to: 6250 },
    ],
    not: [async () => {}, { op: 'not', of: { op: 'did', event: 'Order Completed', within: month } }],
    all: [
      () => button('Add condition').first().click(),
      {
        op: 'all',
        of: [
          { op: 'did', event: 'Order Completed', within: month },
          { op: 'did', event: 'Order Completed', within: month },
        ],
      },
    ],
    any: [
      async () => {
        await button('Add group').first().click();
        await kind('Condition 1.2').selectOption('any');
        await button('Remove condition 1.1').click();
      },
      { op: 'any', of: [{ op: 'any', of: [{ op: 'did', event: 'Order Completed', within: month }] }] },
    ],
  };

  test.each(Object.keys(kinds))('%s', async (op) => {
    const [build, saved] = kinds[op] ?? [async () => {}, undefined];
    await open('/new');
    await kind('Condition 1').selectOption(op);
    await build();
    const { id, when } = await saveAs(`Kind ${op}`);
    expect(when).toEqual({ op: 'all', of: [saved] });
    await visit.page.getByRole('link', { name: 'Edit' }).click();
    await visit.page.getByRole('heading', { level: 1, name: `Edit Kind ${op}` }).waitFor();
    await button('Save draft').click();
    await visit.page.getByRole('heading', { level: 1, name: `Kind ${op}`, exact: true }).waitFor();
    expect((await visit.footfall.get<SegmentAnswer>(`/v1/segments/${id}`)).when).toEqual(when);
  });

  test.each([
    ['equalNumber', 'Number', '3', { is: 'equal', value: 3 }],
    ['before', 'Date', '2026-05-01', { is: 'before', date: '2026-05-01' }],
  ])('a trait that %s', async (test, label, text, saved) => {
    await open('/new');
    await kind('Condition 1').selectOption('trait');
    await field('Trait').fill('plan');
    await field('Comparison').selectOption(test);
    if (label) await field(label).fill(text);
    const { when } = await saveAs(`Trait ${test}`);
    expect(when).toEqual({ op: 'all', of: [{ op: 'trait', trait: 'plan', test: saved }] });
  });
});
