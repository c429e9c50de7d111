import { erasedName } from '../collect/store.ts';
import { customerStubById } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import {
  anonymizeOrders,
  barCustomer,
  type Erasure,
  eraseBadEvents,
  eraseFromLedger,
  finishErasure,
  ordersOf,
} from './store.ts';

/** How long an object that still has something to tell is given before it is asked again. */
const ASK_AGAIN_MS = [1_000, 3_000, 8_000];

/**
 * Erases one customer: their object and those of their devices, then all that the ledger has of them. Each step may be
 * repeated; whatever stops half-way is taken up again by the sweep. Answers whether it is done.
 */
export async function runErasure(env: Env, { id, site, customer, traces }: Erasure): Promise<boolean> {
  const db = siteDb(env, site);
  if (!traces) return true;
  for (const one of [customer, ...traces.devices]) {
    const until = await eraseObject(env, one);
    if (until === 'busy') return false;
    // Whatever was on its way to the ledger finds it closed, and only then is it cleared.
    await barCustomer(db, one, until);
    await eraseFromLedger(db, site, one, until);
  }
  await eraseBadEvents(db, site, traces.texts);
  const orders = await ordersOf(db, site, traces.names);
  await anonymizeOrders(
    db,
    site,
    await Promise.all(orders.map(async (order) => ({ id: order, hash: await erasedName(order) }))),
  );
  await finishErasure(db, id, Date.now());
  return true;
}

async function eraseObject(env: Env, customer: string): Promise<number | 'busy'> {
  const door = customerStubById(env, customer);
  for (const wait of [...ASK_AGAIN_MS, 0]) {
    const erased = await door.erase();
    if (erased.answer === 'erased') return erased.until;
    if (erased.answer === 'unknown') return 0;
    if (wait > 0) await scheduler.wait(wait);
  }
  return 'busy';
}
