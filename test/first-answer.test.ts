import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freePort, killGroup, startGroup } from './support/killable.ts';
import { until } from './support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-first-'));
let pid: number | undefined;
afterEach(() => {
  if (pid !== undefined) killGroup(pid);
  rmSync(dataDir, { recursive: true, force: true });
});

test('the first answer of a fresh start knows the demo site and its keys', async () => {
  const port = await freePort();
  const starting = startGroup(port, dataDir).then((child) => {
    pid = child.pid;
  });
  let first: number | undefined;
  const ask = async () => {
    const headers = { authorization: 'Bearer sk_demo' };
    const answer = await fetch(`http://localhost:${port}/v1/segments`, { headers }).catch(() => undefined);
    first = answer?.status;
    return answer !== undefined;
  };
  await until(ask, 'an answer', 60_000);
  await starting;
  expect(first).toBe(200);
});
