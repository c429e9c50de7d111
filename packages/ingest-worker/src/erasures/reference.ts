import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const erasure = z.object({
  id: z.string(),
  customer: z.string(),
  status: z.enum(['running', 'done']),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const erasuresReference: RouteDoc[] = [
  {
    method: 'delete',
    path: '/v1/customers/:id',
    title: 'Erase a customer',
    text: 'Answers with a job: the customer’s object and those of their devices, raw history, refused events, webhook bodies and attempts go; facts stay as kinds, times and amounts, so that totals hold. Orders stay claimed. Afterwards a late event, or anything a browser tells, is dropped; a trusted event begins a new customer. Receivers that subscribed are told `customer.erased` with the customer’s id.',
    opens: 'secret',
    parameters: { id: 'Customer id, userId or anonymousId.' },
    examplePath: '/v1/customers/example-device',
    answer: erasure,
    status: 202,
  },
  {
    method: 'get',
    path: '/v1/erasures',
    title: 'List erasures',
    text: 'Newest first.',
    opens: 'secret',
    answer: listOf(erasure),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/erasures/:id',
    title: 'Read an erasure',
    text: 'Whether it is done. One that was interrupted is taken up again within a minute.',
    opens: 'secret',
    parameters: { id: 'The erasure’s id.' },
    examplePath: '/v1/erasures/era_…',
    answer: erasure,
    status: 200,
  },
];
