import type { Consent } from '@footfall/contract';
import type { Store } from '../delivery/store.ts';
import { randomId } from '../random-id.ts';
import type { Touch } from './attribution.ts';

/** 96 random bits: nobody guesses somebody else's. */
const ANONYMOUS_ID_LENGTH = 16;
const NAME = 'me';

/** Who uses this device, as the SDK keeps it between pages. Read anew each time, so that all tabs agree. */
export interface Person {
  anonymousId: string;
  userId?: string;
  consent?: Consent;
  session?: { id: string; last: number };
  first?: Touch;
  last?: Touch;
}

export function readPerson(store: Store): Person {
  const person = JSON.parse(store.get(NAME) ?? '{}') as Person;
  return person.anonymousId ? person : writePerson(store, { ...person, anonymousId: randomId(ANONYMOUS_ID_LENGTH) });
}

export function writePerson(store: Store, person: Person): Person {
  store.set(NAME, JSON.stringify(person));
  return person;
}
