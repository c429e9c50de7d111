import * as z from 'zod';
import { listOf } from '../../reference/answer-schemas.ts';
import type { RouteDoc } from '../../reference/route-doc.ts';

export const messagesReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/inbox',
    title: 'Read the inbox',
    text: 'Messages that the built-in inbox took in place of a provider, newest first: what a laptop, or a site without providers, sends by.',
    opens: 'secret',
    parameters: { recipient: 'Only to this address.', cursor: '`next` of the page before.' },
    answer: listOf(
      z.object({
        id: z.string().describe('The delivery.'),
        at: z.iso.datetime(),
        customer: z.string(),
        channel: z.enum(['email', 'sms', 'push']),
        recipient: z.string(),
        message: z.record(z.string(), z.unknown()).describe('As it would have gone out.'),
      }),
    ),
    status: 200,
  },
];
