import type { CampaignAnswer, CampaignDefinition } from '@footfall/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asServer } from '../../support/footfall.ts';
import { until } from '../../support/until.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { ConsoleVisit } from './ConsoleVisit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
let visit: ConsoleVisit;

const mail = (id: string, subject: string) => ({
  ...{ id, do: 'send' as const, channels: ['email' as const] },
  content: { email: { subject, html: `<p>${subject}</p>`, text: subject } },
});
const ab: CampaignDefinition = {
  name: 'Two subjects',
  trigger: { on: 'event', event: 'Signed Up' },
  goal: { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' } },
  steps: [
    {
      ...{ id: 'ab', do: 'split' },
      arms: [
        { name: 'short', weight: 1, to: 'one' },
        { name: 'long', weight: 1, to: 'two' },
      ],
    },
    { ...mail('one', 'Hi'), next: 'done' },
    mail('two', 'Hello {{ customer.first_name }}'),
    { id: 'done', do: 'end' },
  ],
};
const person = (userId: string) => ({
  ...{ type: 'identify', messageId: `i-${userId}`, userId },
  traits: { email: `${userId}@shop.test`, email_verified: true, first_name: 'Ann' },
  context: { consent: { message: true } },
});
const did = (userId: string, event: string, properties = {}) => ({
  ...{ type: 'track', event, messageId: `${event}-${userId}`, userId, properties },
});

beforeAll(async () => {
  visit = await ConsoleVisit.launch();
  const { footfall } = visit;
  await footfall.post('/v1/campaigns', { id: 'two-subjects', ...ab });
  await footfall.post('/v1/campaigns/two-subjects/publish', {});
  // A laptop knows what was published within two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const people = ['ann', 'bob', 'cleo', 'dan'];
  await footfall.tell([...people.map(person), ...people.map((one) => did(one, 'Signed Up'))], asServer);
  await footfall.tell([did('ann', 'Order Completed', { order_id: 'o1', total: 12.5, currency: 'EUR' })], asServer);
  const reached = async () => (await footfall.get<CampaignAnswer>('/v1/campaigns/two-subjects')).goals;
  await until(async () => (await reached()) === 1, 'the goal to be counted');
});
afterAll(() => visit?.close());
beforeEach(() => visit.begin());
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await visit.end();
});

const button = (name: string | RegExp) => visit.page.getByRole('button', { name, exact: true });
const dialog = () => visit.page.getByRole('dialog');
const field = (name: string) => visit.page.getByLabel(name, { exact: true });
const heading = (name: string) => visit.page.getByRole('heading', { level: 1, name });
const campaign = (id: string) => visit.footfall.get<CampaignAnswer>(`/v1/campaigns/${id}`);

