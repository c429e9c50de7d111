import type { Event } from '@footfall/contract';
import type { EdgeFacts } from './edge.ts';

/** Context members that Footfall writes itself, or that nobody may write: what a client sends in them is left out. */
const RESERVED = ['edge', 'ip'];

/** The event with what the edge knows, and without what only the edge may say. */
export function enrich(event: Event, edge: EdgeFacts): Event {
  const kept = Object.entries(event.context ?? {}).filter(([member]) => !RESERVED.includes(member));
  const known = Object.keys(edge).length > 0 ? [['edge', edge] as const] : [];
  const context = Object.fromEntries([...kept, ...known]);
  const { context: _before, ...rest } = event;
  return Object.keys(context).length > 0 ? { ...rest, context } : rest;
}
