import type {
  CampaignAnswer,
  CampaignDefinition,
  CampaignRecipe,
  MessagingRules,
  PartialAnswer,
} from '@footfall/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asServer } from '../../support/footfall.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { ConsoleVisit } from './ConsoleVisit.ts';

const PATIENT = { timeout: 15_000 };
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

const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
const field = (name: string) => visit.page.getByLabel(name, { exact: true });
const heading = (name: string) => visit.page.getByRole('heading', { level: 1, name });
const campaign = (id: string) => visit.footfall.get<CampaignAnswer>(`/v1/campaigns/${id}`);
const mail: CampaignDefinition = {
  name: 'Form',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [
    {
      ...{ id: 'mail', do: 'send', channels: ['email'] },
      content: { email: { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi' } },
    },
  ],
};

describe('the form of a campaign', () => {
  test('saves each recipe as it was', async () => {
    const { data } = await visit.footfall.get<{ data: CampaignRecipe[] }>('/v1/campaigns/recipes');
    expect(data).toHaveLength(15);
    for (const { id, definition } of data) {
      await visit.footfall.post('/v1/campaigns', { id, ...definition });
      await visit.open(`campaigns/${id}/edit`);
      await button('Save draft').click();
      await heading(definition.name).waitFor();
      expect(await campaign(id)).toMatchObject({ ...definition, id });
    }
  }, 180_000);

  test('says what events, waits, messages and webhooks can be asked for', async () => {
    await visit.footfall.post('/v1/campaigns', { id: 'form', ...mail });
    await visit.open('campaigns/form/edit');
    await button('Only Signed Up where…').click();
    await field('category: value').fill('ice');
    await visit.page.getByText('email', { exact: true }).waitFor();
    await field('Step 1: by sms').check();
    await field('Step 1: sms text').fill('Hi');
    await field('Step 1: first channel').selectOption('sms');
    await field('Step 1: preferred channel first').check();
    await field('Step 1: on a cap').selectOption('defer');
    await field('Step 1: expires: put off for at most').check();
    await field('Step 1: expires: how many').fill('6');
    for (const [place, kind] of [
      [2, 'wait'],
      [3, 'wait'],
      [4, 'webhook'],
      [5, 'setTrait'],
    ] as const) {
      await button('Add step').click();
      await field(`Step ${place}: kind`).selectOption(kind);
    }
    await field('Step 2: wait').selectOption('time');
    await visit.page.getByRole('group', { name: 'Step 2: weekdays' }).getByText('Fri').click();
    await visit.page.getByRole('group', { name: 'Step 2: weekdays' }).getByText('Mon').click();
    await field('Step 3: wait').selectOption('trait');
    await field('Step 3: trait').fill('renewal');
    await field('Step 3: moved').selectOption('before');
    await button('Add data').click();
    await field('Step 4: data 1 name').fill('why');
    await field('Step 4: data 1').fill('hello');
    await field('Step 5: trait').fill('greeted');
    await field('Step 5: sort').selectOption('true');
    await button('Ends with an event…').click();
    await button('Only Order Completed where…').waitFor();
    await field('reaches those too whom the site holds out of all campaigns').check();
    await button('Save draft').click();
    await heading('Form').waitFor();
    expect(await campaign('form')).toMatchObject({
      trigger: { event: 'Signed Up', where: [{ property: 'category', test: { is: 'equal', value: 'ice' } }] },
      exit: [{ event: 'Order Completed' }],
      ignoresGlobalHoldout: true,
      steps: [
        {
          ...{ channels: ['sms', 'email'], preferred: true, onCap: 'defer', expires: { amount: 6, unit: 'hours' } },
          content: { ...(mail.steps[0] as { content: object }).content, sms: { text: 'Hi' } },
        },
        { until: { kind: 'time', time: '10:00', weekdays: [1, 5] } },
        {
          until: {
            kind: 'trait',
            trait: 'renewal',
            offset: { direction: 'before', span: { amount: 1, unit: 'days' } },
          },
        },
        { do: 'webhook', data: { why: 'hello' } },
        { do: 'setTrait', trait: 'greeted', value: true },
      ],
    });
  });

  test('takes the whole of it as JSON too, and says what is wrong with that', async () => {
    await visit.footfall.post('/v1/campaigns', { id: 'json', ...mail, name: 'Json' });
    await visit.open('campaigns/json/edit');
    await button('Edit as JSON').click();
    const text = field('The whole campaign as JSON');
    expect(JSON.parse(await text.inputValue())).toEqual({ ...mail, name: 'Json' });
    await text.fill('{ "name": ');
    await button('Save draft').click();
    await visit.page
      .getByRole('alert')
      .getByText(/This is no JSON/)
      .waitFor();
    expect(await button('Back to the form').isDisabled()).toBe(true);
    await text.fill(JSON.stringify({ ...mail, name: 'Json', trigger: { on: 'moon' } }));
    await button('Save draft').click();
    await visit.page.getByRole('list', { name: 'Where it is wrong' }).getByText('trigger').waitFor();
    const written = { ...mail, name: 'Json', entity: 'cart', reentry: { policy: 'restart' } };
    await text.fill(JSON.stringify(written));
    await button('Save draft').click();
    // The form's heading, “Edit Json”, fits as well, and stands there before anything is saved.
    await expect.poll(() => campaign('json'), PATIENT).toMatchObject(written);
    await heading('Json').waitFor();
  });
});

test('a partial is written, looked at as a customer would see it, saved, used, and only then deleted when nobody uses it', async () => {
  await visit.footfall.tell(
    [{ type: 'identify', messageId: 'i-ann', userId: 'ann', traits: { first_name: 'Ann' } }],
    asServer,
  );
  await visit.open('partials');
  await button('New partial').first().click();
  await field('Name').fill('Hello');
  await visit.page.getByLabel('Text', { exact: true }).fill('Hello {{ customer.first_name }}, {{ label }}');
  await field('Customer').fill('ann');
  await field('Given').fill('label: nice day');
  await button('Look').click();
  await visit.page.getByText('Hello Ann, nice day').waitFor();
  await visit.page.getByLabel('Text', { exact: true }).fill("{% render 'nothing' %}");
  await button('Save partial').click();
  await visit.page.getByText('There is no partial nothing.').waitFor();
  await visit.page.getByLabel('Text', { exact: true }).fill('Hello {{ customer.first_name }}');
  await button('Save partial').click();
  await heading('Hello').waitFor();
  const [step] = mail.steps as [{ content: { email: object } } & CampaignDefinition['steps'][0]];
  const content = { email: { ...step.content.email, text: "{% render 'hello' %}" } };
  await visit.footfall.post('/v1/campaigns', { id: 'uses', ...mail, steps: [{ ...step, content }] });
  await visit.open('partials');
  await visit.page.getByText('Used by 1 campaign; 1 not published with it as it stands.').waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.page.getByRole('link', { name: 'Hello', exact: true }).click();
  await visit.page.getByText('was not published with it as it stands.').waitFor();
  expect(await button('Delete').count()).toBe(0);
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await fetch(`${visit.footfall.origin}/v1/campaigns/uses`, { method: 'DELETE', headers: asServer });
  await visit.page.reload();
  await button('Delete').click();
  await heading('Partials').waitFor();
  expect((await visit.footfall.get<{ data: PartialAnswer[] }>('/v1/partials')).data).toEqual([]);
});

test('a pool is made with all its ceilings, and changed without losing any', async () => {
  await visit.open('coupons');
  await button('New pool').first().click();
  const dialog = visit.page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Rescue');
  await dialog.getByLabel('How much').fill('12,5');
  await dialog.getByLabel('Orders from, in').fill('20');
  await dialog.getByLabel('Orders a code is good for').fill('2');
  await dialog.getByLabel('Days it can be used').fill('7');
  await dialog.getByLabel('At most a day').fill('500');
  await dialog.getByLabel('At most for one address').fill('3');
  await button('Make pool').click();
  await visit.page.getByText(/12.5 % off · from .* · 7 days/).waitFor();
  await button('Change Rescue').click();
  await dialog.getByLabel('At most a day').fill('50');
  await button('Save pool').click();
  await dialog.waitFor({ state: 'hidden' });
  const pool = await visit.footfall.get('/v1/coupon-pools/rescue');
  expect(pool).toMatchObject({
    ...{ value: { kind: 'percent', percent: 12.5 }, minimum: { amount: 20 }, uses: 2 },
    ...{ expiresAfterDays: 7, perDay: 50, perAddress: 3 },
  });
});

test('limits are written and published: caps, quiet hours, who is held out', async () => {
  await visit.open('limits');
  await button('Add cap').click();
  await field('Cap 1: channel').selectOption('sms');
  await field('Cap 1: within').selectOption('days');
  await visit.page.getByLabel(/There are hours in which nothing is sent/).check();
  await field('Messages in quiet hours').selectOption('drop');
  await field('Quiet hours for email').uncheck();
  await field('Global holdout in per cent').fill('2,5');
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await button('Publish limits').click();
  await visit.page.getByText(/^Published/).waitFor();
  const published = () => visit.footfall.get<MessagingRules>('/v1/messaging');
  await expect.poll(published, PATIENT).toMatchObject({
    caps: [{ most: 3, channel: 'sms', within: { kind: 'days', days: 1 } }],
    quietHours: { from: '22:00', to: '08:00', channels: ['sms', 'push'], messages: 'drop' },
    globalHoldout: 250,
  });
  await field('Quiet to').fill('22:00');
  await button('Publish limits').click();
  await visit.page.getByRole('alert').waitFor();
});

test.each([390, 1280])('no form is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await visit.footfall.post('/v1/campaigns', { id: `wide${width}`, ...mail });
  await visit.open(`campaigns/wide${width}/edit`);
  await button('Only Signed Up where…').click();
  await button('Ends with an event…').click();
  await field('Step 1: by push').check();
  await button('Add step').click();
  await field('Step 2: wait').selectOption('time');
  await button('Add step').click();
  await field('Step 3: kind').selectOption('webhook');
  await button('Add data').click();
  await fits();
  await visit.open('limits');
  await button('Add cap').click();
  await fits();
  await visit.open('partials/new');
  await field('Name').waitFor();
  await fits();
});
