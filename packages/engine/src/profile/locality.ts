import type { JsonObject } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';

/** Where and in which language somebody lives. */
export interface Locality {
  /** IANA zone. */
  timeZone?: Told;
  /** BCP 47 tag. */
  locale?: Told;
}

export interface Told {
  value: string;
  /** Event time; an older one never overwrites a newer of the same teller. */
  at: number;
  /** The shop told it by a trait, which a device's word does not overwrite. */
  byShop?: true;
}

/**
 * The zone and locale of the device, until the shop tells `timezone` and `locale` as traits. Where the device says no
 * zone, that of its address counts.
 */
export function withLocality(
  locality: Locality | undefined,
  traits: JsonObject,
  taken: TakenEvent,
): Locality | undefined {
  const { context } = taken.event;
  const edge = context?.edge as { timezone?: unknown } | undefined;
  const zone = told(locality?.timeZone, taken, zoneName, traits.timezone, context?.timezone ?? edge?.timezone);
  const locale = told(locality?.locale, taken, localeTag, traits.locale, context?.locale);
  if (zone === locality?.timeZone && locale === locality?.locale) return locality;
  return { ...(zone ? { timeZone: zone } : {}), ...(locale ? { locale } : {}) };
}

function told(
  known: Told | undefined,
  taken: TakenEvent,
  read: (value: unknown) => string | undefined,
  trait: unknown,
  device: unknown,
): Told | undefined {
  const byShop = taken.trusted ? read(trait) : undefined;
  const value = byShop ?? read(device);
  if (value === undefined || (known?.byShop && !byShop)) return known;
  if (known && known.at > taken.at && !(byShop && !known.byShop)) return known;
  return { value, at: taken.at, ...(byShop ? { byShop: true as const } : {}) };
}

/** Of names remembered: there are about 600 zones, and browsers may send anything. */
const MAX_REMEMBERED = 1_000;
const MAX_NAME_LENGTH = 64;

/** Remembers what names come to: the runtime takes microseconds to tell, for each event anew. */
function remembered(read: (name: string) => string | undefined): (value: unknown) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (value) => {
    if (typeof value !== 'string' || value.length > MAX_NAME_LENGTH) return undefined;
    if (known.has(value)) return known.get(value);
    const name = read(value);
    if (known.size < MAX_REMEMBERED) known.set(value, name);
    return name;
  };
}

/** An IANA zone that the runtime knows. */
export const zoneName = remembered((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as +02:00 are no zones: they know no summer.
    return /^[+-]/.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
});

/** A language tag in its usual spelling. */
export const localeTag = remembered((name) => {
  try {
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
});
