import type { SegmentAnswer } from '@footfall/contract';
import type { ConsoleVisit } from './ConsoleVisit.ts';

/** What a hand finds on the page that builds a segment. */
export function segmentBuilder(visit: () => ConsoleVisit) {
  const page = () => visit().page;
  const field = (name: string) => page().getByLabel(name, { exact: true });
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true });
  return {
    field,
    button,
    open: (path = '') => visit().open(`segments${path}`),
    dialog: () => page().getByRole('dialog'),
    condition: (name: string) => page().getByRole('group', { name, exact: true }),
    kind: (name: string) => field(`${name}: kind`),
    /** Saves what was built under a name, and answers how it is kept. */
    async saveAs(name: string): Promise<SegmentAnswer> {
      await field('Name').fill(name);
      await button('Save draft').click();
      await page().getByRole('heading', { level: 1, name }).waitFor();
      return visit().footfall.get<SegmentAnswer>(`/v1/segments/${page().url().split('/').at(-1)}`);
    },
  };
}
