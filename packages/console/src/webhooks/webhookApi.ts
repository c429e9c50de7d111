import { request } from '../api/request.ts';
import type { CreatedWebhook, NewWebhook } from './Webhook.ts';

export const WEBHOOKS_PATH = '/v1/webhooks';

export const createWebhook = (webhook: NewWebhook): Promise<CreatedWebhook> =>
  request<CreatedWebhook>(WEBHOOKS_PATH, { method: 'POST', body: webhook });

export const deleteWebhook = (id: string): Promise<void> =>
  request<void>(`${WEBHOOKS_PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' });
