import type { PartialAnswer, PartialDefinition } from '@footfall/contract';
import type { CampaignRow } from '../campaigns/campaign-row.ts';
import { isInForce, partialsOf } from '../campaigns/is-in-force.ts';
import { parametersOf } from '../deliveries/messages/lint-template.ts';
import { partialsIn } from '../deliveries/messages/partials.ts';
import { lentBy, type PartialRow } from './store.ts';

/** A partial as the API tells of it, with who uses it. Archived campaigns use nothing any more. */
export function toldPartial(
  { id, definition, createdAt, updatedAt }: PartialRow,
  all: PartialRow[],
  campaigns: CampaignRow[],
): PartialAnswer {
  const partials = lentBy(all);
  const users = campaigns.filter(
    ({ status, draft }) => status !== 'archived' && Object.hasOwn(partialsOf(draft, partials), id),
  );
  const parameters = writtenIn(definition).flatMap(parametersOf);
  return {
    id,
    ...definition,
    parameters: [...new Set(parameters)].sort(),
    partials: all.filter((one) => writtenIn(one.definition).flatMap(partialsIn).includes(id)).map((one) => one.id),
    campaigns: users.map((row) => ({ id: row.id, name: row.draft.name, current: isInForce(row, partials) })),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

const writtenIn = ({ html, text }: PartialDefinition) => [html, text].filter((part) => part !== undefined);
