import type { Kit } from '../kit.ts';

/**
 * Calls `onRoute` when a single-page app shows another address. Compares addresses, because frameworks replace an
 * entry by itself to keep their state there; the hash is not a page.
 */
function watchRoutes(onRoute: (previous: string) => void): void {
  const address = (): string => location.href.split('#')[0] as string;
  let previous = address();
  // After the framework drew the route and set its title.
  const look = (): unknown =>
    setTimeout(() => {
      const before = previous;
      previous = address();
      if (before !== previous) onRoute(before);
    });
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener('currententrychange', look);
    return;
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      look();
    };
  }
  addEventListener('popstate', look);
}

/** Page views by themselves: at load, at routes of single-page apps, at returns from the back/forward cache. */
export function autoPages(kit: Kit): void {
  const { footfall, options } = kit;
  if (`${options.autoPage}` === 'false') return;
  footfall.page();
  watchRoutes((previous) => {
    kit.referrer = previous;
    footfall.page();
  });
  addEventListener('pageshow', ({ persisted }) => persisted && footfall.page());
}
