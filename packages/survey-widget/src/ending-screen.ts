import { draw } from './draw.ts';

/** The last screen: a word of thanks, and what the ending adds. */
export const endingScreen = (text: Node | string, ...extras: (Node | false | undefined)[]): HTMLElement =>
  draw('div', { part: 'end' }, draw('h2', { part: 'thanks', tabindex: -1 }, text), ...extras);
