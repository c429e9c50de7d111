import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { demoBadEvents, demoDeadLetters } from './demoData.ts';
import { NARROW, Visit, WIDE } from './Visit.ts';

const visit = new Visit();
beforeAll(() => visit.launch());
afterAll(() => visit.close());
beforeEach(() => visit.begin());
afterEach(() => visit.end());

test('a bad event tells its reason and its place, and opens to what was sent', async () => {
  visit.server.badEvents = demoBadEvents();
  await visit.enter('bad-events');
  const row = visit.page.getByRole('button', { name: /invalid_money/ });
  expect(await row.textContent()).toContain('properties.total');
  await row.press('Enter');
  expect(await visit.page.getByRole('textbox', { name: 'Event' }).inputValue()).toContain('"total": "23,40"');
  expect(visit.complaints).toEqual([]);
});

test('a bad event can be mended and sent again; refused once more it says why, taken in it leaves the list', async () => {
  visit.server.badEvents = demoBadEvents();
  await visit.enter('bad-events');
  const row = visit.page.getByRole('button', { name: /invalid_money/ });
  await row.click();
  const editor = visit.page.getByRole('textbox', { name: 'Event' });
  const send = visit.page.getByRole('button', { name: 'Send again' });
  await send.click();
  await visit.page.getByText('properties.total is still no decimal number.').waitFor();
  await editor.fill('{ "type": ');
  expect(await send.isDisabled()).toBe(true);
  await editor.fill('{ "type": "track", "properties": { "total": 23.4 } }');
  await send.press('Enter');
  await row.waitFor({ state: 'detached' });
  expect(visit.server.told.at(-1)).toMatchObject({
    path: '/v1/bad-events/replay',
    csrf: '1',
    body: { events: [{ id: 'bad_2', event: { properties: { total: 23.4 } } }] },
  });
  expect(visit.complaints).toEqual([]);
});

test('what a person should know now stands above every room, and is accessible', async () => {
  const text = 'Browsers made 16,000 new customers within this hour, of 20,000 allowed.';
  visit.server.notices = [
    { id: 'a', level: 'warning', text },
    { id: 'b', level: 'problem', text: 'Another trouble.' },
  ];
  await visit.enter('bad-events');
  await visit.page.getByText(text).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.page.getByRole('link', { name: 'Dead letters' }).click();
  expect(await visit.page.getByText(text).isVisible()).toBe(true);
});

test('a dead letter tells its queue and its reason, and opens to the message', async () => {
  visit.server.deadLetters = demoDeadLetters();
  await visit.enter('dead-letters');
  const row = visit.page.getByRole('button', { name: /facts/ });
  expect(await row.textContent()).toContain('UNIQUE constraint failed');
  await row.click();
  expect(await visit.page.getByRole('region', { name: 'Message as JSON' }).textContent()).toContain('"sequence": 12');
});

test('where there is no trouble the page says so', async () => {
  await visit.enter('bad-events');
  await visit.page.getByText('Everything that arrived was well formed.').waitFor();
  await visit.page.getByRole('link', { name: 'Dead letters' }).click();
  await visit.page.getByText('Every message between the stages arrived.').waitFor();
  expect(await visit.page.title()).toBe('Dead letters · Footfall');
  expect(await visit.page.evaluate('document.activeElement.id')).toBe('main');
});

test('a room whose file is gone says what to do, and the others still open', async () => {
  await visit.page.route('**/assets/BadEventsRoom*', (route) => route.abort());
  await visit.enter();
  await visit.page.getByRole('link', { name: 'Bad events' }).click();
  await visit.page.getByRole('button', { name: 'Load again' }).waitFor();
  await visit.page.getByRole('link', { name: 'Dead letters' }).click();
  await visit.page.getByText('Every message between the stages arrived.').waitFor();
});

test.each([
  ['bad-events', 'wide', WIDE],
  ['bad-events', 'narrow', NARROW],
  ['dead-letters', 'wide', WIDE],
  ['dead-letters', 'narrow', NARROW],
])('%s are accessible, %s, light and dark, empty and open', async (room, _, viewport) => {
  await visit.page.setViewportSize(viewport);
  await visit.enter(room);
  await visit.page.getByRole('heading', { level: 2 }).waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  visit.server.badEvents = demoBadEvents();
  visit.server.deadLetters = demoDeadLetters();
  await visit.page.reload();
  await visit.page.getByRole('main').locator('button[aria-expanded]').first().click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit.page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  }
  expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
});
