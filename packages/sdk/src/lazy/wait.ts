import type { ShowSurveyAction, SurveyCheck, SurveyCheckRequest } from '@footfall/contract';
import type { Footfall } from '../footfall.ts';
import type { Place } from './actions.ts';

/** Displays that were waited with: the same event told again brings the same action again. */
const known = new Set<string>();

/**
 * Waits for the moment a survey asks for, then asks the server in full whether it still holds: settles with whether to
 * show it. Who goes to another address, does what cancels it, or has become somebody else, is not asked. What cannot be
 * asked about is not shown.
 */
export default async function waited(
  { survey, responseId, responseToken, wait = {}, cancel = [] }: ShowSurveyAction,
  { host, writeKey }: Place,
  cleanUrl: (url: string) => string,
): Promise<boolean> {
  // Touch screens have no pointer that could leave.
  if (known.has(responseId) || (wait.exit && !matchMedia('(hover:hover) and (pointer:fine)').matches)) return false;
  known.add(responseId);
  const footfall = (window as unknown as Record<symbol, Footfall>)[Symbol.for(`ff_${writeKey}`)] as Footfall;
  const life = new AbortController();
  const { signal } = life;
  const address = (): unknown => location.href.split('#')[0];
  const from = address();
  const who = footfall.anonymousId();
  const unheard = footfall.use((event) => {
    if (address() !== from || cancel.includes(event.type === 'track' ? event.event : event.type)) life.abort();
    return event;
  });
  const until = (type: string, holds: (event?: MouseEvent) => unknown): Promise<unknown> =>
    new Promise<void>((over) => {
      const look = (event?: Event): unknown => holds(event as MouseEvent) && over();
      addEventListener(type, look, { capture: true, passive: true, signal });
      look();
    });

  const moment = async (): Promise<boolean> => {
    const { seconds = 0, scroll = 0, exit } = wait;
    await new Promise((over) => setTimeout(over, seconds * 1000));
    await until('scroll', () => (scrollY + innerHeight) / document.documentElement.scrollHeight >= scroll / 100);
    // The upper edge is where tabs, the address and the way back are.
    if (exit) await until('mouseout', (event) => event && !event.relatedTarget && event.clientY <= 0);
    await until('visibilitychange', () => !document.hidden);
    if (signal.aborted || address() !== from || footfall.anonymousId() !== who) return false;
    const asked: SurveyCheckRequest = {
      writeKey,
      response_token: responseToken,
      page: { url: cleanUrl(location.href), path: cleanUrl(location.pathname) },
    };
    // As text it needs no preflight.
    const answer = await fetch(`${host}/v1/surveys/${encodeURIComponent(survey)}/check`, {
      method: 'POST',
      body: JSON.stringify(asked),
      signal,
    });
    return ((await answer.json()) as SurveyCheck).show === true && address() === from;
  };
  const cancelled = new Promise<boolean>((over) => signal.addEventListener('abort', () => over(false)));
  const show = await Promise.race([moment().catch(() => false), cancelled]);
  life.abort();
  unheard();
  // Elsewhere it may be asked for again.
  if (address() !== from) known.delete(responseId);
  return show;
}
