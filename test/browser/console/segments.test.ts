import type { SegmentAnswer } from '@footfall/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asServer } from '../../support/footfall.ts';
import { until } from '../../support/until.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { ConsoleVisit } from './ConsoleVisit.ts';
import { segmentBuilder } from './segmentBuilder.ts';
import { NARROW, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
const month = { kind: 'last', amount: 30, unit: 'days' } as const;
let visit: ConsoleVisit;

beforeAll(async () => {
  visit = await ConsoleVisit.launch();
  const { footfall } = visit;
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
afterAll(() => visit?.close());
beforeEach(() => visit.begin());
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await visit.end();
});

const { open, button, dialog, field, condition, kind, saveAs } = segmentBuilder(() => visit);

describe('a segment is built without writing JSON', () => {
  test('tried while it is written, saved, published, filled and deleted', async () => {
    await open();
    await button('New segment').click();
    await dialog().getByRole('link', { name: /^VIP/ }).click();
    await visit.page.getByRole('heading', { level: 1, name: 'New segment' }).waitFor();
    await expect.poll(() => field('Name').inputValue(), PATIENT).toBe('VIP');
    await visit.page.getByText('0 of 4').waitFor();
    await field('Paid: number').fill('25');
    await visit.page.getByText('2 of 4').waitFor();
    const who = visit.page.getByRole('list', { name: 'Who would be in it' });
    await expect.poll(() => who.getByRole('listitem').allTextContents(), PATIENT).toHaveLength(2);
    const saved = await saveAs('Good customers');
    expect(saved).toMatchObject({
      id: 'good-customers',
      status: 'draft',
      when: { op: 'all', of: [{ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 25 } }] },
    });

    await visit.page.getByText('Has paid at least 25 EUR in all').waitFor();
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByText('Published. 4 known customers evaluated').waitFor();
    const members = visit.page.getByRole('list', { name: 'members' });
    await expect.poll(() => members.getByRole('listitem').count(), PATIENT).toBe(2);
    await visit.page.getByText('As a table').click();
    await expect.poll(() => visit.page.getByRole('row').nth(1).textContent(), PATIENT).toMatch(/2\s*0\s*2$/);
    expect(await silent('good-customers')).toEqual([1, 1]);

    await button('Delete Good customers').click();
    await dialog().getByText('forgets its 2 members').waitFor();
    await dialog().getByRole('button', { name: 'Delete segment' }).click();
    await visit.page.getByRole('heading', { level: 1, name: 'Segments' }).waitFor();
    await expect.poll(() => visit.page.getByText('Good customers').count(), PATIENT).toBe(0);
  });

  test('those who match already are announced where that is asked', async () => {
    await visit.footfall.post('/v1/segments', {
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
    await visit.page.getByText('One thing is still to be mended').waitFor();
    await button('Save draft').click();
    await visit.page.getByText('The name must not be empty.').waitFor();
    await field('Name').fill('Sorbet lovers');
    await button('Save draft').click();
    await visit.page
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
    await visit.page.keyboard.type('Keyboard');
    await button('Add condition').press('Enter');
    await expect.poll(() => focused(), PATIENT).toBe('Condition 2: kind');
    await visit.page.keyboard.type('Has paid');
    await visit.page.keyboard.press('Tab');
    expect(await focused()).toBe('Paid: comparison');
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('ControlOrMeta+a');
    await visit.page.keyboard.type('7.5');
    await button('Remove condition 1').press('Enter');
    await expect.poll(() => visit.page.evaluate('document.activeElement.textContent'), PATIENT).toBe('Add condition');
    await field('Name').press('Enter');
    await visit.page.getByRole('heading', { level: 1, name: 'Keyboard' }).waitFor();
    const { when } = await visit.footfall.get<SegmentAnswer>('/v1/segments/keyboard');
    expect(when).toEqual({ op: 'all', of: [{ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 7.5 } }] });
  });
});

const focused = () => visit.page.evaluate('document.activeElement.getAttribute("aria-label")');

/** For each who entered whether that was silent. */
async function silent(id: string): Promise<(number | null)[]> {
  const rows = await visit.footfall.rows<{ silent: number | null }>(
    `SELECT data ->> 'silent' AS silent FROM facts WHERE type = 'segment.entered' AND data ->> '$.segment.id' = '${id}'`,
  );
  return rows.map((row) => row.silent);
}

describe('a segment that is live', () => {
  test('shows what is in force beside a draft that says something else', async () => {
    await visit.footfall.post('/v1/segments/active-48-hours/publish', {});
    await open('/active-48-hours/edit');
    await field('Window: how many').fill('36');
    await button('Save draft').click();
    await visit.page.getByText('Did anything at all at least once in the last 36 hours').waitFor();
    await visit.page.getByText('Did anything at all at least once in the last 48 hours').waitFor();
    await visit.page.getByText('live, with changes not published').waitFor();
  });

  test('is not deleted while another asks for it, and who does is said', async () => {
    const when = { op: 'inSegment', segment: 'new-customer' };
    await visit.footfall.post('/v1/segments', { id: 'asks', name: 'Asking one', when });
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
  await visit.page.setViewportSize(viewport);
  await visit.footfall.post('/v1/segments', { id: 'draft', name: 'A draft', when: { op: 'cart' } });
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit.page.emulateMedia({ colorScheme });
    await open();
    await visit.page.getByRole('list', { name: 'segments' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await button('New segment').click();
    await dialog().getByText('Detractor', { exact: true }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);

    await open('/new?recipe=new-customer');
    await visit.page.getByText('4 of 4').waitFor();
    await button('Add group').click();
    await kind('Condition 3.1').selectOption('trait');
    await visit.page.getByText('The trait must not be empty.').waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);

    await open('/new-customer');
    await visit.page.getByRole('list', { name: 'members' }).waitFor();
    await visit.page.getByText('As a table').click();
    expect(await accessibilityFaults(visit.page)).toEqual([]);

    await open('/draft');
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Not yet' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  }
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await open();
  await visit.page.getByRole('list', { name: 'segments' }).waitFor();
  await fits();
  await open('/new-customer');
  await visit.page.getByRole('list', { name: 'members' }).waitFor();
  await fits();
  await open('/new');
  for (const op of ['sequence', 'cart', 'consent', 'bucket', 'survey']) {
    await button('Add condition').last().click();
    await visit.page.getByRole('group').last().getByRole('combobox').first().selectOption(op);
  }
  await fits();
});
