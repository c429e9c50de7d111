import type { Locality, Told } from '../profile/locality.ts';

/** The shop's word before a device's, then the newer. */
export function mergeLocality(user: Locality | undefined, device: Locality | undefined): Locality | undefined {
  const timeZone = better(user?.timeZone, device?.timeZone);
  const locale = better(user?.locale, device?.locale);
  if (!timeZone && !locale) return undefined;
  return { ...(timeZone ? { timeZone } : {}), ...(locale ? { locale } : {}) };
}

function better(one: Told | undefined, other: Told | undefined): Told | undefined {
  if (!one || !other) return one ?? other;
  if (one.byShop !== other.byShop) return one.byShop ? one : other;
  return other.at > one.at ? other : one;
}
