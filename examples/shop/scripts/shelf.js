/** Used for this page alone where the browser forbids storage, so that the shop still works. */
const memory = new Map();

/** A named JSON document on this device. */
export const shelf = {
  /**
   * @template T
   * @param {string} name
   * @param {T} otherwise
   * @returns {T}
   */
  read(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(name) ?? memory.get(name) ?? 'null') ?? otherwise;
    } catch {
      return JSON.parse(memory.get(name) ?? 'null') ?? otherwise;
    }
  },
  /** @param {string} name @param {unknown} value */
  write(name, value) {
    const text = JSON.stringify(value);
    memory.set(name, text);
    try {
      localStorage.setItem(name, text);
    } catch {
      // Storage is full or forbidden; memory has it.
    }
  },
};
