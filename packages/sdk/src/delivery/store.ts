/**
 * The device's memory: localStorage where it may be used, this page's memory for whatever does not get in there
 * (blocked, full, or no consent yet). Readers need not know which of the two holds a value.
 */
export interface Store {
  get(key: string): string | null | undefined;
  /** False where the device is full; undefined where there is only this page's memory. */
  set(key: string, value: string): boolean | undefined;
  remove(key: string): void;
  keys(): string[];
  /** From now on values go to `area`, or to memory without one; what memory held moves there, but for what another page has put there already. */
  open(area?: Storage): void;
  /** Forgets everything, on the device too, and keeps to memory from now on. */
  clear(): void;
}

export function createStore(prefix: string): Store {
  const memory: Record<string, string> = {};
  let area: Storage | undefined;

  const store: Store = {
    get: (key) => memory[key] ?? area?.getItem(prefix + key),
    set(key, value) {
      let stored: boolean | undefined;
      try {
        area?.setItem(prefix + key, value);
        stored = area && true;
      } catch {
        stored = false;
      }
      if (stored) delete memory[key];
      else memory[key] = value;
      return stored;
    },
    remove(key) {
      delete memory[key];
      area?.removeItem(prefix + key);
    },
    keys: () => [
      ...Object.keys(memory),
      ...Object.keys(area ?? {})
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
    ],
    open(opened) {
      area = opened;
      for (const key of Object.keys(memory))
        if (area?.getItem(prefix + key)) delete memory[key];
        else store.set(key, memory[key] as string);
    },
    clear() {
      for (const key of store.keys()) store.remove(key);
      area = undefined;
    },
  };
  return store;
}
