import { expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { SurveysVisit } from './SurveysVisit.ts';
import { NARROW, WIDE } from './Visit.ts';

const visit = SurveysVisit.inEachTest(async (visit) => {
  await visit.answer('ann', 9, 'The pistachio');
});

test('what is drawn in the preview reaches nothing of the console', async () => {
  await visit.open('/thanks');
  await visit.preview().getByRole('heading').first().waitFor();
  const frame = visit.page.frames().find((one) => one.url().endsWith('/survey-preview/'));
  expect(await frame?.evaluate('origin')).toBe('null');
  expect(await frame?.evaluate(`(() => { try { return parent.document.title } catch { return 'refused' } })()`)).toBe(
    'refused',
  );
  expect(await frame?.evaluate(`fetch('/v1/surveys').then(() => 'reached', () => 'refused')`)).toBe('refused');
  visit.complaints = visit.complaints.filter((text) => !text.includes('/v1/surveys'));
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the surveys pages are accessible, %s, light and dark, and so are their dialogs', async (size, viewport) => {
  await visit.page.setViewportSize(viewport);
  const shoot = async (name: string) => {
    if (process.env.SHOTS)
      await visit.page.screenshot({ path: `${process.env.SHOTS}/surveys-${name}.png`, fullPage: true });
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit.page.emulateMedia({ colorScheme });
    await visit.open();
    await visit.page.getByRole('list', { name: 'surveys' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await visit.button('New survey').click();
    await visit.dialog().getByText('Why did you leave?').waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);

    await visit.open('/new?template=churn');
    await visit.previewReads('What kept you from ordering again?');
    await visit.button('Skip ahead…').first().click();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await shoot(`new-${size}-${colorScheme}`);

    await visit.page.locator('summary').first().click();
    await visit.button('Add ending').click();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    for (const name of ['Who and when', 'Languages', 'Looks', 'JSON']) {
      await visit.tab(name);
      await visit.page.getByRole('tabpanel').getByRole('heading').first().waitFor();
      if (name === 'Looks') await visit.field('Colours of its own on dark pages').check();
      // What lies half under the bar at the top is no small target.
      await visit.page.evaluate('scrollTo(0, 0)');
      expect(await accessibilityFaults(visit.page), name).toEqual([]);
      await shoot(`${name.toLowerCase().replaceAll(' ', '-')}-${size}-${colorScheme}`);
    }

    await visit.open('/thanks');
    await visit.page.getByRole('list', { name: 'responses' }).waitFor();
    await visit.preview().getByRole('heading').first().waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await shoot(`page-${size}-${colorScheme}`);
    await visit.button('Delete After an order').click();
    await visit.dialog().getByRole('button', { name: 'Not now' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  }
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await visit.open();
  await visit.page.getByRole('list', { name: 'surveys' }).waitFor();
  await fits();
  await visit.open('/thanks');
  await visit.page.getByRole('list', { name: 'responses' }).waitFor();
  await fits();
  await visit.open('/new?template=churn');
  for (const [place, kind] of ['matrix', 'slider', 'action'].entries()) {
    await visit.button('Add question').click();
    await visit.field(`Question ${place + 3}: kind`).selectOption(kind);
  }
  for (const name of ['Questions', 'Who and when', 'Languages', 'Looks', 'JSON']) {
    await visit.tab(name);
    await visit.page.getByRole('tabpanel').getByRole('heading').first().waitFor();
    await fits();
  }
});
