import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from './scenario.ts';

const DRIVER = ['/usr/bin/WebKitWebDriver'].find(existsSync);
const DISPLAY_SERVER = ['/usr/bin/Xvfb'].find(existsSync);
/** WebKitGTK draws into an X display, even when nobody looks. */
export const WEBKIT = DRIVER && DISPLAY_SERVER;
const START_MS = 10_000;

/** An installed WebKitGTK through its WebDriver, with the few commands that delivery scenarios need. */
export class Webkit {
  readonly #processes: ChildProcess[];
  readonly #home: string;
  readonly #driver: string;
  #session = '';
  /** The tab that the session began with, which stays: without one the session ends. */
  #idle = '';

  private constructor(processes: ChildProcess[], home: string, driver: string) {
    this.#processes = processes;
    this.#home = home;
    this.#driver = driver;
  }

  static async launch(): Promise<Webkit> {
    const home = mkdtempSync(join(tmpdir(), 'webkit-'));
    const display = spawn(
      DISPLAY_SERVER ?? '',
      ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const number = await new Promise<string>((found) => {
      display.stdio[3]?.on('data', (text: Buffer) => found(`${text}`.trim()));
    });
    const port = 20_000 + (process.pid % 20_000);
    const driver = spawn(DRIVER ?? '', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${number}`, HOME: home, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
    });
    const webkit = new Webkit([driver, display], home, `http://127.0.0.1:${port}`);
    await webkit.#begin();
    return webkit;
  }

  /** Opens a tab; all commands about it take what this returns. */
  async open(url: string): Promise<string> {
    const { handle } = (await this.#call('POST', '/window/new', { type: 'tab' })) as { handle: string };
    await this.goto(handle, url);
    return handle;
  }

  async goto(tab: string, url: string): Promise<void> {
    await this.#call('POST', '/window', { handle: tab });
    await this.#call('POST', '/url', { url });
  }

  async evaluate(tab: string, expression: string): Promise<unknown> {
    await this.#call('POST', '/window', { handle: tab });
    return this.#call('POST', '/execute/sync', { script: expression, args: [] });
  }

  async closeTab(tab: string): Promise<void> {
    await this.#call('POST', '/window', { handle: tab });
    await this.#call('DELETE', '/window');
    await this.#call('POST', '/window', { handle: this.#idle });
  }

  async close(): Promise<void> {
    await this.#call('DELETE', '').catch(() => {});
    for (const child of this.#processes) {
      const gone = new Promise((closed) => child.once('exit', closed));
      child.kill();
      await gone;
    }
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  async #begin(): Promise<void> {
    for (const end = Date.now() + START_MS; ; ) {
      try {
        const response = await fetch(`${this.#driver}/session`, { method: 'POST', body: '{"capabilities":{}}' });
        this.#session = ((await response.json()) as { value: { sessionId: string } }).value.sessionId;
        this.#idle = (await this.#call('GET', '/window')) as string;
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
        await pause(100);
      }
    }
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const url = `${this.#driver}/session/${this.#session}${path}`;
    const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (value?.error) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
    return value;
  }
}
