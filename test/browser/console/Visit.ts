import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../support/browser.ts';
import { StandIn } from './StandIn.ts';

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

/** Chromium itself notes every refused request; refusals are part of these tests. */
const BROWSERS_OWN_NOTE = /^Failed to load resource/;

/** One server and one browser for a test file, a fresh page for each test. */
export class Visit {
  server = new StandIn();
  /** Address of the console, ending in `/console/`. */
  url = '';
  page!: Page;
  context!: BrowserContext;
  /** What the page complained about, policy violations among it. */
  complaints: string[] = [];
  #browser!: Browser;

  async launch(): Promise<void> {
    this.#browser = await launchChromium();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async begin(viewport = WIDE): Promise<void> {
    this.server = new StandIn();
    this.url = await this.server.start();
    this.complaints = [];
    this.context = await this.#browser.newContext({ viewport, permissions: ['clipboard-read', 'clipboard-write'] });
    this.page = await this.context.newPage();
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('console', (message) => {
      const isComplaint = message.type() === 'error' || message.type() === 'warning';
      if (isComplaint && !BROWSERS_OWN_NOTE.test(message.text())) this.complaints.push(message.text());
    });
  }

  async end(): Promise<void> {
    await this.context.close();
    await this.server.stop();
  }

  /** Opens a room, signed in as a browser with the session cookie is. */
  async enter(room = ''): Promise<void> {
    await this.context.addCookies([{ name: 'session', value: '1', url: new URL(this.url).origin }]);
    await this.page.goto(this.url + room);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }
}