describe('a campaign', () => {
  test('is made from a recipe, says what it still needs, and is published once that is there', async () => {
    await visit.open('campaigns');
    await button('New campaign').click();
    await dialog()
      .getByRole('link', { name: /^Cart abandonment/ })
      .click();
    await field('Name').fill('Left carts');
    await button('Save draft').click();
    await heading('Left carts').waitFor();
    await visit.page.getByText('There is no coupon pool cart-rescue.').waitFor();

    await visit.open('coupons');
    await button('New pool').first().click();
    await dialog().getByLabel('Name').fill('cart-rescue');
    await dialog().getByLabel('How much').fill('10');
    await button('Make pool').click();
    await visit.page.getByText('10 % off').waitFor();

    await visit.open('campaigns/left-carts');
    await visit.page.getByText('Wait 45 minutes').waitFor();
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await visit.page.getByText('Step by step').waitFor();
    expect((await campaign('left-carts')).status).toBe('live');
  });

  test('is changed step by step, and what is wrong stands at its step', async () => {
    await visit.open('campaigns/new');
    await field('Name').fill('Steps');
    await field('Step 1: email subject').fill('Hello {{ customer.nickname }}');
    await field('Step 1: email text').fill('Hello');
    await button('Add step').click();
    await field('Step 2: kind').selectOption('branch');
    await button('Save draft').click();
    await visit.page.getByRole('alert').waitFor();
    await field('Step 2: kind').selectOption('wait');
    await button('Move step 2 up').click();
    await button('Save draft').click();
    await heading('Steps').waitFor();
    await visit.page.getByText(/There is no variable customer.nickname/).waitFor();
    await visit.page.getByRole('link', { name: 'Edit' }).click();
    const second = visit.page.getByRole('group', { name: 'Step 2', exact: true });
    await second.getByText(/There is no variable customer.nickname/).waitFor();
    expect((await campaign('steps')).steps.map((step) => step.do)).toEqual(['wait', 'send']);
  });

  test('is paused, goes on, and is archived; a draft is deleted', async () => {
    await visit.footfall.post('/v1/campaigns', { id: 'moves', ...ab, name: 'Moves' });
    await visit.open('campaigns/moves');
    const move = async (name: string, then: string) => {
      await button(name).click();
      await dialog().getByRole('button', { name, exact: true }).click();
      await expect.poll(async () => (await campaign('moves')).status, PATIENT).toBe(then);
      await dialog().waitFor({ state: 'hidden' });
    };
    await move('Publish', 'live');
    await move('Pause', 'paused');
    await move('Publish', 'live');
    await move('Archive', 'archived');
    await visit.footfall.post('/v1/campaigns', { id: 'gone', ...ab, name: 'Gone' });
    await visit.open('campaigns/gone');
    await button('Delete').click();
    await button('Delete draft').click();
    await heading('Campaigns').waitFor();
    expect(await visit.page.getByText('Gone', { exact: true }).count()).toBe(0);
  });

  test('tells what came of it: each step, each arm, and revenue in two ways', async () => {
    await visit.open('campaigns/two-subjects');
    await visit.page.getByRole('list', { name: 'Steps' }).waitFor();
    await visit.page.getByText('4 began').waitFor();
    const arms = visit.page.getByRole('list', { name: 'Arms' });
    await arms.getByText(/Against short/).waitFor();
    expect(await arms.getByRole('listitem').count()).toBe(2);
    await visit.page.getByText(/Credited to this and any other campaign they were in: 1 goal, €12.50/).waitFor();
    await visit.page.getByText(/By last touch/).waitFor();
  });

  test('shows what it would do for a customer, and what they would read', async () => {
    await visit.footfall.post('/v1/campaigns', { id: 'ahead', ...ab, name: 'Ahead' });
    await visit.open('campaigns/ahead');
    await field('Customer').fill('ann');
    await button('Look ahead').click();
    const happens = visit.page.getByRole('list', { name: 'What happens' });
    await happens.getByText('ahead begins.').waitFor();
    await happens.getByText(/goes out by email/).waitFor();
    await field('Message').selectOption('two');
    await visit.page.getByText('Hello Ann').first().waitFor();
    await field('Customer').fill('nobody at all');
    await button('Look ahead').click();
    await visit.page.getByText(/knows no customer/).waitFor();
    expect((await campaign('ahead')).started).toBe(0);
  });

  test('is made with the keyboard alone', async () => {
    await visit.open('campaigns');
    await button('New campaign').press('Enter');
    await dialog()
      .getByRole('link', { name: /^From scratch/ })
      .press('Enter');
    await field('Name').focus();
    await visit.page.keyboard.type('By keys');
    await button('Add step').press('Enter');
    const focused = () => visit.page.evaluate('document.activeElement.getAttribute("aria-label")');
    await expect.poll(focused, PATIENT).toBe('Step 2: kind');
    await visit.page.keyboard.press('Tab');
    expect(await focused()).toBe('Step 2: id');
    await button('Remove step 2').press('Enter');
    await field('Step 1: email subject').focus();
    await visit.page.keyboard.type('Hello');
    await field('Step 1: email text').focus();
    await visit.page.keyboard.type('Hello');
    await field('Name').press('Enter');
    await heading('By keys').waitFor();
    expect((await campaign('by-keys')).steps).toHaveLength(1);
  });
});

describe('a coupon pool', () => {
  test('takes codes, and tells what is left and what is worth a look', async () => {
    await visit.open('coupons');
    await button('New pool').first().click();
    await dialog().getByLabel('Name').fill('Printed');
    await dialog().getByLabel('Codes').selectOption('uploaded');
    await dialog().getByLabel('How much').fill('5');
    await button('Make pool').click();
    await dialog().getByRole('textbox', { name: 'Codes' }).fill('SUMMER-1\nSUMMER-2, SUMMER-3');
    await dialog().getByText('3 codes').waitFor();
    await button('Upload').click();
    await dialog().getByText('3 added, 0 known already.').waitFor();
    await button('Close').last().click();
    await visit.page.getByText('3 left').waitFor();
    for (let place = 0; place < 12; place += 1) {
      await visit.footfall.post(`/v1/coupons/NOPE${place}/redeem`, { userId: 'ann' });
    }
    await visit.open('coupons');
    await visit.page.getByText('12 codes that do not exist were tried for ann.').waitFor();
  });
});

test.each(['light', 'dark'] as const)('the rooms have no accessibility faults in %s colours', async (colorScheme) => {
  await visit.page.emulateMedia({ colorScheme });
  await visit.open('campaigns');
  await visit.page.getByRole('list', { name: 'campaigns' }).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await button('New campaign').click();
  await dialog().getByText('Birthday', { exact: true }).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.open('campaigns/two-subjects');
  await visit.page.getByRole('list', { name: 'Arms' }).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.open('campaigns/two-subjects/edit');
  await field('Step 4: kind').waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.open('coupons');
  await visit.page.getByRole('heading', { name: 'Worth a look' }).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
});

test.each([320, 390, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await visit.open('campaigns');
  await visit.page.getByRole('list', { name: 'campaigns' }).waitFor();
  await fits();
  await visit.open('campaigns/two-subjects');
  await visit.page.getByRole('list', { name: 'Arms' }).waitFor();
  await fits();
  for (const kind of ['broadcast', 'date']) {
    await visit.open('campaigns/two-subjects/edit');
    await field('Begins with').selectOption(kind);
    for (const step of ['branch', 'waitUntil', 'coupon']) {
      await button('Add step').click();
      await visit.page
        .getByRole('group')
        .getByRole('combobox', { name: /: kind$/ })
        .last()
        .selectOption(step);
    }
    await fits();
  }
  await visit.open('coupons');
  await visit.page.getByRole('heading', { name: 'Worth a look' }).waitFor();
  await fits();
});
