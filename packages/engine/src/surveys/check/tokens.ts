/** Colours of the widget where a theme names none; a test holds them to the style sheet. */
export const LIGHT: Record<string, string> = {
  accent: '#4338ca',
  surface: '#ffffff',
  ink: '#1d1b26',
  soft: '#5c5968',
  line: '#8b8898',
  error: '#b3152f',
};

export const DARK: Record<string, string> = {
  accent: '#b7b1ff',
  surface: '#211f2b',
  ink: '#f3f1f8',
  soft: '#b9b5c6',
  line: '#8b8898',
  error: '#ff9aa8',
};

/** Tokens that are no colours. */
export const OTHER_TOKENS = ['radius', 'font', 'z'];

/** What must stand out from what, and how far: text 4.5, the edges of controls 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const PAIRS: [front: string, back: string, least: number][] = [
  ['ink', 'surface', 4.5],
  ['soft', 'surface', 4.5],
  ['error', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['line', 'surface', 3],
  ['accent', 'surface', 3],
];
