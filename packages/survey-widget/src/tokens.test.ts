import { readFileSync } from 'node:fs';
import { DARK, LIGHT } from '@footfall/engine/survey-flow';
import { expect, test } from 'vitest';

test('the colours that themes are judged beside are those of the style sheet', () => {
  const css = readFileSync(new URL('./styles/theme.css', import.meta.url), 'utf8').replace(/#fff\b/g, '#ffffff');
  for (const [name, light] of Object.entries(LIGHT)) {
    expect(css).toContain(`--${name}: var(--ff-${name}, ${light});`);
    expect(css).toContain(`--${name}: var(--ff-${name}, light-dark(${light}, ${DARK[name]}));`);
  }
});
