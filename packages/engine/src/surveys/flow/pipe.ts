/** Fills `{{id|fallback}}` with what `find` knows under that id, else with the fallback. */
export const pipe = (text: string, find: (id: string) => string | undefined): string =>
  text.replace(/\{\{([^|}]+)(?:\|([^}]*))?\}\}/g, (_, id: string, fallback = '') => find(id.trim()) || fallback);
