import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const isBuilt = existsSync(new URL('../dist/sizes.json', import.meta.url));

test.runIf(isBuilt)('the sizes that docs/size.md promises are those of the build', () => {
  const sizes = JSON.parse(read('../dist/sizes.json')) as Record<string, number>;
  const page = read('../../../docs/size.md');
  for (const [file, bytes] of Object.entries(sizes)) {
    if (/^(index|core|core-track|react|worker|identity-token)\.js$/.test(file)) continue;
    expect(page).toMatch(new RegExp(`\`${file}\`.*\\| *${bytes.toLocaleString('en')} *\\|`));
  }
});

test.runIf(isBuilt)('the built files carry no schema library and no other package', () => {
  for (const file of ['footfall.js', 'index.js', 'core.js', 'worker.js'])
    expect(read(`../dist/${file}`)).not.toMatch(/zod|\bfrom"|require\(/);
});

test.runIf(isBuilt)('the published types import nothing unpublished, and nothing that is not there', () => {
  const dist = new URL('../dist/', import.meta.url).pathname;
  const files = globSync(`${dist}**/*.d.ts`);
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    for (const [, module = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
      if (module === 'react') continue;
      expect(module).toMatch(/^\..*\.js$/);
      expect(existsSync(join(dirname(file), module.replace(/\.js$/, '.d.ts'))), `${module} of ${file}`).toBe(true);
    }
  }
});
