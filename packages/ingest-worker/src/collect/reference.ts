import { EVENT_CODES } from '@footfall/contract';
import { eventSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { batchAnswerSchema, batchSchema, listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { replaySchema } from './bodies.ts';

const view = {
  type: 'track',
  event: 'Product Viewed',
  messageId: 'example-view-1',
  anonymousId: 'example-device',
  properties: { product_id: 'vanilla', name: 'Vanilla', price: 3.5, currency: 'EUR' },
};

const TYPES = ['track', 'page', 'identify', 'group', 'alias', 'screen'];
const SINGLE_EXAMPLES: Record<string, object> = {
  track: { event: 'Product Viewed', properties: view.properties },
  page: { name: 'Home' },
  identify: { traits: { plan: 'gold' } },
  group: { groupId: 'household-7' },
  alias: { previousId: 'example-device', userId: '42' },
  screen: { name: 'Home' },
};

const singles = TYPES.flatMap((type): RouteDoc[] => {
  const doc = (path: string): RouteDoc => ({
    method: 'post',
    path,
    title: `One ${type} event`,
    text: `Takes one event, whose type the path names. Answered like a batch of one. Short form: /v1/${type[0]}.`,
    opens: 'write',
    body: eventSchema,
    example: { messageId: `example-${type}-1`, anonymousId: 'example-device', ...SINGLE_EXAMPLES[type] },
    answer: batchAnswerSchema,
    status: 200,
  });
  return [doc(`/v1/${type}`), doc(`/v1/${type[0]}`)];
});

const batch: RouteDoc = {
  method: 'post',
  path: '/v1/batch',
  title: 'Send events',
  text: 'Takes up to 500 events. Each is judged, counted once by its messageId and answered by itself; `accepted` means durable. With a secret key events are trusted; with a write key the userId they name is a claim. A trusted identify that names a userId and an anonymousId makes that device part of the user: events before it in the batch are applied before, those after it after, and while it is under way events of the device may be answered `retry`. Bodies may be gzip or deflate, application/json or text/plain.',
  opens: 'write',
  body: batchSchema,
  example: { batch: [view, { type: 'track', messageId: 'example-view-2', anonymousId: 'example-device' }] },
  answer: batchAnswerSchema,
  status: 200,
};

const badEvent = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  code: z.enum(Object.keys(EVENT_CODES) as [string]),
  message: z.string(),
  path: z.string().nullable(),
  trusted: z.boolean(),
  event: z.unknown(),
});

export const collectReference: RouteDoc[] = [
  batch,
  { ...batch, path: '/v1/b', title: 'Send events (short form)' },
  { ...batch, path: '/v1/import', title: 'Send events (Segment’s import path)' },
  {
    ...batch,
    path: '/v1/validate',
    title: 'Try a batch',
    text: 'Says what would become of each event, duplicates included, and stores nothing.',
  },
  ...singles,
  {
    method: 'get',
    path: '/v1/projects/:writeKey/settings',
    title: 'Settings for Segment clients',
    text: 'What analytics.js asks for before it sends: where to send to, and that there is nothing else to load.',
    opens: 'anyone',
    parameters: { writeKey: 'The site’s write key.' },
    examplePath: '/v1/projects/wk_demo/settings',
    answer: z.record(z.string(), z.unknown()),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/bad-events',
    title: 'List refused events',
    text: 'Events that were refused, newest first, for 14 days: the first 20 of each code within an hour. `counts` tells how many there were of each code within the last day, those included that were not kept.',
    opens: 'secret',
    parameters: { code: 'Only this code.', cursor: '`next` of the page before.' },
    answer: listOf(badEvent).extend({ counts: z.record(z.string(), z.int()) }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/bad-events/replay',
    title: 'Send refused events again',
    text: 'Sends refused events again with the trust they came with, in a mended form where `event` gives one. What is taken in leaves the list.',
    opens: 'secret',
    body: replaySchema,
    example: { events: [{ id: 'bad_…', event: view }] },
    answer: z.object({ results: z.array(z.record(z.string(), z.unknown())) }),
    status: 200,
  },
];
