import type { Channel } from '@footfall/contract';
import { request } from '../api/request.ts';

export const CHANNELS_PATH = '/v1/channels';

/** One of `GET /v1/channels`. Of a secret only that it is there. */
export interface ChannelSettings {
  channel: Channel;
  settings: Settings;
}
export type Settings = { provider: string; from?: unknown } & Record<string, unknown>;

export interface TestOutcome {
  outcome: 'sent' | 'refused' | 'unknown';
  reason?: string;
  /** What is amiss with the sender’s domain. */
  warning?: string;
}

export interface SenderDomain {
  domain: string;
  ready: boolean;
  checks: { name: string; status: 'ok' | 'missing' | 'wrong' | 'unknown'; found: string | null; advice: string }[];
}

export const saveChannel = (channel: Channel, settings: Settings): Promise<ChannelSettings> =>
  request(`${CHANNELS_PATH}/${channel}`, { method: 'PUT', body: settings });

export const testChannel = (channel: Channel, to: string): Promise<TestOutcome> =>
  request(`${CHANNELS_PATH}/${channel}/test`, { method: 'POST', body: { to } });

export const senderDomain = (signal: AbortSignal): Promise<SenderDomain> =>
  request(`${CHANNELS_PATH}/email/domain`, { signal });
