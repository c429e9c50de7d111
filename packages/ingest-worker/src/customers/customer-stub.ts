import type { Env } from '../env.ts';
import type { CustomerObject } from './customer-object.ts';

/** The door to one customer's object, by its name. */
export function customerStub(env: Env, name: string): DurableObjectStub<CustomerObject> {
  return env.CUSTOMERS.get(env.CUSTOMERS.idFromName(name));
}
