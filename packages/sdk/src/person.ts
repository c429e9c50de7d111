import type { Consent } from '@footfall/contract';
import type { Store } from './delivery/store.ts';
import type { Touch } from './features/attribution.ts';
import type { Kit } from './kit.ts';
import { randomId } from './random-id.ts';

/** 100 random bits: nobody guesses somebody else's. */
const ANONYMOUS_ID_LENGTH = 20;
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

/** What is there, without making anything. What somebody else made unreadable is written anew. */
export function storedPerson(store: Store): Partial<Person> {
  try {
    return JSON.parse(store.get(NAME) as string) ?? {};
  } catch {
    return {};
  }
}

/** Whether the person agreed to be measured or, where nobody asked them, the site assumes it. */
export const mayMeasure = ({ store, required }: Kit, consent = storedPerson(store).consent): boolean =>
  consent?.measure ?? !required;

export function readPerson(store: Store): Person {
  const person = storedPerson(store);
  return person.anonymousId ? (person as Person) : amend(store, { anonymousId: randomId(ANONYMOUS_ID_LENGTH) });
}

/** Stores the person with these members changed. */
export function amend(store: Store, changes: Partial<Person>, before = storedPerson(store)): Person {
  const person = { ...before, ...changes } as Person;
  store.set(NAME, JSON.stringify(person));
  return person;
}

/** Somebody else from now on. What was agreed to stays: who signs out has not taken it back. */
export function becomeAnother(store: Store): void {
  const { consent } = storedPerson(store);
  amend(store, { consent } as Partial<Person>, {});
}
