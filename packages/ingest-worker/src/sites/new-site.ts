import { isCurrency } from '@footfall/engine';
import * as z from 'zod';
import { isOriginPattern } from './origin-allowed.ts';

/** An origin as `originAllowed` reads it. */
const origin = z
  .string()
  .max(200)
  .refine(
    isOriginPattern,
    'must be an origin as browsers write it, such as https://shop.example or https://*.shop.example: in small letters, without a path or a usual port, umlauts as xn--…',
  );

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Europe/Berlin');

/** Body of `POST /v1/sites`. */
export const newSiteSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,38}$/, 'must be 2 to 39 small letters, digits and hyphens')
    .optional(),
  name: z.string().min(1).max(100),
  currency: z.string().refine(isCurrency, 'must be an ISO 4217 code such as EUR'),
  timeZone: timeZone.default('UTC'),
  allowedOrigins: z.array(origin).max(50).default([]),
  orders: z.enum(['any', 'server']).default('any'),
  rewards: z.enum(['trusted', 'any']).default('trusted'),
  consent: z.enum(['granted', 'required']).default('required'),
  newCustomersPerHour: z.int().min(1).default(20_000),
  wakesPerSecond: z.int().min(1).max(1_000).default(100),
  locationHint: z.enum(['wnam', 'enam', 'sam', 'weur', 'eeur', 'apac', 'oc', 'afr', 'me']).optional(),
  consolePassword: z.string().min(10, 'must have at least 10 characters').optional(),
});
export type NewSite = z.output<typeof newSiteSchema>;
