import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const INSTALLED = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * One tab of a Chromium that nobody automates but for a few commands: Playwright switches the back/forward cache and
 * prerendering off.
 */
export class BareChromium {
  readonly #browser: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (result: { result?: { value?: unknown } }) => void>();
  #count = 0;

  private constructor(browser: ChildProcess, profile: string, socket: WebSocket) {
    this.#browser = browser;
    this.#profile = profile;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(`${data}`);
      this.#answers.get(id)?.(result ?? {});
    };
  }

  static async launch(): Promise<BareChromium> {
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
    const path = executable() ?? INSTALLED;
    const browser = spawn(path, [...FLAGS, ...QUIET, `--user-data-dir=${profile}`, '--remote-debugging-port=0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const endpoint = await new Promise<string>((found) => {
      browser.stderr?.on('data', (text) => {
        const [, host] = /DevTools listening on ws:\/\/([^/]+)/.exec(`${text}`) ?? [];
        if (host) found(host);
      });
    });
    const targets = (await (await fetch(`http://${endpoint}/json`)).json()) as {
      type: string;
      webSocketDebuggerUrl: string;
    }[];
    const target = targets.find(({ type }) => type === 'page');
    const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
    await new Promise((open) => socket.addEventListener('open', open));
    return new BareChromium(browser, profile, socket);
  }

  goto(url: string): Promise<unknown> {
    return this.#send('Page.navigate', { url });
  }

  async evaluate(expression: string): Promise<unknown> {
    return (await this.#send('Runtime.evaluate', { expression, returnByValue: true, userGesture: true })).result?.value;
  }

  async close(): Promise<void> {
    const gone = new Promise((closed) => this.#browser.once('exit', closed));
    this.#browser.kill();
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #send(method: string, params: object): Promise<{ result?: { value?: unknown } }> {
    const id = ++this.#count;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((answered) => this.#answers.set(id, answered));
  }
}

/** Where Playwright's own would be, if the system has none. */
function executable(): string | undefined {
  return [INSTALLED, '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()].find(existsSync);
}
