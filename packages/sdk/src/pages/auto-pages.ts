/**
 * Calls `onRoute` when a single-page app shows another address. Compares addresses, because frameworks replace an
 * entry by itself to keep their state there; the hash is not a page.
 */
export function autoPages(onRoute: (previous: string) => void): void {
  let previous = location.href;
  const look = (): void => {
    // After the framework drew the route and set its title.
    setTimeout(() => {
      const [before, now] = [previous, location.href];
      if (before.split('#')[0] === now.split('#')[0]) return;
      previous = now;
      onRoute(before);
    });
  };
  const navigation = (window as { navigation?: EventTarget }).navigation;
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
