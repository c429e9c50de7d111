/**
 * Calls back when the page may be gone in a moment, before the SDK sends what it has: in the capture phase, because
 * the SDK listens after it.
 */
export function onLeave(callback: () => void): void {
  addEventListener('pagehide', callback, true);
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && callback(), true);
}
