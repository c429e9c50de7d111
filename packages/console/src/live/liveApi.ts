import type { LivePage } from '@footfall/contract';
import { request } from '../api/request.ts';

const PATH = '/console/api/live';

/** What arrived after the cursor; without one the newest page. */
export function readLive(cursor: string | null, signal: AbortSignal): Promise<LivePage> {
  return request<LivePage>(cursor === null ? PATH : `${PATH}?${new URLSearchParams({ after: cursor })}`, { signal });
}

/** The state of these events as it is now. */
export function readLiveByIds(ids: string[], signal: AbortSignal): Promise<LivePage> {
  return request<LivePage>(`${PATH}?${new URLSearchParams({ ids: ids.join(',') })}`, { signal });
}
