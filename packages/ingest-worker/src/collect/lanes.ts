/** What is known of an event that is on its way: which object it goes to, and which one it merges. */
export interface OnItsWay {
  /** Name of the object. */
  name: string;
  /** Name of the device's object that becomes part of it with this event. */
  merges?: string;
}

/**
 * Events in lanes that have nothing to do with each other, each in its order: objects that an event merges share a
 * lane, any other object has one of its own.
 */
export function lanesOf<E extends OnItsWay>(events: E[]): E[][] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    const parent = parents.get(name);
    return parent === undefined ? name : rootOf(parent);
  };
  for (const { name, merges } of events) {
    if (merges === undefined) continue;
    const [one, other] = [rootOf(name), rootOf(merges)];
    if (one !== other) parents.set(other, one);
  }
  return [...Map.groupBy(events, ({ name }) => rootOf(name)).values()];
}

/** A lane cut at each event that merges: what comes before it is applied before, what comes after it after. */
export function sectionsOf<E extends OnItsWay>(lane: E[]): E[][] {
  const sections: E[][] = [];
  let isOpen = false;
  for (const event of lane) {
    if (event.merges === undefined && isOpen) sections.at(-1)?.push(event);
    else sections.push([event]);
    isOpen = event.merges === undefined;
  }
  return sections;
}
