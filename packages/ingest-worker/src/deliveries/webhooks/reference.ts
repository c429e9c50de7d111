import { WEBHOOK_TYPES } from '@footfall/contract';
import { newWebhookSchema, webhookChangeSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { listOf } from '../../reference/answer-schemas.ts';
import type { RouteDoc } from '../../reference/route-doc.ts';

const time = z.iso.datetime();
const id = { id: 'The webhook’s id.' };
const type = z.enum(WEBHOOK_TYPES);
const webhook = newWebhookSchema.omit({ secrets: true }).extend({
  id: z.string(),
  status: z.enum(['active', 'disabled']),
  disabledReason: z.string().nullable(),
  createdAt: time,
  health: z.object({
    failures: z.int().describe('In a row, since the last success.'),
    failingSince: time.nullable(),
    pausedUntil: time.nullable().describe('After three failures in a row it is left alone for a while.'),
  }),
});
const estimate = z.object({
  perDay: z.int().describe('Calls a day, by what happened in the last 7 days.'),
  dollarsPerMonth: z.number().describe('What they cost on Cloudflare, in US dollars.'),
});

export const webhooksReference: RouteDoc[] = [
  {
    method: 'post',
    path: '/v1/webhooks',
    title: 'Register a webhook',
    text: 'The answer holds the signing secret, once, and what the subscription will bring. Calls follow Standard Webhooks 1.0 and are tried again for three days under the same webhook-id with the same body; a body above 20 KB says truncated and where the rest is. A receiver that answers 410, or takes nothing for five days, is disabled. With `request` it is called in a partner’s own words instead (see the presets): path, headers and body are Liquid, and `secrets`, sealed at rest, are never told again; such a request never changes. The same two calls, this one and DELETE, subscribe and unsubscribe Zapier, Make and n8n.',
    opens: 'secret',
    body: newWebhookSchema,
    example: { url: 'http://localhost:3000/hook', types: ['order.completed'] },
    answer: webhook.extend({ secret: z.string(), estimate }),
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/webhooks',
    title: 'List webhooks',
    text: 'Newest first, with how each is doing. Secrets are never told again.',
    opens: 'secret',
    answer: listOf(webhook),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/webhook-presets',
    title: 'List presets for partners',
    text: 'HubSpot, Braze, Customer.io, Klaviyo, Google Analytics 4 and Slack: each is the body of POST /v1/webhooks, once `secrets` hold your own values. The templates are Liquid over the body that other webhooks get; the host is never part of one.',
    opens: 'secret',
    answer: listOf(
      newWebhookSchema.pick({ url: true, types: true, events: true, request: true }).extend({
        id: z.string(),
        name: z.string(),
        docs: z.url(),
        secrets: z.record(z.string(), z.string()).describe('Which are asked for, and where to find each.'),
        preview: z
          .object({ example: z.record(z.string(), z.unknown()), sent: z.record(z.string(), z.unknown()) })
          .describe('An example event and what the partner is sent for it, names in place of secrets.'),
      }),
    ),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/webhooks/types',
    title: 'List what webhooks are told of',
    text: 'Each type with a body as receivers see it.',
    opens: 'secret',
    answer: listOf(z.object({ type, example: z.record(z.string(), z.unknown()) })),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/webhooks/estimate',
    title: 'Say what a subscription would cost',
    text: 'Before there is one, by what happened in the last 7 days. `event.accepted` makes one call per event.',
    opens: 'secret',
    body: newWebhookSchema.pick({ types: true, events: true }),
    example: { types: ['event.accepted'], events: ['Product Viewed'] },
    answer: estimate,
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/webhooks/:id',
    title: 'Read a webhook',
    text: 'With how it is doing.',
    opens: 'secret',
    parameters: id,
    examplePath: '/v1/webhooks/wh_…',
    answer: webhook,
    status: 200,
  },
  {
    method: 'patch',
    path: '/v1/webhooks/:id',
    title: 'Change a webhook',
    text: 'What is missing stays. `status: active` takes one that was disabled back into service; what had waited for it can be sent again with a replay.',
    opens: 'secret',
    parameters: id,
    body: webhookChangeSchema,
    example: { description: 'Warehouse', rate: 10 },
    examplePath: '/v1/webhooks/wh_…',
    answer: webhook,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/webhooks/:id',
    title: 'Delete a webhook',
    text: 'What was still to be sent to it is given up.',
    opens: 'secret',
    parameters: id,
    examplePath: '/v1/webhooks/wh_…',
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/webhooks/:id/rotate',
    title: 'Rotate a signing secret',
    text: 'The answer holds the new secret, once. For 24 hours each call carries two signatures, by the new secret and the former, so that the receiver changes over when it likes.',
    opens: 'secret',
    parameters: id,
    examplePath: '/v1/webhooks/wh_…/rotate',
    answer: z.object({ id: z.string(), secret: z.string(), oldSecretUntil: time }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/webhooks/:id/test',
    title: 'Send a test',
    text: 'One call now with an example body marked `test`, signed like any other; the answer says what came of it.',
    opens: 'secret',
    parameters: id,
    body: z.object({ type: type.optional() }),
    example: { type: 'order.completed' },
    examplePath: '/v1/webhooks/wh_…/test',
    answer: z.object({
      id: z.string(),
      type,
      status: z.enum(['pending', 'claimed', 'delivered', 'failed']),
      answer: z.string().nullable(),
    }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/webhooks/:id/replay',
    title: 'Send a time range again',
    text: 'Makes what was sent, or given up, between two moments due again: same ids, same bodies. At most 1,000 a request, oldest first; `more` says that there are others.',
    opens: 'secret',
    parameters: id,
    body: z.object({
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }).optional(),
      status: z.enum(['delivered', 'failed']).optional(),
    }),
    example: { from: '2026-01-31T12:00:00Z' },
    examplePath: '/v1/webhooks/wh_…/replay',
    answer: z.object({ replayed: z.int(), more: z.boolean() }),
    status: 202,
  },
];
