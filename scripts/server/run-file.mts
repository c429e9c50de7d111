import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { processes } from './processes.mts';

/** How long a process gets to end by itself. */
const GRACE_MS = 2_000;

/** Notes which processes serve, so that the next start finds them if this one is killed. */
export function writeRunFile(file: string): void {
  writeFileSync(file, JSON.stringify({ pids: [process.pid, ...childrenOf(process.pid)] }));
}

export function removeRunFile(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends what a crashed run left: killing the script alone leaves workerd serving the port. A process is ended only if
 * it still is one of ours, as its number may by now belong to another. Answers which were.
 */
export async function endOrphans(file: string): Promise<number[]> {
  if (!existsSync(file)) return [];
  const { pids } = JSON.parse(readFileSync(file, 'utf8')) as { pids: number[] };
  const orphans = pids.filter(isOurs);
  for (const pid of orphans) signal(pid, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (orphans.some(isOurs) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  for (const pid of orphans.filter(isOurs)) signal(pid, 'SIGKILL');
  removeRunFile(file);
  return orphans;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

function isOurs(pid: number): boolean {
  const command = processes().find((process) => process.pid === pid)?.command ?? '';
  return /workerd|scripts\/start\.mts/.test(command);
}

function childrenOf(pid: number): number[] {
  return processes()
    .filter(({ parent, command }) => parent === pid && command.includes('workerd'))
    .map((child) => child.pid);
}
