/** `npm start`: builds what changed and serves everything, until Ctrl-C. `--reset` begins with empty storage. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build/build-all.mts';
import { root } from './build/root.mts';
import { endOrphans, removeRunFile, writeRunFile } from './server/run-file.mts';
import { startServer } from './server/start-server.mts';

const DEFAULT_PORT = 8787;
const MINUTE_MS = 60_000;

const dataDir = process.env.FOOTFALL_DATA ?? join(root, '.footfall');
const runFile = join(dataDir, 'run.json');

const orphans = await endOrphans(runFile);
if (orphans.length > 0) console.log(`ended what a crashed run had left behind (${orphans.join(', ')})`);
if (process.argv.includes('--reset')) rmSync(dataDir, { recursive: true, force: true });
await buildAll();

const port = Number(process.env.PORT ?? DEFAULT_PORT);
const server = await startServer({ port, dataDir }).catch((error: unknown) => {
  const taken = (error as { code?: string }).code === 'ERR_ADDRESS_IN_USE' || /in use/i.test(String(error));
  console.error(taken ? `Port ${port} is taken by another program. Give another one: PORT=8788 npm start` : error);
  process.exit(1);
});
writeRunFile(runFile);

function sweep(): void {
  server.sweep().catch((error: unknown) => console.error('the sweep failed', error));
}
// Local queues forget with the process: what was due when it ended is found now.
sweep();
const minute = setInterval(sweep, MINUTE_MS);

const { href } = server.url;
console.log(`
Footfall is at ${href}

  shop     ${href}shop/
  console  ${href}console/   password: demo
  keys     write wk_demo · secret sk_demo

Ctrl-C ends it; the data stays in ${dataDir}
`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(minute);
  await server.stop();
  removeRunFile(runFile);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Miniflare's own handler exits at once with an error code, before storage is closed in order.
  process.removeAllListeners(signal);
  process.on(signal, stop);
}
