import { EVENT_CODES, type EventResult } from '@footfall/contract';
import type { TakenEvent } from '@footfall/engine';
import type { Env } from '../env.ts';
import type { OnItsWay } from './lanes.ts';
import type { Speaker } from './speaker.ts';

/** An event that is on its way to its customer. */
export interface Routed extends OnItsWay {
  /** Place in the batch. */
  index: number;
  taken: TakenEvent;
  /** Of its JSON. */
  bytes: number;
}

/** One batch on its way, and what became of its events so far. */
export interface Run {
  env: Env;
  speaker: Speaker;
  /** Whether customers nobody has seen may be made. */
  mayCreate: boolean;
  results: EventResult[];
}

/** What becomes of an event that could not be stored just now. */
export const busy: Omit<EventResult, 'index' | 'messageId'> = {
  status: 'retry',
  code: 'busy',
  message: EVENT_CODES.busy,
};
