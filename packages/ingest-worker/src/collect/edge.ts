import { isbot } from 'isbot';

/** What the network's edge and the request's headers say of a caller. Every member may be missing: offline all are. */
export interface EdgeFacts {
  /** ISO 3166-1 alpha-2. */
  country?: string;
  region?: string;
  /** IANA zone of the address. */
  timezone?: string;
  device?: DeviceClass;
  /** Which independent signals say that no person is there; two make a bot. */
  botSignals?: BotSignal[];
}

export type DeviceClass = 'desktop' | 'mobile' | 'tablet' | 'bot';
/** `user_agent` names itself a robot; `headers` lack what every browser sends. */
export type BotSignal = 'user_agent' | 'headers';

/** Looks only at what the caller cannot set by its body. */
export function edgeFacts(request: Request, speaks: 'write' | 'secret'): EdgeFacts {
  const { country, region, timezone } = (request.cf ?? {}) as IncomingRequestCfProperties;
  const place = {
    ...(country ? { country: String(country) } : {}),
    ...(region ? { region: String(region) } : {}),
    ...(timezone ? { timezone: String(timezone) } : {}),
  };
  // A shop's server is where it is, not where its customer is.
  if (speaks === 'secret') return {};
  const agent = request.headers.get('user-agent') ?? '';
  const signals = botSignals(agent, request.headers);
  const device = deviceClass(agent);
  return { ...place, ...(device ? { device } : {}), ...(signals.length > 0 ? { botSignals: signals } : {}) };
}

export function deviceClass(agent: string): DeviceClass | undefined {
  if (agent === '') return undefined;
  if (isbot(agent)) return 'bot';
  if (/iPad|Tablet|PlayBook|Silk|Android(?!.*Mobile)/.test(agent)) return 'tablet';
  return /Mobi|iPhone|Android/.test(agent) ? 'mobile' : 'desktop';
}

function botSignals(agent: string, headers: Headers): BotSignal[] {
  const signals: BotSignal[] = [];
  if (agent === '' || isbot(agent)) signals.push('user_agent');
  // Every browser of the last years sends both with a fetch; scripts that borrow a browser's name seldom do.
  const bare = !headers.has('accept-language') && !headers.has('sec-fetch-mode');
  if (bare) signals.push('headers');
  return signals;
}
