import * as z from 'zod';
import { customerSchema, listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const time = z.iso.datetime();
const trust = z.enum(['known', 'claimed', 'anonymous']);
const summary = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  trust,
  email: z.string().nullable().describe('What the shop told, else what they claim.'),
  phone: z.string().nullable(),
  name: z.string().nullable(),
  firstSeenAt: time,
  lastSeenAt: time,
});
const delivery = z.record(z.string(), z.unknown());
const timelineEntry = z.object({
  sequence: z.int(),
  at: time,
  type: z.string().describe('Such as `event.accepted` or `segment.entered`.'),
  summary: z.string(),
  why: z.object({
    because: z.enum(['event', 'time', 'rule']),
    messageId: z.string().optional(),
    name: z.string().optional(),
  }),
  late: z.literal(true).optional(),
  historical: z.literal(true).optional(),
  data: z.record(z.string(), z.unknown()),
  deliveries: z.array(delivery),
});
const history = { facts: z.array(z.record(z.string(), z.unknown())), deliveries: z.array(delivery) };
const id = { id: 'Customer id, userId, anonymousId or e-mail address.' };

export const customersReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/customers',
    title: 'List and search customers',
    text: 'Newest activity first, each person once: a device that became part of a user is found as that user. `search` is part of a name, or the beginning of an id, an e-mail address or a phone number. The list follows the customers’ own objects within about a second.',
    opens: 'secret',
    parameters: {
      search: 'What to look for.',
      trust: 'known, claimed or anonymous.',
      cursor: '`next` of the page before.',
    },
    answer: listOf(summary),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/customers/:id',
    title: 'Read a customer',
    text: 'Straight from the customer’s own object, so it holds what was accepted a moment ago. Found by customer id, else as a user named by trusted callers, else as one who claims to be that user, else by anonymousId, else by e-mail address. A device that became part of a user is answered with that user, by its customer id and by its anonymousId.',
    opens: 'secret',
    parameters: id,
    examplePath: '/v1/customers/example-device',
    answer: customerSchema,
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/customers/:id/timeline',
    title: 'Read what was decided about a customer, and why',
    text: 'Every fact, newest first: the events that were taken in, what followed from each, what time alone changed, and what was sent because of it. What a device did before it became part of a user is read under the device’s own customer id: `from` of the fact `customer.merged`.',
    opens: 'secret',
    parameters: { ...id, cursor: '`next` of the page before.' },
    examplePath: '/v1/customers/example-device/timeline',
    answer: listOf(timelineEntry),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/customers/:id/export',
    title: 'Export a customer',
    text: 'One JSON document with all that is kept: the profile, every fact with the events as they were taken in (each under its messageId), what was sent, and the same of each device that became part of the customer.',
    opens: 'secret',
    parameters: id,
    examplePath: '/v1/customers/example-device/export',
    answer: z.object({
      exportedAt: time,
      site: z.string(),
      customer: customerSchema,
      ...history,
      devices: z.array(z.object({ id: z.string(), ...history })).describe('Devices that became part of the customer.'),
    }),
    status: 200,
  },
];
