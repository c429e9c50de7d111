import type { CouponPoolDefinition } from '@footfall/contract';
import { request } from '../api/request.ts';

export const POOLS_PATH = '/v1/coupon-pools';
export const ACTIVITY_PATH = '/v1/reports/coupons';

/** A pool as `GET /v1/coupon-pools` lists it. */
export interface CouponPool extends CouponPoolDefinition {
  id: string;
  issued: number;
  redeemed: number;
  /** Uploaded codes nobody has; null where codes are generated. */
  left: number | null;
  createdAt: string;
}

export const createPool = (definition: CouponPoolDefinition) =>
  request<CouponPool>(POOLS_PATH, { method: 'POST', body: definition });

export const savePool = (id: string, definition: CouponPoolDefinition) =>
  request<CouponPool>(`${POOLS_PATH}/${encodeURIComponent(id)}`, { method: 'PUT', body: definition });

export const uploadCodes = (id: string, codes: string[]) =>
  request<{ added: number; known: number }>(`${POOLS_PATH}/${encodeURIComponent(id)}/codes`, {
    method: 'POST',
    body: { codes },
  });
