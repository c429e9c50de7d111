import type {
  CampaignAnswer,
  CampaignDefinition,
  CampaignForesight,
  CampaignRecipe,
  CampaignReport,
  MessagePreview,
} from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';

export const CAMPAIGNS_PATH = '/v1/campaigns';
export const campaignPath = (id: string) => `${CAMPAIGNS_PATH}/${encodeURIComponent(id)}`;
export const campaignKey = (id: string) => ['campaign', id];

export const createCampaign = (definition: CampaignDefinition) =>
  request<CampaignAnswer>(CAMPAIGNS_PATH, { method: 'POST', body: definition });

export const saveCampaign = (id: string, definition: CampaignDefinition) =>
  request<CampaignAnswer>(campaignPath(id), { method: 'PUT', body: definition });

export const moveCampaign = (id: string, to: 'publish' | 'pause' | 'archive') =>
  request<CampaignAnswer>(`${campaignPath(id)}/${to}`, { method: 'POST' });

export const deleteCampaign = (id: string) => request<undefined>(campaignPath(id), { method: 'DELETE' });

export const lookAhead = (id: string, body: { customer: string; events?: { event: string }[] }) =>
  request<CampaignForesight>(`${campaignPath(id)}/simulate`, { method: 'POST', body });

export const previewMessage = async (id: string, body: { customer: string; step: string }) =>
  (await request<List<MessagePreview>>(`${campaignPath(id)}/preview`, { method: 'POST', body })).data;

const EVERY_MS = 5_000;

export function useCampaign(id: string, { live }: { live: boolean }) {
  return useQuery({
    queryKey: campaignKey(id),
    queryFn: ({ signal }) => request<CampaignAnswer>(campaignPath(id), { signal }),
    refetchInterval: live && EVERY_MS,
  });
}

export function useCampaignReport(id: string) {
  return useQuery({
    queryKey: ['campaign-report', id],
    queryFn: ({ signal }) => request<CampaignReport>(`${campaignPath(id)}/report`, { signal }),
    refetchInterval: EVERY_MS,
  });
}

/** Campaigns to start from; they change with the server's version only. */
export function useCampaignRecipes() {
  return useQuery({
    queryKey: ['campaign-recipes'],
    queryFn: async ({ signal }) => (await request<List<CampaignRecipe>>(`${CAMPAIGNS_PATH}/recipes`, { signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
