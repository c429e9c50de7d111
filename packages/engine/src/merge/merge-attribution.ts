import type { Attribution } from '../profile/attribution.ts';

/** The first touch of either and the last of either. */
export function mergeAttribution(
  user: Attribution | undefined,
  device: Attribution | undefined,
): Attribution | undefined {
  if (!user || !device) return user ?? device;
  return {
    first: device.first.at < user.first.at ? device.first : user.first,
    last: device.last.at > user.last.at ? device.last : user.last,
  };
}
