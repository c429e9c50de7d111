import type { Survey } from '@footfall/contract';
import type { Place } from './settings.ts';
import css from './survey.css';

let shared: CSSStyleSheet | undefined;
let text = css;

/** One style sheet for all surveys of a page. Constructed, so that a Content-Security-Policy has nothing to refuse. */
export function sheetOf(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(text);
  }
  return shared;
}

export function addStyles(more: string): void {
  text += more;
  sheetOf().replaceSync(text);
}

/** The survey's own looks; the page's custom properties on the element win over them. */
export function themeSheet({ theme = {}, darkTheme }: Survey, place: Place): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{}');
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  for (const [name, light] of Object.entries(theme)) {
    const dark = darkTheme?.[name];
    style.setProperty(`--ff-${name}`, dark ? `light-dark(${light},${dark})` : light);
  }
  // Half a theme on the widget's own dark colours could not be read.
  if (Object.keys(theme).length && !darkTheme) style.setProperty('color-scheme', 'light', 'important');
  // A card over the page takes no room in it: no gap in a grid, no shift.
  if (place !== 'inline') style.setProperty('position', 'fixed', 'important');
  return sheet;
}
