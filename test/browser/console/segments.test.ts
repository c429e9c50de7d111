import type { SegmentAnswer, SegmentCondition } from '@footfall/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../support/browser.ts';
import { asServer, Footfall } from '../../support/footfall.ts';
import { until } from '../../support/until.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { NARROW, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
const month = { kind: 'last', amount: 30, unit: 'days' } as const;
let footfall: Footfall;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
let complaints: string[] = [];

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  // Once for all: who signs in thirty times a minute is kept waiting.
  const visitor = await browser.newContext();
  await visitor.request.post(`${footfall.origin}/console/api/session`, {
    data: { password: 'demo' },
    headers: { 'x-footfall-console': '1' },
  });
  signedIn = await visitor.storageState();
  const orders = [10, 20, 30, 40].map((total) => ({
    type: 'track',
    event: 'Order Completed',
    messageId: `order-${total}`,
    userId: `buyer-${total}`,
    properties: { order_id: `A-${total}`, total, currency: 'EUR' },
  }));
  await footfall.tell(orders, asServer);
  const known = async () => (await footfall.rows('SELECT id FROM customers')).length;
  await until(async () => (await known()) === orders.length, 'the ledger to know them');
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
});
beforeEach(async () => {
  complaints = [];
  context = await browser.newContext({ viewport: WIDE, storageState: signedIn });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

const open = (path = '') => page.goto(`${footfall.origin}/console/segments${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => page.getByLabel(name, { exact: true });
const condition = (name: string) => page.getByRole('group', { name, exact: true });
const kind = (name: string) => field(`${name}: kind`);

async function saveAs(name: string): Promise<SegmentAnswer> {
  await field('Name').fill(name);
  await button('Save draft').click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return footfall.get<SegmentAnswer>(`/v1/segments/${page.url().split('/').at(-1)}`);
}

describe('a segment is built without writing JSON', () => {
  test('tried while it is written, saved, published, filled and deleted', async () => {
    await open();
    await button('New segment').click();
    await dialog().getByRole('link', { name: /^VIP/ }).click();
    await page.getByRole('heading', { level: 1, name: 'New segment' }).waitFor();
    await expect.poll(() => field('Name').inputValue(), PATIENT).toBe('VIP');
    await page.getByText('0 of 4').waitFor();
    await field('Paid: number').fill('25');
    await page.getByText('2 of 4').waitFor();
    const who = page.getByRole('list', { name: 'Who would be in it' });
    await expect.poll(() => who.getByRole('listitem').allTextContents(), PATIENT).toHaveLength(2);
    const saved = await saveAs('Good customers');
    expect(saved).toMatchObject({
      id: 'good-customers',
      status: 'draft',
      when: { op: 'all', of: [{ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 25 } }] },
    });

    await page.getByText('Has paid at least 25 EUR in all').waitFor();
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Published. 4 known customers evaluated').waitFor();
    const members = page.getByRole('list', { name: 'members' });
    await expect.poll(() => members.getByRole('listitem').count(), PATIENT).toBe(2);
    await page.getByText('As a table').click();
    await expect.poll(() => page.getByRole('row').nth(1).textContent(), PATIENT).toMatch(/2\s*0\s*2$/);
    expect(await silent('good-customers')).toEqual([1, 1]);

    await button('Delete Good customers').click();
    await dialog().getByText('forgets its 2 members').waitFor();
    await dialog().getByRole('button', { name: 'Delete segment' }).click();
    await page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    await expect.poll(() => page.getByText('Good customers').count(), PATIENT).toBe(0);
  });

  test('those who match already are announced where that is asked', async () => {
    await footfall.post('/v1/segments', {
      id: 'all-buyers',
      name: 'All buyers',
      when: { op: 'did', event: 'Order Completed' },
    });
    await open('/all-buyers');
    await button('Publish').click();
    await dialog().getByLabel('Announce those who match already').check();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await expect.poll(() => silent('all-buyers'), PATIENT).toEqual([null, null, null, null]);
  });

  test('conditions nest, and each can be taken out again', async () => {
    await open('/new');
    await button('Add group').click();
    await kind('Condition 2.1').selectOption('cart');
    await button('Add condition').first().click();
    await kind('Condition 2.2').selectOption('spent');
    await kind('Condition 2.2').selectOption('not');
    await kind('Condition 1').selectOption('all');
    await kind('Rule').selectOption('any');
    await button('Remove condition 2.2, not').click();
    await button('Remove condition 2.1').click();
    const { when } = await saveAs('Nested');
    const did = { op: 'did', event: 'Order Completed', within: month };
    const spent = { op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 100 } };
    expect(when).toEqual({
      op: 'any',
      of: [
        { op: 'all', of: [did] },
        { op: 'any', of: [spent] },
      ],
    });
  });

  test('what is wrong is said at its condition, and again when it is to be saved', async () => {
    await open('/new');
    await kind('Condition 1').selectOption('trait');
    await button('Add condition').click();
    await field('When').selectOption('ever');
    await button('Only those where…').click();
    await field('category: value').fill('sorbet');
    await condition('Condition 1').getByText('The trait must not be empty.').waitFor();
    await field('Trait').fill('plan');
    await condition('Condition 2')
      .getByText(/say within what time/)
      .waitFor();
    expect(await condition('Condition 1').getByText('must not be empty').count()).toBe(0);
    await page.getByText('One thing is still to be mended').waitFor();
    await button('Save draft').click();
    await page.getByText('The name must not be empty.').waitFor();
    await field('Name').fill('Sorbet lovers');
    await button('Save draft').click();
    await page
      .getByRole('alert')
      .getByText(/say within what time/)
      .waitFor();
    await field('When').selectOption('last');
    await expect
      .poll(
        () =>
          condition('Condition 2')
            .getByText(/say within/)
            .count(),
        PATIENT,
      )
      .toBe(0);
    expect((await saveAs('Sorbet lovers')).when).toMatchObject({ of: [{ op: 'trait' }, { op: 'did', within: month }] });
  });

  test('with the keyboard alone', async () => {
    await open();
    await button('New segment').press('Enter');
    await dialog()
      .getByRole('link', { name: /^From scratch/ })
      .press('Enter');
    await field('Name').focus();
    await page.keyboard.type('Keyboard');
    await button('Add condition').press('Enter');
    await expect.poll(() => focused(), PATIENT).toBe('Condition 2: kind');
    await page.keyboard.type('Has paid');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Paid: comparison');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('7.5');
    await button('Remove condition 1').press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), PATIENT).toBe('Add condition');
    await field('Name').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard' }).waitFor();
    const { when } = await footfall.get<SegmentAnswer>('/v1/segments/keyboard');
    expect(when).toEqual({ op: 'all', of: [{ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 7.5 } }] });
  });
});

const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');

/** For each who entered whether that was silent. */
async function silent(id: string): Promise<(number | null)[]> {
  const rows = await footfall.rows<{ silent: number | null }>(
    `SELECT data ->> 'silent' AS silent FROM facts WHERE type = 'segment.entered' AND data ->> '$.segment.id' = '${id}'`,
  );
  return rows.map((row) => row.silent);
}

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
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('heading', { level: 1, name: `Edit Kind ${op}` }).waitFor();
    await button('Save draft').click();
    await page.getByRole('heading', { level: 1, name: `Kind ${op}`, exact: true }).waitFor();
    expect((await footfall.get<SegmentAnswer>(`/v1/segments/${id}`)).when).toEqual(when);
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

describe('a segment that is live', () => {
  test('shows what is in force beside a draft that says something else', async () => {
    await footfall.post('/v1/segments/active-48-hours/publish', {});
    await open('/active-48-hours/edit');
    await field('Window: how many').fill('36');
    await button('Save draft').click();
    await page.getByText('Did anything at all at least once in the last 36 hours').waitFor();
    await page.getByText('Did anything at all at least once in the last 48 hours').waitFor();
    await page.getByText('live, with changes not published').waitFor();
  });

  test('is not deleted while another asks for it, and who does is said', async () => {
    const when = { op: 'inSegment', segment: 'new-customer' };
    await footfall.post('/v1/segments', { id: 'asks', name: 'Asking one', when });
    await open('/new-customer');
    await button('Delete New customer').click();
    await dialog().getByRole('button', { name: 'Delete segment' }).click();
    await dialog().getByText('“Asking one” asks whether somebody is in this segment.').waitFor();
  });
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the segments pages are accessible, %s, light and dark, and so are their dialogs', async (_, viewport) => {
  await page.setViewportSize(viewport);
  await footfall.post('/v1/segments', { id: 'draft', name: 'A draft', when: { op: 'cart' } });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open();
    await page.getByRole('list', { name: 'segments' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button('New segment').click();
    await dialog().getByText('Detractor', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await open('/new?recipe=new-customer');
    await page.getByText('4 of 4').waitFor();
    await button('Add group').click();
    await kind('Condition 3.1').selectOption('trait');
    await page.getByText('The trait must not be empty.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await open('/new-customer');
    await page.getByRole('list', { name: 'members' }).waitFor();
    await page.getByText('As a table').click();
    expect(await accessibilityFaults(page)).toEqual([]);

    await open('/draft');
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Not yet' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await open();
  await page.getByRole('list', { name: 'segments' }).waitFor();
  await fits();
  await open('/new-customer');
  await page.getByRole('list', { name: 'members' }).waitFor();
  await fits();
  await open('/new');
  for (const op of ['sequence', 'cart', 'consent', 'bucket', 'survey']) {
    await button('Add condition').last().click();
    await page.getByRole('group').last().getByRole('combobox').first().selectOption(op);
  }
  await fits();
});
