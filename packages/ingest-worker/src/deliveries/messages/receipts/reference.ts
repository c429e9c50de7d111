import * as z from 'zod';
import type { RouteDoc } from '../../../reference/route-doc.ts';

const parameters = { site: 'The site’s id.' };
const common =
  'Each telling counts once, in whatever order it comes: the delivery moves forward only, `unknown` included, and its customer gets `Message Delivered`, `Message Opened`, `Message Clicked`, `Message Bounced` or `Message Unsubscribed`. A hard bounce, a complaint and an unsubscribe suppress the address. 503 asks the provider to tell again.';

export const receiptsReference: RouteDoc[] = [
  {
    method: 'post',
    path: '/v1/receipts/sendgrid/:site',
    title: 'Receipts of SendGrid',
    text: `Where SendGrid’s event webhook goes, signed (its verification key belongs into the channel’s settings). ${common}`,
    opens: 'anyone',
    parameters,
    body: z.array(z.record(z.string(), z.unknown())),
    example: [],
    examplePath: '/v1/receipts/sendgrid/demo',
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/receipts/mandrill/:site',
    title: 'Receipts of Mailchimp Transactional',
    text: `Where its webhook goes, as a form with \`mandrill_events\`, signed with the webhook’s key. ${common}`,
    opens: 'anyone',
    parameters,
    body: z.object({ mandrill_events: z.string() }),
    example: { mandrill_events: '[]' },
    examplePath: '/v1/receipts/mandrill/demo',
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/receipts/twilio/:site',
    title: 'Receipts of Twilio',
    text: `Where Twilio’s status callbacks go, and what people answer (STOP, START) if the number’s webhook points here too; signed with the account’s auth token. ${common}`,
    opens: 'anyone',
    parameters: { ...parameters, delivery: 'The delivery that a status callback is about.' },
    body: z.object({ MessageSid: z.string(), MessageStatus: z.string() }).partial(),
    example: { MessageSid: 'SM…', MessageStatus: 'delivered' },
    examplePath: '/v1/receipts/twilio/demo',
    answer: 'none',
    status: 204,
  },
];
