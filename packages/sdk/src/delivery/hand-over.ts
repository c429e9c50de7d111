/** Throws where it does not exist, is over its quota, or is forbidden by the page's permissions policy. */
declare function fetchLater(url: string, init: RequestInit & { activateAfter: number }): unknown;

/**
 * Gives a body to the browser to send when the page may be gone, without hearing an answer: `fetchLater` has a quota
 * of its own beside keepalive's 64 KB, a beacon says at once whether it was taken. False where neither took it.
 */
export function handOver(url: string, body: string): boolean {
  try {
    fetchLater(url, { method: 'POST', body, activateAfter: 0 });
    return true;
  } catch {
    return navigator.sendBeacon?.(url, body);
  }
}
