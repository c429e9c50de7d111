import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';
import type { Delivery, DeliveryStatus } from './Delivery.ts';

export const DELIVERIES_KEY = ['deliveries'];

export function listDeliveries(status: DeliveryStatus | '', cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (cursor) query.set('cursor', cursor);
  return request<List<Delivery>>(`/v1/deliveries${query.size > 0 ? `?${query}` : ''}`, { signal });
}

export const retryDelivery = (id: string): Promise<unknown> =>
  request(`/v1/deliveries/${encodeURIComponent(id)}/retry`, { method: 'POST' });
