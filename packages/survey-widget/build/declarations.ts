import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Files of the contract that say what a definition is, and what they are called beside the element. */
const DEFINITION = [
  ['survey', 'definition'],
  ['survey-question', 'definition-question'],
] as const;

/** The element's declaration and the definition it draws; the contract package is not published, so its types come along. */
export function emitDeclarations(root: string): void {
  const dist = `${root}/dist`;
  execFileSync('tsc', ['-p', `${root}/tsconfig.types.json`], { stdio: 'inherit' });
  const from = `${dist}/types/survey-widget/src`;
  for (const name of ['index', 'footfall-survey']) {
    const source = readFileSync(`${from}/${name}.d.ts`, 'utf8');
    writeFileSync(
      `${dist}/${name}.d.ts`,
      source
        .replace(/@footfall\/contract/g, './definition.js')
        .replace(/^import '\.\/define.*\n/m, '')
        .replace(/\.ts'/g, ".js'"),
    );
  }
  for (const [name, as] of DEFINITION) {
    let source = readFileSync(`${dist}/types/contract/src/${name}.d.ts`, 'utf8');
    for (const [other, renamed] of DEFINITION) source = source.replace(`'./${other}.ts'`, `'./${renamed}.js'`);
    writeFileSync(`${dist}/${as}.d.ts`, source);
  }
  rmSync(`${dist}/types`, { recursive: true });
}
