import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

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
  copyFileSync(`${dist}/types/contract/src/survey.d.ts`, `${dist}/definition.d.ts`);
  rmSync(`${dist}/types`, { recursive: true });
}
