import type { Channel } from '@footfall/contract';
import type { Env } from '../env.ts';
import { addressName } from './address-name.ts';
import type { AddressObject } from './address-object.ts';

/** The door to one address's object. */
export async function addressStub(
  env: Env,
  site: string,
  channel: Channel,
  address: string,
): Promise<DurableObjectStub<AddressObject>> {
  const name = await addressName(env.FOOTFALL_SECRET, site, channel, address);
  return env.ADDRESSES.get(env.ADDRESSES.idFromName(name));
}
