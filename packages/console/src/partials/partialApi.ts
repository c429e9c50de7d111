import type { PartialAnswer, PartialDefinition, PartialPreview } from '@footfall/contract';
import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';

export const PARTIALS_PATH = '/v1/partials';
export const partialPath = (id: string) => `${PARTIALS_PATH}/${encodeURIComponent(id)}`;
export const partialKey = (id: string) => ['partial', id];

export const readPartial = (id: string, signal: AbortSignal) => request<PartialAnswer>(partialPath(id), { signal });

export const createPartial = (definition: PartialDefinition) =>
  request<PartialAnswer>(PARTIALS_PATH, { method: 'POST', body: definition });

export const savePartial = (id: string, definition: PartialDefinition) =>
  request<PartialAnswer>(partialPath(id), { method: 'PUT', body: definition });

export const deletePartial = (id: string) => request<undefined>(partialPath(id), { method: 'DELETE' });

/** `given`: what whoever puts it in would give it. */
export const previewPartial = async (asked: {
  id?: string;
  partial: PartialDefinition;
  customer: string;
  given: Record<string, string>;
}) => (await request<List<PartialPreview>>(`${PARTIALS_PATH}/preview`, { method: 'POST', body: asked })).data;
