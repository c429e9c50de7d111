/**
 * A call to Footfall. The script loads when it likes: until then calls wait in the array, afterwards `push` runs them.
 * @param {...unknown} call method name, then its arguments
 */
export function tell(...call) {
  window.footfall = window.footfall || [];
  window.footfall.push(call);
}
