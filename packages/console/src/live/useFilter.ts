import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { Filter } from './matches.ts';

/** The filter lives in the address, so that a reload keeps it and a colleague can be sent it. */
export function useFilter(): [Filter, (filter: Filter) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '';
  const name = params.get('event') ?? '';
  const filter = useMemo(() => ({ text, name }), [text, name]);
  const setFilter = (next: Filter) => {
    const query = new URLSearchParams();
    if (next.text) query.set('q', next.text);
    if (next.name) query.set('event', next.name);
    setParams(query, { replace: true });
  };
  return [filter, setFilter];
}
