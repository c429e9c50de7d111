/**
 * `npm test`: format, lint, types and every test. Goes on after a failure, so that one run tells all. Its last line
 * stands alone: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/root.mts';

interface Count {
  passed: number;
  failed: number;
}

const report = join(root, 'dist/test-report.json');

/** Runs one command whose exit code is its verdict. */
function check(name: string, command: string, args: string[]): Count {
  console.log(`\n${name}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function tests(): Count {
  console.log('\nTests');
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync('vitest', ['run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const { numPassedTests, numFailedTests } = readReport();
  // A file that cannot even be read has no failed test, and is no less a failure.
  const failed = status === 0 ? numFailedTests : Math.max(1, numFailedTests);
  return { passed: numPassedTests, failed };
}

function readReport(): { numPassedTests: number; numFailedTests: number } {
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
  tests(),
];
const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
const failed = sum('failed');
console.log(`\n${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
