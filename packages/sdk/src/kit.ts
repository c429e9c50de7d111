import type { EventContext } from '@footfall/contract';
import type { Sender } from './delivery/sender.ts';
import type { Store } from './delivery/store.ts';
import type { Footfall } from './footfall.ts';
import type { Options } from './options.ts';
import type { Person } from './person.ts';

/** What the parts of the SDK hold in common; a feature may put its own in the place of a function. */
export interface Kit {
  options: Options;
  store: Store;
  /** The site's, wherever something is kept under a name. */
  siteName: string;
  /** Nothing is stored and nothing sent before the person agrees. */
  required: boolean;
  client: Footfall;
  /** Made when the SDK begins. */
  sender: Sender;
  /** The page before: the route before in a single-page app, the document's referrer at first. */
  cameFrom: string;
  /** Where and on what an event happens. Its top-level members are always the same ones; see `pack`. */
  circumstances(person: Partial<Person>): EventContext;
  /** JSON of what is told. */
  toJson(value: unknown): string;
  cleanUrl(url: string): string;
  /** Loads one of the SDK's other files and calls what it exports. */
  lazily(file: string, ...args: unknown[]): void;
  /** May measure or not: storage is opened, or given up. Cookies follow, also when the person is `another` now. */
  onConsent(granted?: boolean, another?: boolean): void;
  /** Opens storage and carries out what waits; by itself a moment after `init`. */
  begin?(): void;
  /** Calls that wait until the SDK has begun and somebody sees the page; forgotten where nobody ever will. */
  waiting: (() => void)[] | undefined;
}

/** A part of the SDK that a build may leave out. */
export type Feature = (kit: Kit) => void;

export interface Features {
  /** Run at `init`. */
  atInit: Feature[];
  /** Run when somebody first sees the page. */
  atSight: Feature[];
}
