import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GUIDE = readFileSync(join(ROOT, 'docs/guides/shopify-checkout.md'), 'utf8');

/** What the extension has besides, as its types say. */
const AROUND = `
import type { Action, BatchAnswer, Question, ShowSurveyAction, Survey } from '@footfall/contract';
import { type Answer, type Answers, isQuestion, nextStep, validate } from '@footfall/engine/survey-flow';
declare const HOST: string, KEY: string, orderId: string, anonymousId: string, total: number, currency: string;
declare function draw(
  survey: Survey,
  step: Question,
  check: (given: Answer | undefined) => ReturnType<typeof validate>,
): Promise<Answer | undefined>;
`;

/** The guide is JavaScript; where a program in it says nothing of a type, this does. */
const TYPED: [string, string][] = [
  ['const say = (events) =>', 'const say = (events: object[]): Promise<BatchAnswer> =>'],
  [
    'const asked = actions.find(({ type }) => type ===',
    'const asked = (actions ?? []).find((one): one is ShowSurveyAction => one.type ===',
  ],
  ['const survey = await', 'const survey: Survey = await'],
  ['const answers = {};', 'const answers: Answers = {};'],
  ['const canDraw = (question) =>', 'const canDraw = (question: Question) =>'],
  ['const tell = (event, key, more) =>', 'const tell = (event: string, key: string, more: object = {}) =>'],
];

function faults(code: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'footfall-guide-'));
  const from = (path: string) => [join(ROOT, 'packages', path)];
  const paths = {
    '@footfall/contract': from('contract/src/index.ts'),
    '@footfall/engine/survey-flow': from('engine/src/surveys/flow/index.ts'),
  };
  const extended = { extends: join(ROOT, 'tsconfig.json'), files: ['guide.ts'] };
  const compilerOptions = { paths, types: [], lib: ['es2024', 'dom'], noEmit: true, noUnusedLocals: false };
  try {
    writeFileSync(join(dir, 'guide.ts'), code);
    writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ ...extended, compilerOptions }));
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', dir], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stdout?: string }).stdout || error);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function guided(): string {
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(GUIDE) ?? [];
  let typed = code;
  for (const [plain, with_] of TYPED) {
    expect(typed).toContain(plain);
    typed = typed.replace(plain, with_);
  }
  return `${AROUND}\nexport async function interview(): Promise<void> {\n${typed}\n}`;
}

test('the code of the guide is what the contract and the flow take', () => {
  expect(faults(guided())).toBe('');
}, 60_000);

test('and would not pass if it were not', () => {
  expect(faults(guided().replace('asked.responseToken', 'asked.token'))).toContain("'token' does not exist");
}, 60_000);
