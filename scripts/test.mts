/**
 * `npm test`: format, lint, types and every test. Goes on after a failure, so that one run tells all. Its last line
 * stands alone: `N passed, N failed`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/root.mts';

interface Count {
  passed: number;
  failed: number;
}

/** Vitest's projects, in two lanes beside each other. Each has one browser at a time: a third keeps screens waiting. */
const LANES = [['browser'], ['unit', 'worker', 'sdk', 'system']];

/** Runs one command whose exit code is its verdict. */
function check(name: string, command: string, args: string[]): Count {
  console.log(`\n${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Every test in two lanes; those that the arguments choose in one. */
async function tests(): Promise<Count[]> {
  const chosen = process.argv.slice(2);
  if (chosen.length > 0) return [await lane('chosen', chosen, 'inherit')];
  return Promise.all(
    LANES.map((projects, nth) => {
      const args = projects.flatMap((project) => ['--project', project]);
      // Two lanes' lines would mingle: the first tells as it goes, the others when they are through.
      return lane(projects.join('-'), args, nth === 0 ? 'inherit' : 'pipe');
    }),
  );
}

/** One run of Vitest. `pipe` keeps what it says until it is over. */
async function lane(name: string, args: string[], output: 'inherit' | 'pipe'): Promise<Count> {
  console.log(`\nTests: ${name}`);
  const report = join(root, `dist/test-report-${name}.json`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = spawn('vitest', ['run', ...reporters, ...args], { cwd: root, stdio: ['ignore', output, output] });
  let said = '';
  for (const stream of [vitest.stdout, vitest.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
  const [status, signal] = await once(vitest, 'close');
  if (said) console.log(said);
  if (signal) console.error(`${name} was stopped by ${signal}: what it had not come to is missing.`);
  const { numPassedTests, numFailedTests } = readReport(report);
  // A file that cannot even be read has no failed test, and is no less a failure.
  const failed = status === 0 ? numFailedTests : Math.max(1, numFailedTests);
  return { passed: numPassedTests, failed };
}

function readReport(report: string): { numPassedTests: number; numFailedTests: number } {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}

const counts = [
  check('Format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  check('Build', 'node', ['scripts/build.mts']),
  check('Types', 'node', ['scripts/typecheck.mts']),
  ...(await tests()),
];
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
const failed = sum('failed');
console.log(`\n${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
