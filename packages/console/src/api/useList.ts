import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { List } from './List.ts';
import { request } from './request.ts';

interface Options {
  path: string;
  /** Parts of the address after `?`; empty ones are left out. */
  query?: Record<string, string>;
  /** How often to look again while the tab is visible; false for only when asked. */
  everyMs?: number | false;
}

export const listKey = (path: string) => ['list', path];

/** A list of the API, page by page. */
export function useList<Item>({ path, query = {}, everyMs = false }: Options) {
  const list = useInfiniteQuery({
    queryKey: [...listKey(path), query],
    queryFn: ({ pageParam, signal }) =>
      request<List<Item>>(addressOf(path, { ...query, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    // Another choice of status is drawn when it is there, not over an empty panel.
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  });
  return {
    items: list.data?.pages.flatMap((page) => page.data),
    error: list.error,
    refetch: () => void list.refetch(),
    more: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    isFetchingMore: list.isFetchingNextPage,
  };
}

function addressOf(path: string, query: Record<string, string>): string {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return given.size > 0 ? `${path}?${given}` : path;
}
