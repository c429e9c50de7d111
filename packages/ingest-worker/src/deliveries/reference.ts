import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const delivery = z.object({
  id: z.string().describe('The webhook-id the receiver sees.'),
  channel: z.enum(['webhook', 'email', 'sms', 'push']),
  webhookId: z.string().nullable(),
  type: z.string(),
  url: z.string().nullable(),
  campaign: z.string().nullable(),
  step: z.string().nullable(),
  recipient: z.string().nullable(),
  reason: z.string().nullable().describe('Why a message was withheld or failed.'),
  status: z.enum(['pending', 'claimed', 'sent', 'delivered', 'withheld', 'failed', 'unknown']),
  attempts: z.int(),
  lastAnswer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
});

const receipt = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['deferred', 'delivered', 'opened', 'clicked', 'bounced', 'failed', 'complained', 'unsubscribed']),
  reason: z.string().nullable().describe('The provider’s words.'),
  url: z.string().nullable().describe('Of a click.'),
  machine: z.boolean().describe('By a program that looks at mail before people do: it counts as nobody’s.'),
});

export const deliveriesReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/deliveries',
    title: 'List deliveries',
    text: 'Newest first.',
    opens: 'secret',
    parameters: {
      status: 'Only this status.',
      webhook: 'Only to this webhook.',
      type: 'Only of this type.',
      from: 'Made at this moment or later, ISO 8601.',
      to: 'Made before this moment.',
      cursor: '`next` of the page before.',
    },
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
  {
    method: 'get',
    path: '/v1/deliveries/:id',
    title: 'Read a delivery',
    text: 'With the body that is sent, the same in every attempt, and what was told of a message since.',
    opens: 'secret',
    parameters: { id: 'The delivery’s id.' },
    examplePath: '/v1/deliveries/msg_…',
    answer: delivery.extend({ body: z.record(z.string(), z.unknown()), receipts: z.array(receipt) }),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/deliveries/:id/attempts',
    title: 'List a delivery’s attempts',
    text: 'Newest first, each with how long it took, what the receiver answered and the first 16 KB of what it said. Kept for 30 days.',
    opens: 'secret',
    parameters: { id: 'The delivery’s id.' },
    examplePath: '/v1/deliveries/msg_…/attempts',
    answer: listOf(
      z.object({
        at: z.iso.datetime(),
        durationMs: z.int(),
        answer: z.string(),
        status: z.int().nullable(),
        response: z.string().nullable(),
      }),
    ),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/deliveries/retry',
    title: 'Send many deliveries again',
    text: 'Those that failed, or those the filter names, at most 1,000 a request, oldest first; `more` says that there are others. Same ids, same bodies.',
    opens: 'secret',
    body: z.object({
      status: z.enum(['delivered', 'failed']).default('failed'),
      webhook: z.string().optional(),
      type: z.string().optional(),
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
    }),
    example: { status: 'failed' },
    answer: z.object({ retried: z.int(), more: z.boolean() }),
    status: 202,
  },
];
