import {
  createExecutionContext,
  createMessageBatch,
  env,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
  SELF,
} from 'cloudflare:test';
import type { BatchAnswer, ShowSurveyAction } from '@footfall/contract';
import type { CustomerState, FactChunk } from '@footfall/engine';
import { nameText } from '../collect/object-name.ts';
import { type CustomerDoor, customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import { consume } from '../pipeline.ts';

/** The bindings of the Worker under test. */
export const bindings = env as unknown as Env;
export const SITE = 'demo';
export const asServer = { authorization: 'Bearer sk_demo' };
export const asBrowser = { authorization: `Basic ${btoa('wk_demo:')}` };

export async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = asBrowser,
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return SELF.fetch(`https://footfall.test${path}`, { method: 'POST', headers, body: text });
}

/** Sends one batch and answers what became of its events. */
export async function tell(events: unknown[], headers: Record<string, string> = asBrowser): Promise<BatchAnswer> {
  const response = await post('/v1/batch', { batch: events }, headers);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

/** The surveys an answer has the browser show. */
export const surveysOf = ({ actions }: BatchAnswer): ShowSurveyAction[] =>
  actions.filter((action) => action.type === 'survey.show');
export const statuses = (answer: BatchAnswer) => answer.results.map(({ status }) => status);

/** The object of an anonymous customer of the demo site. */
export const anonymous = (id: string) => customerStub(bindings, nameText(SITE, { kind: 'a', id }));
export const known = (id: string) => customerStub(bindings, nameText(SITE, { kind: 'u', id }));

let made = 0;
/** A product view nobody told before. */
export function view(anonymousId: string, extra: Record<string, unknown> = {}) {
  made += 1;
  const properties = { product_id: 'vanilla', price: 3.5, currency: 'EUR' };
  return { type: 'track', event: 'Product Viewed', messageId: `view-${made}`, anonymousId, properties, ...extra };
}

export function order(
  orderId: string,
  total: number,
  who: Record<string, string>,
  extra: Record<string, unknown> = {},
) {
  const properties = { order_id: orderId, total, currency: 'EUR' };
  return { type: 'track', event: 'Order Completed', messageId: `order:${orderId}`, ...who, properties, ...extra };
}

/** Says whose device it is. */
export function identify(userId: string, anonymousId: string, extra: Record<string, unknown> = {}) {
  made += 1;
  return { type: 'identify', messageId: `identify-${made}`, userId, anonymousId, ...extra };
}

/** The state of a customer as it is stored, or nothing of one who never was. */
export async function stored(door: CustomerDoor): Promise<{ state: CustomerState; outbox: FactChunk[] } | undefined> {
  return runInDurableObject(door, (_object, { storage }) => {
    const [table] = storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'customer'").toArray();
    if (!table) return undefined;
    const row = storage.sql.exec<{ state: string; outbox: string }>('SELECT state, outbox FROM customer').one();
    return { state: JSON.parse(row.state), outbox: JSON.parse(row.outbox) };
  });
}

/** Hands facts to the ledger, as the queue does. */
export async function deliverFacts(chunks: FactChunk[]): Promise<void> {
  const messages = chunks.map((body, index) => ({
    id: `${body.id}/${index}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch('footfall-facts', messages);
  const context = createExecutionContext();
  await consume(batch, bindings);
  const { retryMessages } = await getQueueResult(batch, context);
  if (retryMessages.length > 0) throw new Error('the ledger did not take in all facts');
}

/** Hands the ledger what a customer has to tell, and lets the customer find out that it is there. */
export async function drain(door: CustomerDoor): Promise<void> {
  await deliverFacts((await stored(door))?.outbox ?? []);
  await runDurableObjectAlarm(door);
}
