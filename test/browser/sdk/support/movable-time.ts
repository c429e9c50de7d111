import type { BrowserContext } from 'playwright-core';
import type { Ingest } from './ingest.ts';
import { pause, type Scenario } from './scenario.ts';

/** Short enough that what happens in two steps happens in the order in which it is due. */
const STEP_MS = 100;
/** For what a step sets off to reach the ingest and come back. */
const REAL_MS = 5;

/** Time of a test's pages, present and to come, and of its ingest: it goes on by itself, and can be moved on. */
export class MovableTime {
  readonly #context: BrowserContext;
  #movedMs = 0;

  private constructor(context: BrowserContext, ingest: Ingest) {
    this.#context = context;
    ingest.now = this.now;
  }

  /** To be called before the first page is opened. */
  static async of({ context, ingest }: Scenario): Promise<MovableTime> {
    await context.clock.install();
    return new MovableTime(context, ingest);
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => Date.now() + this.#movedMs;

  /** Moves time on; every timer that is due meanwhile rings when it is due. */
  async pass(ms: number): Promise<void> {
    for (const end = this.now() + ms; this.now() < end; ) await this.#step();
  }

  /** Moves time on until `seen` holds; says what there was where it never does. */
  async passUntil(what: string, seen: () => boolean, found: () => unknown, withinMs: number): Promise<void> {
    for (const end = this.now() + withinMs; !seen(); ) {
      if (this.now() > end) throw new Error(`${what}: not within ${withinMs} ms; found ${JSON.stringify(found())}`);
      await this.#step();
    }
  }

  /** Moves time on until events of these names counted, whatever their order, and no others. */
  passUntilCounted(ingest: Ingest, names: string[], withinMs: number): Promise<void> {
    const wanted = [...names].sort().join();
    const seen = () => [...ingest.names].sort().join() === wanted;
    return this.passUntil(`counted ${wanted}`, seen, () => ingest.names, withinMs);
  }

  async #step(): Promise<void> {
    await this.#context.clock.runFor(STEP_MS);
    // A page's time stands still while it is moved, so only the page knows how late it is.
    const [page] = this.#context.pages();
    const late = await page?.evaluate(() => Date.now());
    if (late) this.#movedMs = late - Date.now();
    await pause(REAL_MS);
  }
}
