import type { Footfall } from '../footfall.ts';
import clicks from './clicks.ts';
import outboundLinks from './outbound-links.ts';
import pageLeft from './page-left.ts';

/** The captures that a script tag loads where it names none: those that need no decision of the shop. */
export default function usual(footfall: Footfall): void {
  pageLeft(footfall);
  outboundLinks(footfall);
  clicks(footfall);
}
