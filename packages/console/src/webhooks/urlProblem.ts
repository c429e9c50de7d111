/** What is wrong with an address as typed; the server has the last word. */
export function urlProblem(address: string): string | undefined {
  if (!address) return 'Enter the address to call.';
  const url = URL.parse(address);
  if (!url || !/^https?:\/\//i.test(address)) return 'Enter a whole address, such as https://example.com/hooks.';
  if (url.username || url.password) return 'Leave user name and password out: calls are signed instead.';
  return undefined;
}
