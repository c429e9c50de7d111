import type { ShowSurveyAction } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { scenario, type Visit } from './support/scenario.ts';
import { soon } from './support/soon.ts';

const { open, stand } = scenario();
const SDK = '<script async src="/sdk/footfall.js" data-write-key="wk_test"></script>';
/** Three windows high. */
const TALL = '<div style="height:300vh"></div>';
const ACTION: ShowSurveyAction = {
  type: 'survey.show',
  survey: 'thanks',
  revision: 3,
  responseId: 'r-9',
  responseToken: 'proof',
};
/** Longer than anything else in these tests takes. */
const SOME_TIME_MS = 700;

/** A page whose event leads to a survey that waits, once it does. */
async function view(waits: Pick<ShowSurveyAction, 'wait' | 'cancel'>, context = {}, path = '/'): Promise<Visit> {
  stand.actions.set('Product Viewed', { ...ACTION, ...waits });
  const visit = await open({ survey: 'none', attributes: 'hidden', head: SDK, body: TALL, context });
  const { page } = visit;
  await page.evaluate((to) => history.replaceState({}, '', to), path);
  await page.clock.install();
  const file = page.waitForResponse(/\/wait@/);
  await track(visit, 'Product Viewed');
  // The same module once more: it is there as soon as the SDK has it.
  await page.evaluate(`import('${(await file).url()}')`);
  return visit;
}

const shown = ({ page }: Visit): Promise<number> => page.locator('footfall-survey[response-id="r-9"]').count();
const track = ({ page }: Visit, event: string): Promise<unknown> =>
  page.evaluate((name) => {
    const queue = window as unknown as { footfall?: { push(call: string[]): void } };
    queue.footfall ??= [];
    queue.footfall.push(['track', name]);
  }, event);

/** Nothing has come up, and nobody asked whether it may. */
async function expectStill(visit: Visit): Promise<void> {
  await visit.page.clock.runFor(SOME_TIME_MS);
  expect(await shown(visit)).toBe(0);
  expect(stand.checked).toEqual([]);
}

describe('what is waited for', () => {
  test('a time; then the server is asked once more, with its proof and the page that is open', async () => {
    const visit = await view({ wait: { seconds: 60 } });
    await expectStill(visit);
    await visit.page.clock.fastForward(60_000);
    await soon(() => shown(visit)).toBe(1);
    const page = { url: `${stand.origin}/`, path: '/' };
    expect(stand.checked).toEqual([{ writeKey: 'wk_test', response_token: 'proof', page }]);
  });

  test('how far down the page somebody is', async () => {
    const visit = await view({ wait: { scroll: 80 } });
    await visit.page.evaluate('scrollTo(0, innerHeight)');
    await expectStill(visit);
    await visit.page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await soon(() => shown(visit)).toBe(1);
  });

  test('the pointer leaves at the upper edge, and at no other', async () => {
    const visit = await view({ wait: { exit: true } });
    const leave = (clientY: number): Promise<unknown> =>
      visit.page.evaluate(
        (y) =>
          document.documentElement.dispatchEvent(
            new MouseEvent('mouseout', { bubbles: true, clientY: y, clientX: 9, relatedTarget: null }),
          ),
        clientY,
      );
    await visit.page.mouse.move(200, 200);
    await visit.page.mouse.move(600, 300);
    await leave(800);
    await expectStill(visit);
    await leave(-1);
    await soon(() => shown(visit)).toBe(1);
  });

  test('on a touch screen there is no such thing, and nothing is shown', async () => {
    const visit = await view({ wait: { exit: true } }, { hasTouch: true, isMobile: true });
    await visit.page.evaluate(`document.documentElement.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }))`);
    await expectStill(visit);
  });
});

describe('what ends the wait for good', () => {
  test('an event that cancels it', async () => {
    const visit = await view({ wait: { seconds: 60 }, cancel: ['Product Added'] });
    await track(visit, 'Product Added');
    await visit.page.clock.fastForward(60_000);
    await expectStill(visit);
    // Told again, the same display is not waited for again.
    await track(visit, 'Product Viewed');
    await visit.page.clock.fastForward(60_000);
    await expectStill(visit);
  });

  test('another page of a single-page app', async () => {
    const visit = await view({ wait: { seconds: 60 } });
    await visit.page.evaluate(`history.pushState({}, '', '/elsewhere')`);
    await visit.page.clock.fastForward(60_000);
    await expectStill(visit);
  });

  test('somebody else on this device', async () => {
    const visit = await view({ wait: { seconds: 60 } });
    await visit.page.evaluate('footfall.reset()');
    await visit.page.clock.fastForward(60_000);
    await expectStill(visit);
  });

  test('a server that says no', async () => {
    stand.mayShow = false;
    const visit = await view({ wait: { seconds: 60 } });
    await visit.page.clock.fastForward(60_000);
    await soon(() => stand.checked.length).toBe(1);
    await visit.page.clock.runFor(SOME_TIME_MS);
    expect(await shown(visit)).toBe(0);
  });
});

test('an address keeps its secrets when the server is asked', async () => {
  const visit = await view({ wait: { seconds: 60 } }, {}, '/?token=abc&mail=ann@example.com&q=ice');
  await visit.page.clock.fastForward(60_000);
  await soon(() => stand.checked[0]?.page?.url).toBe(`${stand.origin}/?token=&mail=[email]&q=ice`);
});
