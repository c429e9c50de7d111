import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { anonymous, tell, view } from '../testing/worker.ts';

const ENTRY_BYTES = 20;
const OVER_THE_CEILING = 25_001;

/** As many keys as nobody sends within 7 days, as the object keeps them. */
function manyKeys(): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(OVER_THE_CEILING * ENTRY_BYTES));
  for (let index = 0; index < OVER_THE_CEILING; index += 1) {
    view.setBigUint64(index * ENTRY_BYTES, BigInt(index + 1));
    view.setUint32(index * ENTRY_BYTES + 8, Math.floor(Date.now() / 1000));
  }
  return view.buffer;
}

test('a customer who sends more than a person can is told to come again later, and nobody else is', async () => {
  await tell([view('machine')]);
  await runInDurableObject(anonymous('machine'), (_object, state) => {
    state.storage.sql.exec('UPDATE customer SET keys = ?', manyKeys());
  });
  await evictDurableObject(anonymous('machine'));
  const answer = await tell([view('machine'), view('person')]);
  expect(answer.results).toMatchObject([{ status: 'limited', code: 'customer_limit' }, { status: 'accepted' }]);
});
