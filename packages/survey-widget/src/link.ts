import type { Link } from '@footfall/contract';
import { draw } from './draw.ts';

/** What a survey may lead to. Never `javascript:`, however the definition came to be. */
const SAFE = /^(https:|mailto:)/i;

export const link = ({ href, text }: Link, write: (key: string) => Node | string): HTMLAnchorElement | undefined =>
  SAFE.test(href) ? draw('a', { part: 'link', href, target: '_blank', rel: 'noopener' }, write(text)) : undefined;
