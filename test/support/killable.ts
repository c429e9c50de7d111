import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { root } from '../../scripts/build/root.mts';
import { until } from './until.ts';

/** After a crash it has what waited to begin with, and the machine may have other things to do. */
const START_MS = 120_000;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** `npm start`'s own script in a process group of its own, on given storage. */
export async function startGroup(port: number, dataDir: string): Promise<ChildProcess> {
  const child = spawn('node', ['scripts/start.mts'], {
    cwd: root,
    detached: true,
    env: { ...process.env, PORT: String(port), FOOTFALL_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', (part: Buffer) => {
    printed += part;
  });
  try {
    await until(() => printed.includes('Ctrl-C ends it'), 'the server to start', START_MS);
  } catch (error) {
    killGroup(child.pid ?? 0);
    throw new Error(`${String(error)}; it printed: ${printed}`);
  }
  return child;
}

export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

export async function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
}
