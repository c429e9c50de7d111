import type { Part, Touched } from './segments/segment-plan.ts';
import type { Profile } from './state.ts';

/** What differs between two profiles, as far as segments may ask for it. */
export function touchedBetween(before: Profile, after: Profile, events: Set<string>): Touched {
  const parts = new Set<Part>();
  for (const part of ['cart', 'orders', 'surveys', 'consent'] as const) {
    if (before[part] !== after[part]) parts.add(part);
  }
  if (before.spent !== after.spent) parts.add('orders');
  const traits = new Set<string>();
  if (before.traits !== after.traits) {
    for (const name of [...Object.keys(before.traits), ...Object.keys(after.traits)]) {
      if (before.traits[name] !== after.traits[name]) traits.add(name);
    }
  }
  return { events, traits, parts };
}
