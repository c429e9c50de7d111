import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FIREFOX = [process.env.FIREFOX_PATH ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

/** No first-run pages, no calls home; beacons and keepalive as a visitor's browser has them. */
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.disabledForTesting': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

interface Answer {
  id?: number;
  error?: string;
  message?: string;
  result?: Record<string, unknown>;
}

/** An installed Firefox through WebDriver BiDi, with the few commands that delivery scenarios need. */
export class BidiFirefox {
  readonly #browser: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #count = 0;

  private constructor(browser: ChildProcess, profile: string, socket: WebSocket) {
    this.#browser = browser;
    this.#profile = profile;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(`${data}`) as Answer;
      if (answer.id) this.#waiting.get(answer.id)?.(answer);
    };
  }

  static async launch(): Promise<BidiFirefox> {
    const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
    const browser = spawn(FIREFOX ?? '', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    });
    const endpoint = await new Promise<string>((found) => {
      let said = '';
      browser.stderr?.on('data', (text) => {
        said += text;
        const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (url) found(url);
      });
    });
    const socket = new WebSocket(`${endpoint}/session`);
    await new Promise((open) => socket.addEventListener('open', open));
    const firefox = new BidiFirefox(browser, profile, socket);
    await firefox.#send('session.new', { capabilities: {} });
    return firefox;
  }

  /** Opens a tab; all commands about it take what this returns. */
  async open(url: string): Promise<string> {
    const { context } = await this.#send('browsingContext.create', { type: 'tab' });
    await this.goto(`${context}`, url);
    return `${context}`;
  }

  goto(context: string, url: string, wait = 'complete'): Promise<unknown> {
    return this.#send('browsingContext.navigate', { context, url, wait });
  }

  async evaluate(context: string, expression: string): Promise<unknown> {
    const { result } = (await this.#send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    })) as { result?: { value?: unknown } };
    return result?.value;
  }

  closeTab(context: string): Promise<unknown> {
    return this.#send('browsingContext.close', { context });
  }

  async close(): Promise<void> {
    const gone = new Promise((closed) => this.#browser.once('exit', closed));
    this.#browser.kill();
    await gone;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.#count;
    const answered = new Promise<Answer>((answer) => this.#waiting.set(id, answer));
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { error, message, result } = await answered;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error} ${message}`);
    return result ?? {};
  }
}
