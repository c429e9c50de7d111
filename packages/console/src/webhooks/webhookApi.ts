import { request } from '../api/request.ts';
import type { CreatedWebhook, Estimate, NewWebhook, Webhook, WebhookPreset } from './Webhook.ts';

export const WEBHOOKS_PATH = '/v1/webhooks';
const pathOf = (id: string) => `${WEBHOOKS_PATH}/${encodeURIComponent(id)}`;

export const listPresets = async (signal: AbortSignal): Promise<WebhookPreset[]> =>
  (await request<{ data: WebhookPreset[] }>('/v1/webhook-presets', { signal })).data;

export const createWebhook = (webhook: NewWebhook): Promise<CreatedWebhook> =>
  request<CreatedWebhook>(WEBHOOKS_PATH, { method: 'POST', body: webhook });

export const deleteWebhook = (id: string): Promise<void> => request<void>(pathOf(id), { method: 'DELETE' });

export const setWebhookStatus = (id: string, status: 'active' | 'disabled'): Promise<Webhook> =>
  request<Webhook>(pathOf(id), { method: 'PATCH', body: { status } });

export const rotateSecret = (id: string): Promise<{ secret: string; oldSecretUntil: string }> =>
  request(`${pathOf(id)}/rotate`, { method: 'POST' });

export const testWebhook = (id: string): Promise<{ status: string; answer: string | null }> =>
  request(`${pathOf(id)}/test`, { method: 'POST', body: {} });

export const replayWebhook = (id: string, from: string): Promise<{ replayed: number; more: boolean }> =>
  request(`${pathOf(id)}/replay`, { method: 'POST', body: { from } });

export const estimateWebhook = (
  { types, events }: Pick<NewWebhook, 'types' | 'events'>,
  signal: AbortSignal,
): Promise<Estimate> =>
  request<Estimate>(`${WEBHOOKS_PATH}/estimate`, { method: 'POST', body: { types, events: events ?? null }, signal });
