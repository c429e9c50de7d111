import { ApiError } from '../api/ApiError.ts';
import { dueForRefresh } from './dueForRefresh.ts';
import { arrive, EMPTY_FEED, type Feed, refresh, rejoin, release } from './feed.ts';
import { readLive, readLiveByIds } from './liveApi.ts';
import { pollDelay } from './pollDelay.ts';

/** After so long without looking, paging through everything missed would take longer than anyone reads. */
const LONG_ABSENCE_MS = 5 * 60_000;

export interface LiveState {
  feed: Feed;
  phase: 'loading' | 'listening' | 'paused' | 'lost';
  /** While lost: when the next try is due. */
  retryAt: number;
  problem: string | null;
}

interface Dependencies {
  /** The reader is in the middle of something: nothing may move under them. */
  isBusy: () => boolean;
  onError: (error: unknown) => void;
}

/** Asks for what arrived, one question at a time, for as long as it is started. The one owner of the feed. */
export class LivePoller {
  #state: LiveState = { feed: EMPTY_FEED, phase: 'loading', retryAt: 0, problem: null };
  readonly #listeners = new Set<() => void>();
  readonly #dependencies: Dependencies;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #failures = 0;
  #lastLook = 0;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  getState = (): LiveState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins looking; the function it returns ends that and leaves nothing behind. */
  start = (): (() => void) => {
    const onVisibility = () => {
      if (document.visibilityState === 'visible' && this.#state.phase !== 'paused') this.lookNow();
    };
    document.addEventListener('visibilitychange', onVisibility);
    this.lookNow();
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      this.#stop();
    };
  };

  pause = (): void => {
    this.#stop();
    this.#set({ phase: 'paused', problem: null });
  };

  resume = (): void => {
    this.#set({ phase: 'listening', feed: release(this.#state.feed) });
    this.lookNow();
  };

  showHeld = (): void => this.#set({ feed: release(this.#state.feed) });

  lookNow = (): void => {
    this.#stop();
    void this.#look();
  };

  /** Asks about one event at once, as after a delivery was told to try again. */
  async lookAt(id: string): Promise<void> {
    const page = await readLiveByIds([id], AbortSignal.timeout(10_000)).catch(() => null);
    if (page) this.#set({ feed: refresh(this.#state.feed, page.data, Date.now()) });
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #look(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    let arrived = 0;
    let retryAfterMs: number | undefined;
    try {
      arrived = await this.#takeIn(running.signal);
      if (running.signal.aborted) return;
      this.#failures = 0;
      this.#lastLook = Date.now();
      if (this.#state.phase !== 'listening') this.#set({ phase: 'listening', problem: null });
    } catch (error) {
      if (running.signal.aborted) return;
      this.#failures += 1;
      this.#dependencies.onError(error);
      if (error instanceof ApiError) retryAfterMs = error.retryAfterMs;
      this.#set({ phase: 'lost', problem: error instanceof Error ? error.message : String(error) });
    }
    const visible = document.visibilityState === 'visible';
    const delay = pollDelay({ visible, failures: this.#failures, retryAfterMs, arrived });
    if (this.#failures > 0) this.#set({ retryAt: Date.now() + delay });
    this.#timer = setTimeout(() => void this.#look(), delay);
  }

  /** One look: what is new, and how recent deliveries stand. Returns how many events were new. */
  async #takeIn(signal: AbortSignal): Promise<number> {
    const { feed } = this.#state;
    const away = feed.cursor !== null && Date.now() - this.#lastLook > LONG_ABSENCE_MS;
    const due = dueForRefresh([...feed.held, ...feed.shown], Date.now());
    const [page, states] = await Promise.all([
      readLive(away ? null : feed.cursor, signal),
      due.length > 0 ? readLiveByIds(due, signal) : null,
    ]);
    if (signal.aborted) return 0;
    const now = Date.now();
    const hold = this.#dependencies.isBusy();
    let next = this.#state.feed;
    if (states) next = refresh(next, states.data, now);
    const nothingNew = page.data.length === 0 && page.next === next.cursor && (hold || next.held.length === 0);
    if (!nothingNew) next = (away ? rejoin : arrive)(next, { page, now, hold });
    if (next !== this.#state.feed) this.#set({ feed: next });
    return away ? 0 : next.arrived - feed.arrived;
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
