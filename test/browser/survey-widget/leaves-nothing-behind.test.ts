import { expect, test } from 'vitest';
import { BY_SDK, scenario, type Visit } from './support/scenario.ts';
import { soon } from './support/soon.ts';

const { open } = scenario();

interface Counts {
  nodes: number;
  listeners: number;
}

/** What the browser itself counts, after a collection. */
async function counts(visit: Visit): Promise<Counts> {
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  await session.detach();
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

test('ten times into the page and out again leave no node and no listener', async () => {
  const visit = await open();
  await visit.reads('How likely are you to recommend us?');
  const cycle = (times: number): Promise<void> =>
    visit.page.evaluate(
      async ({ times, attributes }) => {
        document.querySelector('footfall-survey')?.remove();
        for (let count = 0; count < times; count++) {
          const holder = document.createElement('div');
          holder.innerHTML = `<footfall-survey survey="thanks" write-key="wk_test" ${attributes}></footfall-survey>`;
          document.body.append(holder);
          const element = holder.firstElementChild as Element;
          while (!element.shadowRoot?.querySelector('h2')) await new Promise((later) => setTimeout(later, 10));
          await new Promise((later) => setTimeout(later, 350));
          holder.remove();
        }
      },
      { times, attributes: BY_SDK },
    );
  await cycle(2);
  const before = await counts(visit);
  await cycle(10);
  // One survey left behind would add sixty nodes to the page's own, ten of them six hundred. A collection may leave for
  // the next what the page has only just let go of: what is really held stays through all of them.
  await soon(async () => (await counts(visit)).nodes - before.nodes).toBeLessThan(30);
  await soon(async () => (await counts(visit)).listeners - before.listeners).toBeLessThanOrEqual(1);
});

test('a move within the page is not an end', async () => {
  const visit = await open({ attributes: '' });
  await visit.option(9).check();
  await visit.page.evaluate(() => {
    const element = document.querySelector('footfall-survey') as Element;
    document.querySelector('main')?.append(element);
  });
  expect(await visit.option(9).isChecked()).toBe(true);
  await soon(() => visit.names()).toEqual(['Shown']);
});

test('attributes that come one after another start one survey', async () => {
  const visit = await open({ survey: 'none' });
  await visit.page.evaluate(() => {
    const element = document.createElement('footfall-survey');
    document.body.append(element);
    element.setAttribute('write-key', 'wk_test');
    element.setAttribute('response-id', 'r-9');
    element.setAttribute('survey', 'thanks');
  });
  await visit.reads('How likely are you to recommend us?');
  await soon(() => visit.keys()).toEqual(['r-9:shown']);
});
