import { describe, expect, test } from 'vitest';
import { PATIENT, SurveysVisit } from './SurveysVisit.ts';

const visit = SurveysVisit.inEachTest();

describe('what it looks like and says is chosen beside the real widget', () => {
  test('in colours of its own, each judged while it is chosen', async () => {
    const { page } = visit;
    await visit.open('/new?template=nps');
    await visit.tab('Looks');
    const contrast = page.getByRole('list', { name: 'On light pages: contrast' });
    await visit.field('On light pages: text').fill('#cccccc');
    await contrast.getByText('Text on background: 1.6 to 1, needs 4.5').waitFor();
    await page.getByText('a colour cannot be read (theme.ink/surface)').waitFor();
    await visit.field('On light pages: text').fill('#123456');
    await contrast.getByText('Text on background: 12.7 to 1').waitFor();
    await visit.field('On light pages: choose accent').fill('#0b6e4f');
    await visit.field('On light pages: corners').fill('4px');
    await visit.field('Colours of its own on dark pages').check();
    await visit.field('On dark pages: accent').fill('#7ee0bd');
    await visit.field('Place').selectOption('modal');
    const heading = visit.preview().getByRole('heading').first();
    const colour = () => heading.evaluate((one) => getComputedStyle(one).color);
    await expect.poll(colour, PATIENT).toBe('rgb(18, 52, 86)');
    await visit.button('Dark page').click();
    await expect.poll(colour, PATIENT).not.toBe('rgb(18, 52, 86)');
    const { theme, darkTheme, place } = await visit.saveAs('Coloured');
    expect(theme).toEqual({ ink: '#123456', accent: '#0b6e4f', radius: '4px' });
    expect(darkTheme).toEqual({ accent: '#7ee0bd' });
    expect(place).toBe('modal');
  });

  test('the widget’s own words can be said in another way', async () => {
    await visit.open('/new');
    await visit.tab('Languages');
    await visit.field('The widget’s own words too: buttons, and what it says of wrong answers').check();
    await visit.field('“Send”: English').fill('Done');
    await visit.preview().getByRole('button', { name: 'Done' }).waitFor();
    expect((await visit.saveAs('In own words')).strings.en).toMatchObject({ 'ui.submit': 'Done' });
  });
});
