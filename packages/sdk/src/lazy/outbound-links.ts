import { cleanPath } from '../clean-path.ts';
import { findClicked } from '../find-clicked.ts';
import type { Footfall } from '../footfall.ts';

const FILE = /\.(pdf|(doc|xls|ppt)x?|csv|txt|zip|rar|7z|gz|dmg|exe|pkg|apk|mp[34]|mov|wav|ics|epub)$/i;

/** Tells clicks on links that lead to another host or to a file; parameters stay here, they may be secrets. */
export default function outboundLinks(footfall: Footfall): void {
  const look = (event: MouseEvent): void => {
    const link = findClicked(event, 'a[href]');
    // The right button opens a menu.
    if (!link || event.button > 1) return;
    // A link in a drawing has no address but its attribute.
    const { host, origin, pathname } = new URL(link.getAttribute('href') ?? '', document.baseURI);
    const isFile = FILE.test(pathname);
    // Mailboxes and telephones have no host.
    if (host && (isFile || host !== location.host))
      footfall.track(isFile ? 'File Downloaded' : 'Outbound Link Clicked', { url: origin + cleanPath(pathname) });
  };
  // An address may be none.
  const safely = (event: MouseEvent): void => footfall.push(() => look(event));
  addEventListener('click', safely, true);
  addEventListener('auxclick', safely, true);
}
