import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const recipe = z.object({
  kind: z.literal('segment'),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  when: z.record(z.string(), z.unknown()).describe('The rule, as the engine decides it.'),
});

export const segmentsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/recipes',
    title: 'List recipes',
    text: 'Ready-made rules to start from, with amounts in the site’s currency.',
    opens: 'secret',
    answer: listOf(recipe),
    status: 200,
  },
];
