import { expect, test } from 'vitest';
import { scenario, type Visit } from './support/scenario.ts';

const { open } = scenario();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function drawn(visit: Visit) {
  await visit.reads('How likely are you to recommend us?');
  await visit.settled();
  return visit.card.evaluate((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    const { innerWidth, innerHeight } = window;
    return { left, right: innerWidth - right, top, bottom: innerHeight - bottom };
  });
}

test('on a desktop it stands in the corner, away from the edges', async () => {
  expect(await drawn(await open())).toMatchObject({ right: 20, bottom: 20 });
});

test('on a phone it is a sheet at the lower edge, as wide as the screen and no higher than most of it', async () => {
  const box = await drawn(await open({ context: PHONE }));
  expect(box).toMatchObject({ left: 0, right: 0, bottom: 0 });
  expect(box.top).toBeGreaterThan(PHONE.viewport.height * 0.15 - 1);
});

test('whoever wants less motion gets none; all others a short one', async () => {
  const animations = async (reducedMotion: 'reduce' | 'no-preference') => {
    const visit = await open({ context: { reducedMotion } });
    await visit.reads('How likely are you to recommend us?');
    return visit.survey.evaluate((element) => {
      const styles = ['card', 'bar'].map((part) =>
        getComputedStyle(element.shadowRoot?.querySelector(`[part~="${part}"]`) as Element),
      );
      return styles.flatMap((style) => [style.animationName, style.transitionDuration]);
    });
  };
  expect(await animations('reduce')).toEqual(['none', '0s', 'none', '0s']);
  expect(await animations('no-preference')).toEqual(['rise', '0s', 'none', '0.25s']);
});

test('in forced colours the chosen answer and the edge of the card can be told apart', async () => {
  const visit = await open({ context: { forcedColors: 'active' } });
  await drawn(visit);
  await visit.option(9).check();
  const looks = (value: number) =>
    visit
      .option(value)
      .evaluate((input) => getComputedStyle(input.nextElementSibling as Element).getPropertyValue('background-color'));
  expect(await looks(9)).not.toBe(await looks(8));
  expect(await visit.card.evaluate((card) => getComputedStyle(card).borderTopWidth)).toBe('1px');
});
