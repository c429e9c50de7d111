import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#eef8fb',
  '#d9eef5',
  '#afdcea',
  '#81c8de',
  '#5cb9d6',
  '#3a9dbd',
  '#1f819f',
  '#0d6785',
  '#0b5570',
  '#08445a',
];

/** Only the filled shades of light and dark differ from Mantine's: its own carry white text too faintly. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8f86',
  '#e5484d',
  '#cf3a33',
  '#b3261e',
  '#9a1f18',
  '#7f1a14',
];

/** Warm where Mantine's is blue: long tables read calmer on paper than on glass. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f2ee',
  '#e8e6e0',
  '#dbd8d1',
  '#c9c5bc',
  '#a5a199',
  '#75726b',
  '#57554f',
  '#35342f',
  '#1d1c19',
];

const dark: MantineColorsTuple = [
  '#eceef1',
  '#b9bfc8',
  '#9ba2ad',
  '#79818d',
  '#3b424d',
  '#2a3038',
  '#191c21',
  '#121418',
  '#0d0f12',
  '#090a0c',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  // Filled is deep under a light scheme and bright under a dark one, so its text must turn with it.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--on-filled)' } : {}),
  }),
  colors: { petrol, red, gray, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: { fontWeight: '650' },
});
