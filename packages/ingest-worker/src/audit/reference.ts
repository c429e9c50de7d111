import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

export const auditReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/audit',
    title: 'List who asked about whom',
    text: 'Exports and erasures, newest first: when, by which secret key or from the console, of which customer.',
    opens: 'secret',
    parameters: { cursor: '`next` of the page before.' },
    answer: listOf(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        actor: z.string(),
        action: z.enum(['customer.exported', 'customer.erasure_requested']),
        customer: z.string(),
      }),
    ),
    status: 200,
  },
];
