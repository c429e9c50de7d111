/**
 * `node packages/engine/scripts/differential.mts [--cases 100000] [--seed n]`: as many random lives of customers as
 * asked, each compared with a naive recomputation at every instant looked at. Three in four have all their history,
 * the others outrun a history made small. Stops at the first difference, with the smallest case that shows it.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { cases } from '../src/testing/arbitrary-case.ts';
import { liveThrough } from '../src/testing/differential.ts';

/** Between two lines of progress. */
const PROGRESS_EVERY_MS = 10_000;
const BLOCK = 500;

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(values.cases ?? 100_000);
const firstSeed = Number(values.seed ?? Date.now() % 1_000_000_000);
const startedAt = performance.now();

const whole = fc.property(cases({ actions: 14 }), (one) => {
  compared += liveThrough(one);
});
const small = fc.record({ events: fc.integer({ min: 1, max: 6 }), days: fc.integer({ min: 1, max: 4 }) });
const outrun = fc.property(cases({ actions: 25 }), small, (one, limits) => {
  compared += liveThrough(one, limits);
});

let compared = 0;
let lived = 0;
let saidAt = startedAt;
console.log(`seed ${firstSeed}`);
for (let block = 0; lived < wanted; block += 1) {
  const numRuns = Math.min(BLOCK, wanted - lived);
  const parameters = { numRuns, seed: firstSeed + block };
  if (block % 4 === 3) fc.assert(outrun, parameters);
  else fc.assert(whole, parameters);
  lived += numRuns;
  if (performance.now() - saidAt < PROGRESS_EVERY_MS && lived < wanted) continue;
  saidAt = performance.now();
  const seconds = (saidAt - startedAt) / 1000;
  console.log(
    `${lived} of ${wanted} cases, ${compared} answers compared, no difference, ${seconds.toFixed(0)} s, ${(lived / seconds).toFixed(0)} cases/s`,
  );
}
