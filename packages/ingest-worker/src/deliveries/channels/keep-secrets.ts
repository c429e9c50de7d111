import { type ChannelSettings, SECRET_MEMBERS } from './channel-settings.ts';

/** Members that say where a secret goes: it is kept for the same place only, so that nobody has it sent elsewhere. */
const PLACE = ['provider', 'host', 'port', 'security', 'user', 'accountSid', 'clientEmail'];

/** Settings as they came, with the secrets that were left out filled from those before. */
export function keepSecrets(given: unknown, stored: ChannelSettings | undefined): unknown {
  if (typeof given !== 'object' || given === null || !stored) return given;
  const [now, before] = [given as Record<string, unknown>, { ...stored } as Record<string, unknown>];
  if (PLACE.some((member) => now[member] !== before[member])) return given;
  const kept = SECRET_MEMBERS.filter((member) => before[member] !== undefined && now[member] === undefined);
  return { ...now, ...Object.fromEntries(kept.map((member) => [member, before[member]])) };
}
