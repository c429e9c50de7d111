/** Tells of routes where there is no Navigation API: wraps what changes the address, for as long as the page lives. */
export default function watchHistory(onChange: () => void): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      onChange();
    };
  }
  addEventListener('popstate', onChange);
  // The app may have moved on while this was loading.
  onChange();
}
