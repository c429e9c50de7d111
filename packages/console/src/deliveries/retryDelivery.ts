import { request } from '../api/request.ts';

export const DELIVERIES_PATH = '/v1/deliveries';

/** Asks for one more attempt. It is made soon, not now. */
export const retryDelivery = (id: string): Promise<unknown> =>
  request(`${DELIVERIES_PATH}/${encodeURIComponent(id)}/retry`, { method: 'POST' });
