import { type AfterLook, afterLook } from '@footfall/engine';
import { type Env, siteDb } from '../../../env.ts';
import { adapterFor } from '../adapter-for.ts';
import { askProvider } from './ask-provider.ts';
import { claimLooks, endLooks, type LostRow, noteLook } from './store.ts';

/** How long asking may take; after that somebody else may. */
const LEASE_MS = 60_000;

/** How each end is told to a person. */
const ENDS = {
  not_there: { status: 'failed', reason: 'not_there', answer: 'the provider was asked and does not have it' },
  never_told: { status: 'unknown', reason: 'never_told', answer: 'nobody told of it in three days' },
} as const;

/** Asks providers after messages whose answers were lost, as far as it is time. No machine sends one of them again. */
export async function lookForLost(env: Env, site: string, ids: string[]): Promise<void> {
  const lost = await claimLooks(siteDb(env, site), site, ids, Date.now(), LEASE_MS);
  await Promise.all(
    lost.map((row) =>
      lookFor(env, site, row).catch((error: unknown) => {
        // The lease ends by itself, and the sweep finds it.
        console.error(JSON.stringify({ unit: 'look-for-lost', site, delivery: row.id, error: String(error) }));
      }),
    ),
  );
}

async function lookFor(env: Env, site: string, row: LostRow): Promise<void> {
  const db = siteDb(env, site);
  const { adapter } = await adapterFor(env, site, row.channel);
  const { look } = await askProvider(env, site, row, adapter);
  if (look === 'found') return;
  const after: AfterLook = afterLook(row, look);
  if ('end' in after) await endLooks(db, row.id, ENDS[after.end]);
  else await noteLook(db, row.id, after.lookAt, after.looks);
}
