import { describe, expect, test } from 'vitest';
import { BY_SDK, scenario } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { THANKS } from './support/surveys.ts';

const { open, stand } = scenario();

/** What merchants' themes do to every element they can reach, and worse. */
const HOSTILE = `<style>
  * { all: unset; color: red !important; font: 700 40px/3 serif !important; letter-spacing: 1em !important;
      text-transform: uppercase !important; opacity: .3 !important; transform: rotate(2deg) !important;
      margin: 40px !important; border: 9px dotted lime !important; background: yellow !important; }
  footfall-survey { display: none !important; width: 10px !important; position: absolute !important; filter: blur(9px) !important; }
  footfall-survey * , button, input, h2, form, [part], .card { display: none !important; }
  html { font-size: 62.5% !important; direction: rtl !important; }
  :root { --accent: red; --surface: red; --ink: red; --radius: 99px; }
</style>`;

test('a page with hostile styles changes nothing of the survey', async () => {
  const looks = async (head: string): Promise<string[]> => {
    const visit = await open({ head });
    await visit.reads('How likely are you to recommend us?');
    await visit.settled();
    return visit.card.evaluate((card) =>
      [card, ...card.querySelectorAll('*')].flatMap((node) => {
        const style = getComputedStyle(node);
        const { x, y, width, height } = node.getBoundingClientRect();
        const name = `${node.tagName} ${node.getAttribute('part')}`;
        // Custom properties come through on purpose, under the names of the tokens only.
        const properties = Array.from(style).filter((property) => !property.startsWith('--'));
        const said = properties.map((property) => `${name} ${property}: ${style.getPropertyValue(property)}`);
        return [`${name} ${[x, y, width, height]}`, ...said];
      }),
    );
  };
  const calm = await looks('');
  const stormy = await looks(HOSTILE);
  expect(stormy.filter((line, at) => line !== calm[at])).toEqual([]);
  expect(stormy).toHaveLength(calm.length);
});

test('the survey changes nothing of the page', async () => {
  const visit = await open({ body: '<button>Buy</button><p>Words</p><dialog open>More</dialog>' });
  await visit.reads('How likely are you to recommend us?');
  const styles = (): Promise<string[]> =>
    visit.page.evaluate(() =>
      [...document.querySelectorAll('html, body, main, main *')].map((node) => {
        const style = getComputedStyle(node);
        const { x, y, width, height } = node.getBoundingClientRect();
        return [
          x,
          y,
          width,
          height,
          ...Array.from(style).map((name) => `${name}:${style.getPropertyValue(name)}`),
        ].join(';');
      }),
    );
  const during = await styles();
  await visit.part('close').click();
  const after = await styles();
  expect(after.filter((line, at) => line !== during[at])).toEqual([]);
});

test.each([
  ['in a corner', '', {}],
  ['as a modal', 'place="modal"', {}],
  ['as a sheet on a phone', '', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])('a card over the page, %s, moves nothing in it', async (_, place, context) => {
  const visit = await open({
    attributes: `${BY_SDK} ${place}`,
    context,
    head: '<style>body { display: grid; gap: 40px }</style>',
    init: () => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    },
  });
  await visit.reads('How likely are you to recommend us?');
  await visit.page.waitForTimeout(400);
  expect(await visit.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
  expect(await visit.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});

describe('the focus stays where the shopper has it', () => {
  test('when a survey comes', async () => {
    const visit = await open({
      init: () => addEventListener('DOMContentLoaded', () => document.querySelector('input')?.focus()),
    });
    await visit.reads('How likely are you to recommend us?');
    await visit.page.waitForTimeout(400);
    await visit.page.keyboard.type('mint');
    expect(await visit.page.locator('#search').inputValue()).toBe('mint');
  });

  test('Escape outside closes nothing', async () => {
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
    await visit.page.locator('#search').press('Escape');
    expect(await visit.card.isVisible()).toBe(true);
  });

  test('Escape inside closes, and the focus goes back', async () => {
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
    await visit.page.locator('#search').focus();
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Escape');
    expect(await visit.survey.count()).toBe(0);
    expect(await visit.page.evaluate(() => document.activeElement?.id)).toBe('search');
  });

  test("the page's shortcuts do not hear what is typed in the survey", async () => {
    const visit = await open({
      init: () => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        document.addEventListener('keydown', (event) => heard.push(event.key));
      },
    });
    await visit.option(9).check();
    await visit.next();
    await visit.survey.locator('textarea').pressSequentially('/s');
    expect(await visit.page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  });
});

test("inside the page's own form Enter goes on in the survey and submits nothing", async () => {
  const visit = await open({
    survey: 'none',
    attributes: '',
    body: `<form action="/gone"><footfall-survey id="in" survey="thanks" write-key="wk_test"></footfall-survey><button>Pay</button></form>`,
  });
  const inside = visit.page.locator('#in');
  await inside.locator('input[value="9"]').focus();
  await visit.page.keyboard.press('Space');
  await visit.page.keyboard.press('Enter');
  await soon(() => inside.locator('h2').textContent()).toBe('What is the reason for your answer?');
  expect(new URL(visit.page.url()).pathname).toBe('/');
});

describe('strict pages', () => {
  test("default-src 'self' and Trusted Types refuse nothing of it", async () => {
    stand.headers = { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" };
    stand.offer({ ...THANKS, theme: { accent: 'rgb(10, 20, 30)' } });
    const visit = await open({
      init: () => {
        const refused: string[] = [];
        Object.assign(window, { refused });
        document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
      },
    });
    await visit.option(9).check();
    await visit.next();
    expect(await visit.part('submit').evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(10, 20, 30)',
    );
    await visit.next();
    await visit.reads('Thank you.');
    expect(await visit.page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
  });
});

describe('what it cannot draw it does not draw, and the page hears no error', () => {
  test.each([
    ['a version of a newer widget', { ...THANKS, v: 2 }],
    ['no definition', undefined],
    ['a definition without questions', { v: 1, id: 'thanks' }],
    [
      'a required question of a newer kind',
      { ...THANKS, questions: [{ id: 'x', kind: 'hologram', text: 'q', required: true }] },
    ],
  ])('%s', async (_, definition) => {
    stand.surveys.clear();
    if (definition) stand.surveys.set('thanks', definition);
    const visit = await open();
    await visit.page.waitForTimeout(300);
    expect(await visit.card.count()).toBe(0);
    expect(await visit.told()).toEqual([]);
  });

  test('an optional question of a newer kind is passed by', async () => {
    stand.surveys.set('thanks', {
      ...THANKS,
      questions: [{ id: 'x', kind: 'hologram', text: 'q' }, ...THANKS.questions],
    });
    const visit = await open();
    await visit.reads('How likely are you to recommend us?');
  });

  test('an ingest that cannot be reached', async () => {
    const visit = await open({ attributes: `${BY_SDK} host="http://localhost:1"` });
    await visit.page.waitForTimeout(300);
    expect(await visit.card.count()).toBe(0);
  });
});

test('loaded twice it is one widget', async () => {
  const visit = await open({ head: '<script src="/sdk/survey.js"></script>' });
  await visit.reads('How likely are you to recommend us?');
  expect(await visit.names()).toEqual(['Rendered', 'Shown']);
  await visit.page.addScriptTag({ url: '/sdk/survey.js', type: 'module' });
  expect(await visit.card.count()).toBe(1);
});
