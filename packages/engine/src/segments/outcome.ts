/** What a condition comes to at an instant. */
export interface Outcome {
  member: boolean;
  /** The next instant at which time alone can change that, epoch milliseconds; Infinity for never. */
  until: number;
  /** The answer rests on events that are no longer kept. */
  truncated: boolean;
}

export const NEVER = Number.POSITIVE_INFINITY;

export function settled(member: boolean): Outcome {
  return { member, until: NEVER, truncated: false };
}

/**
 * All of them. While one that is out stays out, all are out: so they stay out until the last of those can change.
 */
export function allOf(outcomes: Outcome[]): Outcome {
  const out = outcomes.filter(({ member }) => !member);
  if (out.length === 0) {
    const until = outcomes.reduce((earliest, outcome) => Math.min(earliest, outcome.until), NEVER);
    return { member: true, until, truncated: outcomes.some(({ truncated }) => truncated) };
  }
  return {
    member: false,
    until: out.reduce((latest, outcome) => Math.max(latest, outcome.until), 0),
    truncated: out.every(({ truncated }) => truncated),
  };
}

export function notOf({ member, until, truncated }: Outcome): Outcome {
  return { member: !member, until, truncated };
}

/** At least one of them: not all of them out. */
export function anyOf(outcomes: Outcome[]): Outcome {
  return notOf(allOf(outcomes.map(notOf)));
}
