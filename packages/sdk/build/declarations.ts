import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * Emits declarations for what is published. The contract is a package of this repository only, so its declarations
 * come along and are imported by relative path. They are named in the configuration one by one: those that are only
 * imported count as another package's, which is never emitted.
 */
export function emitDeclarations(root: string): void {
  rmSync(`${root}/dist/types`, { recursive: true, force: true });
  execFileSync('tsc', ['-p', `${root}/tsconfig.types.json`], { stdio: 'inherit' });
  const contract = `${root}/dist/types/contract/src/index.js`;
  for (const file of globSync(`${root}/dist/types/**/*.d.ts`)) {
    const source = readFileSync(file, 'utf8');
    const path = relative(dirname(file), contract);
    const local = source
      .replaceAll(`'@footfall/contract'`, `'${path}'`)
      .replaceAll(`"@footfall/contract"`, `"${path}"`)
      .replace(/(from |import\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2');
    writeFileSync(file, local);
  }
  writeFileSync(`${root}/dist/index.d.ts`, `export * from './types/sdk/src/index.js';\n`);
}
