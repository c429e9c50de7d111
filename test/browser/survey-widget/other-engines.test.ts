import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BidiFirefox, FIREFOX } from '../sdk/support/bidi-firefox.ts';
import { WEBKIT, Webkit } from '../sdk/support/webkit.ts';
import { BY_SDK } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { StandIn } from './support/stand-in.ts';
import { THANKS } from './support/surveys.ts';

const ENGINES = [
  { name: 'Firefox', installed: FIREFOX, launch: () => BidiFirefox.launch() },
  { name: 'WebKit', installed: WEBKIT, launch: () => Webkit.launch() },
];

const ROOT = `document.querySelector('footfall-survey').shadowRoot`;

describe.for(ENGINES)('in $name', ({ installed, launch }) => {
  const stand = new StandIn();
  let browser: BidiFirefox | Webkit;
  beforeAll(async () => {
    if (installed) [browser] = await Promise.all([launch(), stand.start()]);
  });
  afterAll(async () => {
    if (installed) await Promise.all([browser?.close(), stand.stop()]);
  });

  test.skipIf(!installed)('a survey is drawn under a strict policy, answered, and told under its keys', async () => {
    stand.headers = { 'content-security-policy': "default-src 'self'; style-src 'self'" };
    stand.offer(THANKS);
    stand.page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title></head>
      <body><footfall-survey survey="thanks" write-key="wk_test" ${BY_SDK}></footfall-survey>
      <script src="/sdk/survey.js"></script></body></html>`;
    const tab = await browser.open(stand.origin);
    const read = async (expression: string): Promise<unknown> => {
      // One driver takes an expression, the other the body of a function; an array crosses both as text.
      const text = `JSON.stringify(${expression} ?? null)`;
      const said = await browser.evaluate(tab, browser instanceof Webkit ? `return ${text}` : text);
      return JSON.parse(`${said}`);
    };
    await read(
      `(window.told = [], document.addEventListener('footfall:track', ({ detail }) => told.push(detail.messageId)), 1)`,
    );
    await soon(() => read(`${ROOT}?.querySelector('h2')?.textContent`)).toBe('How likely are you to recommend us?');

    const looks = await read(`(({ left, right, width }) => [left > 0 && right < innerWidth, Math.round(width),
      getComputedStyle(${ROOT}.querySelector('[part~="card"]')).backgroundColor,
      getComputedStyle(${ROOT}.querySelector('[part="next"]')).backgroundColor,
    ])(${ROOT}.querySelector('[part~="card"]').getBoundingClientRect())`);
    expect(looks).toEqual([true, 400, 'rgb(255, 255, 255)', 'rgb(67, 56, 202)']);

    await read(`(${ROOT}.querySelector('[value="9"]').click(), ${ROOT}.querySelector('[part="next"]').click(), 1)`);
    await soon(() => read(`${ROOT}.querySelector('h2').textContent`)).toBe('What is the reason for your answer?');
    await read(`(${ROOT}.querySelector('[part="submit"]').click(), 1)`);
    await soon(() => read(`${ROOT}.querySelector('h2').textContent`)).toBe('Thank you.');
    expect(await read('told')).toEqual(expect.arrayContaining(['r-1:score:0', 'r-1:completed']));
    await browser.closeTab(tab);
  });
});
