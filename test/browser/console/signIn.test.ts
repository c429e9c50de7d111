import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { NARROW, Visit, WIDE } from './Visit.ts';

const visit = new Visit();
beforeAll(() => visit.launch());
afterAll(() => visit.close());
beforeEach(() => visit.begin());
afterEach(() => visit.end());

const password = () => visit.page.getByLabel('Password', { exact: true });

describe('the sign-in page', () => {
  test('takes the password with the keyboard alone and opens the live view', async () => {
    await visit.page.goto(visit.url);
    await password().waitFor();
    await visit.page.keyboard.type('demo');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('heading', { name: 'Live' }).waitFor();
    expect(visit.page.url()).toBe(`${visit.url}live`);
    expect(visit.server.told).toMatchObject([{ path: '/console/api/session', csrf: '1', body: { password: 'demo' } }]);
    expect(visit.complaints).toEqual([]);
  });

  test('says that the password is wrong and lets it be typed again at once', async () => {
    await visit.page.goto(visit.url);
    await password().fill('wrong');
    await visit.page.getByRole('button', { name: 'Sign in' }).click();
    await visit.page.getByRole('alert').filter({ hasText: 'not the password' }).waitFor();
    await visit.page.keyboard.type('demo');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('heading', { name: 'Live' }).waitFor();
  });

  test('says how long to wait after too many tries', async () => {
    await visit.page.goto(visit.url);
    await password().fill('wrong');
    visit.server.trouble = {
      status: 429,
      headers: { 'retry-after': '30' },
      body: { error: 'too_many', message: 'Too many tries.', docs: '/docs/' },
    };
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('alert').filter({ hasText: 'Wait 30 seconds' }).waitFor();
  });

  test('asks which site is meant where there are several', async () => {
    visit.server.siteAsked = 'demo';
    await visit.page.goto(visit.url);
    await password().fill('demo');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByLabel('Site').fill('demo');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('heading', { name: 'Live' }).waitFor();
    expect(visit.server.told.at(-1)).toMatchObject({ body: { password: 'demo', site: 'demo' } });
  });

  test('leads to the address that was asked for', async () => {
    await visit.page.goto(`${visit.url}live?q=lemon`);
    await password().fill('demo');
    await visit.page.keyboard.press('Enter');
    const filter = visit.page.getByLabel('Filter by event, customer or path');
    expect(await filter.inputValue()).toBe('lemon');
  });

  test('comes back when the session has run out', async () => {
    await visit.enter();
    await visit.context.clearCookies();
    await password().waitFor();
  });

  test('comes back after signing out, which the server is told', async () => {
    await visit.enter();
    await visit.page.getByRole('button', { name: 'Sign out' }).click();
    await password().waitFor();
    expect(visit.server.told).toMatchObject([{ method: 'DELETE', path: '/console/api/session', csrf: '1' }]);
  });

  test.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('is accessible, %s, light and dark', async (_, viewport) => {
    await visit.page.setViewportSize(viewport);
    await visit.page.goto(visit.url);
    await password().fill('wrong');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByRole('alert').waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  });
});
