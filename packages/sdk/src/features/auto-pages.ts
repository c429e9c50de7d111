import type { Kit } from '../kit.ts';

/**
 * Page views by themselves: at load, at returns from the back/forward cache, and when a single-page app shows another
 * address. Addresses are compared, because frameworks replace an entry by itself to keep their state there; the hash
 * is not a page.
 */
export function autoPages(kit: Kit): void {
  const { client: footfall, options } = kit;
  if (`${options.autoPage}` === 'false') return;
  const address = (): string => location.href.split('#')[0] as string;
  let previous = address();
  // After the framework drew the route and set its title.
  const look = (): unknown =>
    setTimeout(() => {
      const now = address();
      if (now === previous) return;
      kit.cameFrom = previous;
      previous = now;
      footfall.page();
    });
  footfall.page();
  addEventListener('pageshow', ({ persisted }) => persisted && footfall.page());
  // Not in all browsers of the last three years.
  if (window.navigation) window.navigation.addEventListener('currententrychange', look);
  else kit.lazily('history', look);
}
