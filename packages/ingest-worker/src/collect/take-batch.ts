import type { Action, BatchAnswer, EventResult } from '@footfall/contract';
import type { Env } from '../env.ts';
import { applyEvents } from './apply-events.ts';
import { asTold } from './as-told.ts';
import { keepRefused, type Refused } from './bad-events.ts';
import { noteRows, settledRows } from './claim-rows.ts';
import { judgeEvent } from './judge-event.ts';
import { lanesOf, sectionsOf } from './lanes.ts';
import { mayMakeCustomers } from './new-customer-ceiling.ts';
import { noteMerges } from './note-merges.ts';
import { nameText, objectName } from './object-name.ts';
import { refundOwner } from './refund-owner.ts';
import { busy, type Routed, type Run } from './routed.ts';
import { sharedContext } from './shared-context.ts';
import type { Speaker } from './speaker.ts';

/**
 * Takes in events: each is judged, claimed where it may happen once per site, applied at its customer and answered by
 * itself. What is not durable by the end is told to come again.
 */
export async function takeBatch(
  env: Env,
  speaker: Speaker,
  events: unknown[],
  context?: Record<string, unknown>,
): Promise<BatchAnswer> {
  const results: EventResult[] = [];
  const refused: Refused[] = [];
  const routed: Routed[] = [];
  const shared = sharedContext(context);
  const toldAs = (index: number) => asTold(speaker, events[index], context, importKey(speaker, index));
  const keep = async (some: Refused[]) => {
    const { site, speaks, receivedAt, dry } = speaker;
    if (!dry) await keepRefused(env, site.id, some, speaks === 'secret', receivedAt);
  };
  const settled = await settledImportRows(env, speaker);
  // Judging asks nobody but waits for hashes: all at once they cost one wait.
  const verdicts = await Promise.all(
    events.map((raw, index) => judgeEvent(env, speaker, raw, shared, importKey(speaker, index))),
  );
  for (const [index, judged] of verdicts.entries()) {
    if (settled.has(index)) {
      results[index] = { index, messageId: importKey(speaker, index) ?? null, status: 'duplicate' };
      continue;
    }
    if ('status' in judged) {
      results[index] = { index, messageId: judged.messageId, status: judged.status, ...judged.refusal };
      if (judged.status === 'invalid') refused.push({ raw: toldAs(index), ...judged.refusal });
      continue;
    }
    const { taken } = judged;
    const { id } = speaker.site;
    const own = nameText(id, objectName(taken.event, taken.trusted));
    const name = (await refundOwner(env, id, taken)) ?? own;
    results[index] = { index, messageId: taken.event.messageId, ...busy };
    routed.push({ index, name, taken, bytes: JSON.stringify(taken.event).length });
  }

  const kept = keep(refused);
  const mayCreate = speaker.speaks === 'secret' || (await mayMakeCustomers(env, speaker.site, speaker.receivedAt));
  if (!speaker.dry) await noteMerges(env, speaker.site, routed);
  const run: Run = { env, speaker, mayCreate, results };
  const actions = await Promise.all(lanesOf(routed).map((lane) => applyLane(run, lane)));
  await kept;
  if (speaker.import && !speaker.dry) {
    await noteRows(env, speaker.site.id, speaker.import, results, speaker.receivedAt);
  }
  const parked = results.filter(({ code }) => code === 'parked');
  await keep(parked.map(({ index, message = '' }) => ({ raw: toldAs(index), code: 'parked', message })));
  return { results, actions: actions.flat() };
}

async function settledImportRows(env: Env, { site, import: rows, receivedAt, dry }: Speaker): Promise<Set<number>> {
  return rows && !dry ? settledRows(env, site.id, rows, receivedAt) : new Set();
}

/** The key of an imported row that brought none: its import and its number. */
function importKey({ import: rows }: Speaker, index: number): string | undefined {
  const row = rows?.rows[index];
  return row === undefined ? undefined : `import:${rows?.id}:${row}`;
}

/** Goes through a lane section by section; where a call died, what comes after it must not overtake it. */
async function applyLane(run: Run, lane: Routed[]): Promise<Action[]> {
  const actions: Action[] = [];
  for (const section of sectionsOf(lane)) {
    const byName = Map.groupBy(section, ({ name }) => name);
    const applied = await Promise.all([...byName].map(([name, events]) => applyEvents(run, name, events)));
    actions.push(...applied.flatMap((one) => one.actions));
    if (applied.some(({ died }) => died)) break;
  }
  return actions;
}
