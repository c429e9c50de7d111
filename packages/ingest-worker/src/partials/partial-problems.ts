import type { BodyProblem, PartialDefinition } from '@footfall/contract';
import { lintTemplate } from '../deliveries/messages/lint-template.ts';
import type { Partials, PartKind } from '../deliveries/messages/partials.ts';
import { Problem } from '../problem.ts';

/** Throws 422 with everything that keeps a partial from working among the site's others. */
export function refusePartial(id: string, definition: PartialDefinition, others: Partials): void {
  const { name: _forPeople, ...parts } = definition;
  // It may be put in where there is a coupon and a product; whoever puts it in elsewhere is told so there.
  const lint = { partial: id, partials: { ...others, [id]: parts }, coupon: true, product: true };
  const problems: BodyProblem[] = (['html', 'text'] satisfies PartKind[]).flatMap((kind) =>
    lintTemplate(definition[kind] ?? '', { ...lint, kind }).map((message) => ({ path: kind, message })),
  );
  const [first, ...more] = problems;
  if (!first) return;
  const rest = more.length > 0 ? ` And ${more.length} more, see "problems".` : '';
  throw new Problem(422, 'partial_refused', `${first.path}: ${first.message}${rest}`, {}, problems);
}
