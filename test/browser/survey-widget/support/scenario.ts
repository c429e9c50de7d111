import type { SurveyAnswer, SurveyAnswerDetail } from '@footfall/contract';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../../../support/browser.ts';
import { soon } from './soon.ts';
import { StandIn } from './stand-in.ts';
import { THANKS } from './surveys.ts';

export interface Told {
  event: string;
  messageId: string;
  writeKey?: string;
  properties: SurveyAnswer & SurveyAnswerDetail;
}

export interface OpenOptions {
  /** Attributes of the element; those of the SDK's way unless given. */
  attributes?: string;
  /** More of the page, before the element. */
  body?: string;
  head?: string;
  context?: BrowserContextOptions;
  init?: () => void;
  survey?: string;
}

/** As the SDK places it. */
export const BY_SDK = 'response-id="r-1" response-token="proof" revision="3"';

/** What a person in front of the page sees and does. */
export class Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly survey: Locator;
  readonly card: Locator;
  readonly heading: Locator;

  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
    this.survey = page.locator('footfall-survey');
    this.card = this.survey.locator('[part~="card"]');
    this.heading = this.survey.locator('h2');
  }

  /** Events of this page load, as an SDK would have taken them. */
  told(): Promise<Told[]> {
    return this.page.evaluate(() => (window as unknown as { told: Told[] }).told);
  }
  async names(): Promise<string[]> {
    return (await this.told()).map(({ event }) => event.replace('Survey ', ''));
  }
  async keys(): Promise<string[]> {
    return (await this.told()).map(({ messageId }) => messageId);
  }
  part(name: string): Locator {
    return this.survey.locator(`[part~="${name}"]`);
  }
  option(value: string | number): Locator {
    return this.survey.locator(`input[value="${value}"]`);
  }
  next(): Promise<void> {
    return this.survey.locator('[part="next"], [part="submit"]').click();
  }
  /** The way in is animated: half transparent colours and places on the way are nobody's intention. */
  async settled(): Promise<void> {
    await this.card.evaluate((card) => Promise.all(card.getAnimations({ subtree: true }).map((one) => one.finished)));
  }
  async reads(text: string): Promise<void> {
    await soon(() => this.heading.textContent()).toBe(text);
  }
}

/** A browser and a stand-in for each test file; a fresh context for each visit. */
export function scenario(): { stand: StandIn; open(options?: OpenOptions): Promise<Visit>; browser(): Browser } {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let errors: string[] = [];
  const stand = new StandIn();

  beforeAll(async () => {
    [browser] = await Promise.all([launchChromium(), stand.start()]);
  });
  beforeEach(() => {
    stand.surveys.clear();
    stand.offer(THANKS);
    stand.headers = {};
    stand.rewards = [];
    stand.mayShow = true;
    stand.checked.length = 0;
    stand.asked.length = 0;
    stand.arrived.length = 0;
    stand.batches.length = 0;
    stand.actions.clear();
    stand.lostAnswers = 0;
    stand.hasMore = true;
    errors = [];
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(errors, 'errors in the page').toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), stand.stop()]);
  });

  return {
    stand,
    browser: () => browser,
    async open({ attributes = BY_SDK, body = '', head = '', context: wanted, init, survey = 'thanks' } = {}) {
      stand.page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>A shop</title>${head}</head>
        <body><main><h1>A shop</h1><input id="search" aria-label="Search">${body}</main>
        <footfall-survey survey="${survey}" write-key="wk_test" ${attributes}></footfall-survey>
        <script src="/sdk/survey.js"></script></body></html>`;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...wanted });
      contexts.push(context);
      await context.addInitScript(() => {
        const told: Told[] = [];
        Object.assign(window, { told });
        document.addEventListener('footfall:track', (event) => told.push((event as CustomEvent<Told>).detail));
      });
      if (init) await context.addInitScript(init);
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(stand.origin);
      return new Visit(page, context);
    },
  };
}
