import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { newSiteSchema } from './new-site.ts';

const settings = newSiteSchema.omit({ consolePassword: true }).extend({ id: z.string() });
const kind = z.enum(['write', 'secret', 'identity']);
const id = { id: 'The site’s id.' };

export const sitesReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/sites',
    title: 'List sites',
    text: 'Their settings, never their keys.',
    opens: 'admin',
    answer: listOf(settings.extend({ rulesVersion: z.int() })),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/sites',
    title: 'Make a site',
    text: 'The answer holds its write key, secret key and identity secret, once. A new site requires consent unless it says otherwise.',
    opens: 'admin',
    body: newSiteSchema,
    example: {
      name: 'Example shop',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      allowedOrigins: ['https://shop.example'],
    },
    answer: settings.extend({ keys: z.object({ write: z.string(), secret: z.string(), identity: z.string() }) }),
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/sites/:id/keys',
    title: 'List a site’s keys',
    text: 'The live ones. Only write keys are told, as they are public.',
    opens: 'admin',
    parameters: id,
    examplePath: '/v1/sites/demo/keys',
    answer: listOf(z.object({ id: z.string(), kind, key: z.string().nullable(), createdAt: z.iso.datetime() })),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/sites/:id/keys',
    title: 'Make a key',
    text: 'Two of a kind may live at a time, so that one can be replaced without a gap. It works at once and is shown once.',
    opens: 'admin',
    parameters: id,
    examplePath: '/v1/sites/demo/keys',
    body: z.object({ kind }),
    example: { kind: 'secret' },
    answer: z.object({ id: z.string(), kind, key: z.string() }),
    status: 201,
  },
  {
    method: 'delete',
    path: '/v1/sites/:id/keys/:key',
    title: 'Revoke a key',
    text: 'It is dead within 30 seconds.',
    opens: 'admin',
    parameters: { ...id, key: 'The key’s id.' },
    examplePath: '/v1/sites/demo/keys/key_…',
    answer: 'none',
    status: 204,
  },
];
