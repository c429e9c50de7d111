/** Calls when all of the document is there: an async script may run while a slow server still writes it. */
export function whenParsed(callback: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', callback);
  else callback();
}
