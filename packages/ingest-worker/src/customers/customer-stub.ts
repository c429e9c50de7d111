import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';
import type { CustomerObject } from './customer-object.ts';

/**
 * What may be asked of a customer's object. The platform's own stub type turns every answer that holds open JSON into
 * `never`; what crosses is plain data all the same.
 */
export type CustomerDoor = DurableObjectStub &
  Pick<
    CustomerObject,
    | 'take'
    | 'retractOrder'
    | 'holdsOrder'
    | 'view'
    | 'wake'
    | 'hear'
    | 'preview'
    | 'foresee'
    | 'mayShow'
    | 'mergedInto'
    | 'erase'
    | 'handover'
    | 'forget'
    | 'claim'
    | 'giveBack'
  >;

/**
 * The door to one customer's object, by its name. Objects are made where the site wants them, by whoever asks them first,
 * be it for reading, and never move: the hint may be left out only of what is there already.
 */
export function customerStub(env: Env, name: string, locationHint?: Site['locationHint']): CustomerDoor {
  const where = locationHint ? { locationHint } : {};
  return env.CUSTOMERS.get(env.CUSTOMERS.idFromName(name), where) as unknown as CustomerDoor;
}

/** The door to one customer's object, by the customer's id. */
export function customerStubById(env: Env, id: string): CustomerDoor {
  return env.CUSTOMERS.get(env.CUSTOMERS.idFromString(id)) as unknown as CustomerDoor;
}
