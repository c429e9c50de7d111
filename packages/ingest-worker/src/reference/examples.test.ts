import { SELF } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { reference } from './index.ts';
import type { Opens, RouteDoc } from './route-doc.ts';

const KEYS: Record<Opens, string> = { write: 'wk_demo', secret: 'sk_demo', admin: 'ad_test', anyone: '' };

/** Examples of what only something real can answer: a provider's signature, a code or a display that was given out. */
const REFUSED: Record<string, number> = {
  'post /v1/channels/:channel/test': 409,
  'get /v1/channels/email/domain': 409,
  'post /v1/receipts/sendgrid/:site': 401,
  'post /v1/receipts/mandrill/:site': 401,
  'post /v1/receipts/twilio/:site': 401,
  'post /v1/coupon-pools/:id/codes': 409,
  'get /v1/coupons/:code': 404,
  'post /v1/coupons/:code/redeem': 404,
  'post /v1/surveys/:id/check': 403,
  'post /v1/surveys/:id/reward': 403,
  'post /v1/surveys/:id/answers': 403,
  'delete /v1/campaigns/:id': 409,
};

/** Ids that the examples before were given, by the placeholder that stands for them. */
const given = new Map<string, string>();

async function run({ method, path, examplePath = path, opens, example }: RouteDoc): Promise<[number, unknown]> {
  const real = examplePath.replace(/[a-z]+_…/, (placeholder) => given.get(placeholder) ?? placeholder);
  const response = await SELF.fetch(`https://footfall.test${real}`, {
    method,
    headers: opens === 'anyone' ? {} : { authorization: `Bearer ${KEYS[opens]}` },
    ...(example === undefined ? {} : { body: JSON.stringify(example) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const answer: unknown = isJson ? JSON.parse(text) : text;
  const { id } = (answer ?? {}) as { id?: unknown };
  if (typeof id === 'string') given.set(`${id.split('_')[0]}_…`, id);
  return [response.status, answer];
}

test('every example runs as it stands, and is answered as the reference says', async () => {
  const all = reference.flatMap(({ routes }) => routes);
  // What takes things away comes last, and what tells of that after it.
  const place = ({ method, path }: RouteDoc) => (path === '/v1/erasures/:id' ? 2 : method === 'delete' ? 1 : 0);
  const order = all.toSorted((one, other) => place(one) - place(other));
  const wrong: unknown[] = [];
  for (const route of order) {
    const name = `${route.method} ${route.path}`;
    const [status, answer] = await run(route);
    if (status !== (REFUSED[name] ?? route.status)) wrong.push([name, status, answer]);
    if (status >= 300 || route.answer === 'none') continue;
    const { error, data } = (route.answer as z.ZodType).safeParse(answer);
    if (error) wrong.push([name, error.issues]);
    else if (JSON.stringify(data).length !== JSON.stringify(answer).length)
      wrong.push([name, 'tells more', answer, data]);
  }
  expect(wrong).toEqual([]);
}, 60_000);
