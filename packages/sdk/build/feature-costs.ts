import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSize } from './budgets.ts';
import { bundle } from './bundle.ts';

const FEATURES = {
  privacy: 'Secrets, card numbers and e-mails kept back',
  shop: 'E-commerce methods, carts normalised, order keys',
  attribution: 'First and last touch: UTM, click ids, referrers',
  autoPages: 'Page views by themselves',
  surveys: 'What surveys in the page tell',
};
const AT_INIT = ['privacy', 'shop'];

/** What the bundle would save without each feature, in bytes after gzip; the rest cannot be left out. */
export async function measureFeatures(src: string, version: string): Promise<[what: string, bytes: number][]> {
  const folder = mkdtempSync(join(tmpdir(), 'feature-costs-'));
  const sizeWith = async (names: string[]): Promise<number> => {
    const input = join(folder, 'variant.ts');
    const [atInit, atSight] = [true, false].map((early) => names.filter((name) => AT_INIT.includes(name) === early));
    writeFileSync(
      input,
      `import { createInit, attribution, autoPages, privacy, shop, surveys } from '${src}/core.ts';
       const init = createInit({ atInit: [${atInit}], atSight: [${atSight}] });
       init({ writeKey: document.currentScript.dataset.writeKey });`,
    );
    await bundle({ input, file: join(folder, 'variant.js'), format: 'iife', version });
    return gzipSize(join(folder, 'variant.js'));
  };
  const all = Object.keys(FEATURES);
  const full = await sizeWith(all);
  const costs: [string, number][] = [];
  for (const [name, what] of Object.entries(FEATURES))
    costs.push([what, full - (await sizeWith(all.filter((other) => other !== name)))]);
  costs.push(['Queue, leases, retry, ids, sessions, consent, context, tabs', await sizeWith([])]);
  rmSync(folder, { recursive: true });
  return costs;
}
