import type { Link } from '@footfall/contract';
import { isSafeLink } from '@footfall/engine/survey-flow';
import { draw } from './draw.ts';

/** A button that leads on, in a window of its own; undefined where it would lead somewhere unsafe. */
export const link = ({ href, text }: Link, write: (key: string) => Node | string): HTMLAnchorElement | undefined =>
  isSafeLink(href) ? draw('a', { part: 'link', href, target: '_blank', rel: 'noopener' }, write(text)) : undefined;
