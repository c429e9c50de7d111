import type { MergedInto } from '../customers/customer-calls.ts';
import { customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { nameText, parseName } from './object-name.ts';

/** Name of the object that takes in what is told of this one. */
export function receiverOf(env: Env, name: string, locationHint?: Site['locationHint']): Promise<string> {
  return follow(env, name, locationHint, ({ forwardTo }) => forwardTo);
}

/** Name of the object that has what this one had, its orders too. */
export function holderOf(env: Env, name: string): Promise<string> {
  return follow(env, name, undefined, ({ user }) => user);
}

/** Name of the object that a device's events go on to. */
export function userName(device: string, userId: string): string {
  return nameText(parseName(device).site, { kind: 'u', id: userId });
}

async function follow(
  env: Env,
  name: string,
  locationHint: Site['locationHint'],
  to: (merged: MergedInto) => string,
): Promise<string> {
  // Only devices become part of somebody, and only of users: there are no chains.
  if (parseName(name).kind !== 'a') return name;
  const merged = await customerStub(env, name, locationHint).mergedInto();
  return merged ? userName(name, to(merged)) : name;
}
