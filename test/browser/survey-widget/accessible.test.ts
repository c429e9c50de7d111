import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, test } from 'vitest';
import { type OpenOptions, scenario, type Visit } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { surveyOf, THANKS } from './support/surveys.ts';

const { open, stand } = scenario();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** With these tags `target-size` runs too, which a default run leaves out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const NARROW = { viewport: { width: 320, height: 640 } };

async function violations(visit: Visit): Promise<string[]> {
  await visit.page.evaluate(AXE);
  const { violations, passes } = await visit.page.evaluate(
    (tags) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly: tags }),
    TAGS,
  );
  // Nothing seen is not nothing wrong.
  expect(passes.map(({ id }) => id)).toContain('target-size');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Every screen of the survey, the refusal of an empty answer and the way back included. */
async function judgeAllScreens(visit: Visit): Promise<void> {
  await visit.reads('How likely are you to recommend us?');
  await visit.settled();
  expect(await violations(visit)).toEqual([]);
  await visit.next();
  expect(await visit.part('error').textContent()).toBe('Please answer this question.');
  expect(await violations(visit)).toEqual([]);
  await visit.option(9).check();
  await visit.next();
  expect(await violations(visit)).toEqual([]);
  await visit.part('back').click();
  expect(await violations(visit)).toEqual([]);
  await visit.next();
  await visit.next();
  await visit.reads('Thank you.');
  expect(await violations(visit)).toEqual([]);
}

describe('no violation of WCAG 2.0 to 2.2 A and AA', () => {
  const variants: [string, OpenOptions][] = [
    ['on a desktop', {}],
    ['at 320 px', { context: NARROW }],
    ['on a tablet', { context: { viewport: { width: 820, height: 1180 } } }],
    ['in the flow of the page', { attributes: '' }],
    ['in the flow of the page at 320 px', { attributes: '', context: NARROW }],
    ['in forced colours', { context: { forcedColors: 'active' } }],
    ['with reduced motion', { context: { reducedMotion: 'reduce' } }],
    ['in a dark page', { head: '<style>:root{color-scheme:dark;background:#111;color:#eee}</style>' }],
    ['over the page as a modal', { attributes: 'place="modal"' }],
  ];
  test.each(variants)('%s', async (_, options) => {
    await judgeAllScreens(await open(options));
  });

  test('from right to left', async () => {
    const strings = { ...THANKS.strings, ar: { ...THANKS.strings.en } };
    stand.offer({ ...THANKS, strings });
    const visit = await open({
      context: { locale: 'ar' },
      head: '<script>document.documentElement.lang="ar"</script>',
    });
    await judgeAllScreens(visit);
    expect(await visit.card.getAttribute('dir')).toBe('rtl');
  });
});

test('an NPS takes at most three Tab stops, and the focus is never out of sight', async () => {
  const visit = await open({ context: NARROW });
  await visit.reads('How likely are you to recommend us?');
  await visit.page.locator('#search').focus();
  const stops: string[] = [];
  for (let count = 0; count < 5; count++) {
    await visit.page.keyboard.press('Tab');
    const stop = await visit.page.evaluate(() => {
      const root = document.querySelector('footfall-survey')?.shadowRoot;
      const focused = root?.activeElement;
      if (!focused) return 'outside';
      const { x, y, width, height } = focused.getBoundingClientRect();
      const top = root?.elementFromPoint(x + width / 2, y + height / 2);
      return focused === top || focused.contains(top ?? null) ? focused.tagName : `${focused.tagName} hidden`;
    });
    if (stop === 'outside') break;
    stops.push(stop);
  }
  expect(stops).toEqual(['INPUT', 'BUTTON', 'BUTTON']);
});

test('arrow keys move through the scale and nothing goes on by itself', async () => {
  const visit = await open();
  await visit.option(0).focus();
  for (let count = 0; count < 8; count++) await visit.page.keyboard.press('ArrowRight');
  expect(await visit.option(8).isChecked()).toBe(true);
  await visit.page.waitForTimeout(200);
  await visit.reads('How likely are you to recommend us?');
  expect(await visit.names()).toEqual(['Rendered', 'Shown']);
});

