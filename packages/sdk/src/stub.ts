/**
 * What a page may paste before the script tag to call methods instead of pushing: `footfall.track('…')` waits in the
 * queue until the script has loaded. A page that only pushes needs no more than `window.footfall = window.footfall || []`.
 */
const page = window as unknown as Record<string, unknown[] & Record<string, unknown>>;
page.footfall ??= [] as never;
const queue = page.footfall;
if (Array.isArray(queue))
  for (const name of 'track page identify group alias reset consent productViewed cartUpdated orderCompleted'.split(
    ' ',
  ))
    queue[name as never] = ((...args: unknown[]) => queue.push([name, ...args])) as never;
