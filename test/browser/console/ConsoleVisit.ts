import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../support/browser.ts';
import { Footfall } from '../../support/footfall.ts';
import { WIDE } from './Visit.ts';

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The whole product, one browser, and for each test a page that is signed in. */
export class ConsoleVisit {
  readonly footfall: Footfall;
  readonly #browser: Browser;
  readonly #signedIn: SignedIn;
  #context: BrowserContext | undefined;
  page!: Page;
  /** What the page threw. */
  complaints: string[] = [];

  private constructor(footfall: Footfall, browser: Browser, signedIn: SignedIn) {
    this.footfall = footfall;
    this.#browser = browser;
    this.#signedIn = signedIn;
  }

  /** Signs in once for all: who signs in thirty times a minute is kept waiting. */
  static async launch(): Promise<ConsoleVisit> {
    const [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
    const visitor = await browser.newContext();
    await visitor.request.post(`${footfall.origin}/console/api/session`, {
      data: { password: 'demo' },
      headers: { 'x-footfall-console': '1' },
    });
    return new ConsoleVisit(footfall, browser, await visitor.storageState());
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.footfall.stop();
  }

  async begin(): Promise<void> {
    this.complaints = [];
    this.#context = await this.#browser.newContext({ viewport: WIDE, storageState: this.#signedIn });
    this.page = await this.#context.newPage();
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  async end(): Promise<void> {
    await this.#context?.close();
  }

  open(room: string) {
    return this.page.goto(`${this.footfall.origin}/console/${room}`);
  }
}
