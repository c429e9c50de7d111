import type { Survey } from '@footfall/contract';
import { contrast } from './contrast.ts';
import { DARK, LIGHT, OTHER_TOKENS } from './tokens.ts';

type Theme = Record<string, string>;

/**
 * A survey with a dark theme, whose two themes name the same colours: where one of them says nothing, the widget's own
 * stands, as it was judged. Else a colour of one scheme would be drawn in the other. Corners, font and layer are of both.
 */
export function completeTheme<T extends Pick<Survey, 'theme' | 'darkTheme'>>(survey: T): T {
  const { theme = {}, darkTheme } = survey;
  if (!darkTheme) return survey;
  const named = [...new Set([...Object.keys(theme), ...Object.keys(darkTheme)])];
  const colours = named.filter((token) => !OTHER_TOKENS.includes(token));
  const others = Object.entries(theme).filter(([token]) => OTHER_TOKENS.includes(token));
  return {
    ...survey,
    theme: { ...Object.fromEntries(others), ...filled(colours, { ...LIGHT, ...theme }) },
    darkTheme: filled(colours, { ...DARK, ...darkTheme }),
  };
}

function filled(colours: string[], known: Theme): Theme {
  return Object.fromEntries(colours.map((token) => [token, known[token] ?? readableOn(known.accent ?? '#000000')]));
}

/** What the widget would write with: only the text on the accent has no colour of its own. */
function readableOn(accent: string): string {
  return (contrast('#ffffff', accent) ?? 1) >= (contrast('#000000', accent) ?? 1) ? '#ffffff' : '#000000';
}
