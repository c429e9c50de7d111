/** As what an event counted when its key was remembered. Orders are known by their number instead and have none. */
export interface Counted {
  /** What counters and rules call the event. */
  name: string;
  /** Event time as the history has it, epoch milliseconds. */
  at: number;
}

/** What two customers have each counted under one key: the same event, told to both. */
export interface KnownToBoth {
  user: Counted;
  device: Counted;
}

/** Which of two tellings of an event stays: the earlier, in whatever order more of them are found. */
export function earlier(one: Counted, other: Counted): Counted {
  if (one.at !== other.at) return one.at < other.at ? one : other;
  return one.name <= other.name ? one : other;
}
