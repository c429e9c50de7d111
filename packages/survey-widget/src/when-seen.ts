import type { Place } from './settings.ts';

/** A card over the page is seen at once; one in its flow when it is scrolled to. */
export function whenSeen(element: Element, place: Place, signal: AbortSignal, seen: () => void): void {
  if (place !== 'inline') {
    seen();
    return;
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    seen();
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
