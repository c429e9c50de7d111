import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchAnswer } from '@footfall/contract';
import { afterAll, expect, test } from 'vitest';
import { post, statuses } from '../support/footfall.ts';
import { answers, freePort, killGroup, startGroup } from '../support/killable.ts';
import { until } from '../support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-kill-'));
let running: ChildProcess | undefined;

afterAll(() => {
  if (running?.pid) killGroup(running.pid);
  rmSync(dataDir, { recursive: true, force: true });
});

/** Enough that some of them are under way when the group is killed. */
const PEOPLE = 40;

async function tell(origin: string, batch: unknown[]): Promise<string[]> {
  const response = await post(origin, '/v1/batch', { batch }, { authorization: `Basic ${btoa('wk_demo:')}` });
  return statuses((await response.json()) as BatchAnswer);
}

test('kill -9 while devices become part of their users: after restart each merge ends, with one copy of everything', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  if (running?.pid) killGroup(running.pid);
  running = await startGroup(port, dataDir);
  const asServer = { authorization: 'Bearer sk_demo' };
  const people = Array.from({ length: PEOPLE }, (_, index) => `merged-${index}`);
  const views = people.flatMap((id) =>
    ['a', 'b', 'c'].map((key) => ({ type: 'page', messageId: `${key}-${id}`, anonymousId: `device-${id}` })),
  );
  expect(await tell(origin, views)).toEqual(views.map(() => 'accepted'));

  // Each in a call of its own, so that some are before the merge, some within it and some after it.
  const said = people.map((id) => ({
    type: 'identify',
    messageId: `said-${id}`,
    anonymousId: `device-${id}`,
    userId: id,
  }));
  let answered = 0;
  const calls = said.map((one) =>
    post(origin, '/v1/batch', { batch: [one] }, asServer).then(
      () => {
        answered += 1;
      },
      () => {},
    ),
  );
  await until(() => answered > PEOPLE / 4, 'some of the calls to be answered');
  killGroup(running.pid ?? 0);
  await Promise.all(calls);

  running = await startGroup(port, dataDir);
  const untilTaken = async (event: object, headers: Record<string, string>) => {
    const response = await post(origin, '/v1/batch', { batch: [event] }, headers);
    return statuses((await response.json()) as BatchAnswer)[0] !== 'retry';
  };
  for (const [index, one] of said.entries()) {
    await until(() => untilTaken(one, asServer), 'the identify to be taken in');
    const late = { type: 'page', messageId: `late-${people[index]}`, anonymousId: one.anonymousId };
    await until(() => untilTaken(late, { authorization: `Basic ${btoa('wk_demo:')}` }), 'the device to go on', 60_000);
  }
  expect(await tell(origin, views)).toEqual(views.map(() => 'duplicate'));
  for (const id of people) {
    const counts = async () => {
      const response = await fetch(`${origin}/v1/customers/${id}`, { headers: asServer });
      return ((await response.json()) as { counts: Record<string, number> }).counts;
    };
    await until(async () => (await counts()).page === 4, `all of ${id} to be there: ${JSON.stringify(await counts())}`);
    expect(await counts()).toEqual({ page: 4, identify: 1 });
  }
}, 300_000);

test('an orphaned workerd of a crashed run is found and ended at the next start; Ctrl-C then ends cleanly', async () => {
  const port = await freePort();
  if (running?.pid) killGroup(running.pid);
  const first = await startGroup(port, dataDir);
  process.kill(first.pid ?? 0, 'SIGKILL');
  running = await startGroup(port, dataDir);
  expect(await answers(`http://localhost:${port}`)).toBe(true);
  const ended = new Promise<number | null>((resolve) => running?.once('exit', resolve));
  process.kill(running.pid ?? 0, 'SIGINT');
  expect(await ended).toBe(0);
  await until(async () => !(await answers(`http://localhost:${port}`)), 'the port to be free');
});
