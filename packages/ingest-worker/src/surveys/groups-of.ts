import type { SurveyGrouping } from '@footfall/contract';
import type { FoundResponse } from './find-responses.ts';

type Group = { id: string; name: string };

/** The groups that one response belongs to; what is not known of it makes none. */
export function groupsOf(by: SurveyGrouping, found: FoundResponse): Group[] {
  const named = (id: string | null): Group[] => (id === null ? [] : [{ id, name: id }]);
  switch (by) {
    case 'segment':
      return found.segments;
    case 'product':
      return (found.order?.products ?? []).map(({ productId, name = productId }) => ({ id: productId, name }));
    case 'channel':
      return named(found.channel);
    case 'campaign':
      return named(found.campaign);
  }
}
