import type { Footfall } from '../footfall.ts';

const FILE = /\.(pdf|docx?|xlsx?|pptx?|csv|txt|zip|rar|7z|gz|dmg|exe|pkg|apk|mp[34]|mov|wav|ics|epub)$/i;

/** Tells clicks on links that lead to another host or to a file; parameters stay here, they may be secrets. */
export default function outboundLinks(footfall: Footfall): void {
  const look = ({ target, button = 0 }: MouseEvent): void => {
    const link = (target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
    // The right button opens a menu.
    if (!link || button > 1 || !/^https?:/.test(link.protocol)) return;
    const url = link.origin + link.pathname;
    if (FILE.test(link.pathname)) footfall.track('File Downloaded', { url }, { rank: 1 });
    else if (link.host !== location.host) footfall.track('Outbound Link Clicked', { url }, { rank: 1 });
  };
  addEventListener('click', look, true);
  addEventListener('auxclick', look, true);
}
