import { expect, test } from 'vitest';
import { PATIENT, SurveysVisit } from './SurveysVisit.ts';

const visit = SurveysVisit.inEachTest();

test('the form says on which pages, how often, before which other, and what calls it off', async () => {
  const { page } = visit;
  await visit.open('/new?template=product');
  await visit.tab('Who and when');
  await visit.button('Only on some pages…').click();
  await visit.field('Page 1: value').fill('/products/');
  await visit.button('Not on some pages…').click();
  await visit.field('Excepted page 1: part of the address').selectOption('query');
  await visit.field('Excepted page 1: comparison').selectOption('contains');
  await visit.field('Excepted page 1: value').fill('utm_source=bot');
  await visit.field('Asked again').selectOption('always');
  await visit.field('Not more often than every').check();
  await visit.field('At most so many times').first().check();
  await visit.field('At most so many times').last().fill('3');
  await visit.field('Priority').fill('7');
  await visit.field('Per cent of the page scrolled').fill('60');
  await visit.button('An event calls it off…').click();
  await visit.field('Event 2 that calls it off').fill('Cart Viewed');
  await visit.field('Only customers for whom this holds').check();
  await page.getByRole('button', { name: 'Add condition' }).click();
  await visit.field('Condition 1: kind').selectOption('inSegment');
  await visit.field('Segment').selectOption('new-customer');
  const { show } = await visit.saveAs('Everything');
  expect(show).toEqual({
    trigger: 'Product Viewed',
    sample: 2_500,
    pages: {
      only: [{ of: 'path', test: { is: 'startsWith', value: '/products/' } }],
      except: [{ of: 'query', test: { is: 'contains', value: 'utm_source=bot' } }],
    },
    again: 'always',
    frequency: {
      between: { amount: 30, unit: 'days' },
      most: { times: 3, within: { amount: 90, unit: 'days' } },
    },
    priority: 7,
    wait: { scroll: 60, exit: true },
    cancel: ['Product Added', 'Cart Viewed'],
    if: { op: 'all', of: [{ op: 'inSegment', segment: 'new-customer' }] },
  });
});

test('how often anybody is asked at all is one setting of all surveys', async () => {
  await visit.open();
  await visit.field('Not more often than every').check();
  await visit.field('Not more often than every: how many').fill('14');
  await visit.button('Save for all surveys').click();
  const settings = () => visit.footfall.get('/v1/survey-settings');
  const frequency = { between: { amount: 14, unit: 'days' } };
  await expect.poll(settings, PATIENT).toEqual({ frequency });
  await visit.page.reload();
  await expect.poll(() => visit.field('Not more often than every: how many').inputValue(), PATIENT).toBe('14');
  await visit.field('Not more often than every').uncheck();
  await visit.button('Save for all surveys').click();
  await expect.poll(settings, PATIENT).toEqual({ frequency: null });
});
