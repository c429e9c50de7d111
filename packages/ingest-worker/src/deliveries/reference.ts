import { newWebhookSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const webhook = newWebhookSchema.extend({
  id: z.string(),
  status: z.enum(['active', 'disabled']),
  createdAt: z.iso.datetime(),
});
const delivery = z.object({
  id: z.string().describe('The webhook-id the receiver sees.'),
  webhookId: z.string(),
  type: z.string(),
  url: z.string().nullable(),
  status: z.enum(['pending', 'claimed', 'delivered', 'failed']),
  attempts: z.int(),
  lastAnswer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
});

export const deliveriesReference: RouteDoc[] = [
  {
    method: 'post',
    path: '/v1/webhooks',
    title: 'Register a webhook',
    text: 'The answer holds the signing secret, once. Calls follow Standard Webhooks 1.0 and are tried again for three days under the same webhook-id with the same body. A subscription to event.accepted makes one call per event.',
    opens: 'secret',
    body: newWebhookSchema,
    example: { url: 'http://localhost:3000/hook', types: ['order.completed'] },
    answer: webhook.extend({ secret: z.string() }),
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/webhooks',
    title: 'List webhooks',
    text: 'Newest first. Secrets are never told again.',
    opens: 'secret',
    answer: listOf(webhook),
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/webhooks/:id',
    title: 'Delete a webhook',
    text: 'What was still to be sent to it is given up.',
    opens: 'secret',
    parameters: { id: 'The webhook’s id.' },
    examplePath: '/v1/webhooks/wh_…',
    answer: 'none',
    status: 204,
  },
  {
    method: 'get',
    path: '/v1/deliveries',
    title: 'List deliveries',
    text: 'Newest first.',
    opens: 'secret',
    parameters: { status: 'Only this status.', cursor: '`next` of the page before.' },
    answer: listOf(delivery),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/deliveries/:id/retry',
    title: 'Send a delivery again',
    text: 'Makes it due now, with its full schedule before it again. Same id, same body.',
    opens: 'secret',
    parameters: { id: 'The delivery’s id.' },
    examplePath: '/v1/deliveries/msg_…/retry',
    answer: z.object({ id: z.string(), status: z.literal('pending') }),
    status: 202,
  },
];