test('the whole survey can be answered with the keyboard alone', async () => {
  const visit = await open();
  await visit.reads('How likely are you to recommend us?');
  const { keyboard } = visit.page;
  await visit.page.locator('#search').focus();
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await visit.reads('What is the reason for your answer?');
  // The focus was inside, so it went along to the new question.
  expect(
    await visit.heading.evaluate((heading) => (heading.getRootNode() as ShadowRoot).activeElement === heading),
  ).toBe(true);
  await keyboard.press('Tab');
  await keyboard.type('Lovely');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await visit.reads('Thank you.');
  const answers = (await visit.told()).filter(({ event }) => event === 'Survey Answered');
  expect(answers.map(({ properties }) => properties.value)).toEqual([10, 'Lovely']);
  await keyboard.press('Escape');
  expect(await visit.survey.count()).toBe(0);
});

test('a screen reader hears that a survey has come, without the focus moving', async () => {
  const visit = await open();
  await soon(() => visit.part('live').textContent()).toContain('How likely are you to recommend us?');
});

test('at 320 px the whole scale is in sight and every target has 24 pixels', async () => {
  for (const attributes of [undefined, '']) {
    const visit = await open({ ...(attributes === undefined ? {} : { attributes }), context: NARROW });
    await visit.reads('How likely are you to recommend us?');
    const sizes = await visit.survey
      .locator('input, button')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .map(({ x, width, height }) => ({ x, right: x + width, width, height })),
      );
    for (const { x, right, width, height } of sizes) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(320);
    }
  }
});

test('2.4.11: what has the focus in the page never lies hidden under the card', async () => {
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 1280, height: 800 },
  ]) {
    const visit = await open({
      context: { viewport },
      body: '<a href="#" id="under" style="position:fixed;right:40px;bottom:60px">Imprint</a>',
    });
    await visit.reads('How likely are you to recommend us?');
    await visit.settled();
    const opacity = (): Promise<string> => visit.card.evaluate((card) => getComputedStyle(card).opacity);
    await visit.page.locator('#under').focus();
    await soon(opacity).toBe('0');
    await visit.page.keyboard.press('Tab');
    await soon(opacity).toBe('1');
    await visit.page.locator('#search').focus();
    expect(await opacity()).toBe('1');
  }
});

test('a printed order confirmation has no survey on it', async () => {
  const visit = await open();
  await visit.reads('How likely are you to recommend us?');
  await visit.page.emulateMedia({ media: 'print' });
  expect(await visit.card.isVisible()).toBe(false);
});

describe('what axe cannot see', () => {
  test('2.5.7: a ranking is put in order by single presses; nothing has to be dragged', async () => {
    const options = ['lemon', 'mint', 'plum'].map((id) => ({ id, text: id }));
    stand.offer({ ...surveyOf([{ id: 'q', kind: 'ranking', text: 'Q', options, most: 2 }]), id: 'thanks' });
    const visit = await open();
    await visit.reads('Q');
    expect(await visit.survey.locator('[draggable="true"]').count()).toBe(0);
    for (const name of ['plum', 'lemon', 'plum', 'mint', 'plum']) {
      const box = await visit.survey.getByRole('button', { name }).boundingBox();
      await visit.page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
    }
    await visit.next();
    const [told] = (await visit.told()).filter(({ event }) => event === 'Survey Answered');
    expect(told?.properties.value).toEqual(['lemon', 'mint']);
  });

  test('3.3.7: what was entered once is there again, back and forth and after a reload', async () => {
    const visit = await open();
    await visit.option(9).check();
    await visit.next();
    await visit.survey.locator('textarea').fill('The lid');
    await visit.part('back').click();
    expect(await visit.option(9).isChecked()).toBe(true);
    await visit.next();
    expect(await visit.survey.locator('textarea').inputValue()).toBe('The lid');
    await visit.part('back').click();
    await visit.page.reload();
    await visit.reads('How likely are you to recommend us?');
    expect(await visit.option(9).isChecked()).toBe(true);
    await visit.next();
    expect(await visit.survey.locator('textarea').inputValue()).toBe('The lid');
  });

  test('3.2.2: to choose, by pointer too, changes nothing but the choice', async () => {
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
    await visit.option(3).click({ force: true });
    await visit.option(7).click({ force: true });
    await visit.page.waitForTimeout(200);
    await visit.reads('How likely are you to recommend us?');
    expect(await visit.names()).toEqual(['Rendered', 'Shown']);
  });
});
