import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';
import type { Recipe } from './segmentApi.ts';

/** Rules to start from; they change with the server's version only. */
export function useRecipes() {
  return useQuery({
    queryKey: ['recipes'],
    queryFn: async ({ signal }) => (await request<List<Recipe>>('/v1/recipes', { signal })).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
