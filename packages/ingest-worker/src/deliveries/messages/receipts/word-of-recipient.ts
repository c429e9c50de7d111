/** What Twilio itself takes for these words (https://help.twilio.com/articles/223134027). */
const STOP = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'];
const START = ['START', 'UNSTOP', 'YES'];

/** What somebody wrote back about being written to; undefined for everything else they may write. */
export function wordOfRecipient(form: URLSearchParams): { word: 'stop' | 'start'; from: string } | undefined {
  const from = form.get('From');
  const body = form.get('Body');
  if (!from || body === null) return undefined;
  // Its advanced opt-out knows the site's own words and says which they meant.
  const told = (form.get('OptOutType') ?? body).trim().toUpperCase();
  if (STOP.includes(told)) return { word: 'stop', from };
  return START.includes(told) ? { word: 'start', from } : undefined;
}
