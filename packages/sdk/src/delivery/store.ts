/**
 * The device's memory: localStorage where it may be used, this page's memory for whatever does not get in there
 * (blocked, full, or no consent yet). Readers need not know which of the two holds a value.
 */
export interface Store {
  get(key: string): string | null;
  /** False where the value is only in this page's memory. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): string[];
  onDisk(): boolean;
  /** From now on values go to `area`; what memory held moves there. */
  open(area: Storage): void;
  /** Forgets everything, on the device too, and keeps to memory from now on. */
  clear(): void;
}

export function createStore(prefix: string): Store {
  const memory = new Map<string, string>();
  let area: Storage | undefined;

  const store: Store = {
    get: (key) => memory.get(key) ?? area?.getItem(prefix + key) ?? null,
    set(key, value) {
      try {
        if (area) {
          area.setItem(prefix + key, value);
          memory.delete(key);
          return true;
        }
      } catch {
        // Full: the older value must not come back once memory is gone.
        area?.removeItem(prefix + key);
      }
      memory.set(key, value);
      return false;
    },
    remove(key) {
      memory.delete(key);
      area?.removeItem(prefix + key);
    },
    keys() {
      const keys = [...memory.keys()];
      for (const key of Object.keys(area ?? {})) if (key.startsWith(prefix)) keys.push(key.slice(prefix.length));
      return keys;
    },
    onDisk: () => !!area,
    open(opened) {
      area = opened;
      for (const [key, value] of memory) store.set(key, value);
    },
    clear() {
      store.keys().forEach(store.remove);
      area = undefined;
    },
  };
  return store;
}
