import { describe, expect, test } from 'vitest';
import { deviceClass, edgeFacts } from './edge.ts';

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const LAPTOP = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const TABLET =
  'Mozilla/5.0 (Linux; Android 15; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

function request(agent: string, headers: Record<string, string> = {}, cf?: object): Request {
  return new Request('https://footfall.test/', {
    headers: { 'user-agent': agent, ...headers },
    ...(cf ? { cf } : {}),
  } as RequestInit);
}
const browserHeaders = { 'accept-language': 'en', 'sec-fetch-mode': 'cors' };

describe('what the edge knows', () => {
  test('the class of the device', () => {
    expect([PHONE, LAPTOP, TABLET, ROBOT, ''].map(deviceClass)).toEqual([
      'mobile',
      'desktop',
      'tablet',
      'bot',
      undefined,
    ]);
  });

  test('a person’s browser gives no signal of a bot, a robot under its own name one, a script under a browser’s name another', () => {
    const signals = (agent: string, headers = {}) => edgeFacts(request(agent, headers), 'write').botSignals;
    expect(signals(LAPTOP, browserHeaders)).toBeUndefined();
    expect(signals(ROBOT, browserHeaders)).toEqual(['user_agent']);
    expect(signals(LAPTOP)).toEqual(['headers']);
    expect(signals(ROBOT)).toEqual(['user_agent', 'headers']);
  });

  test('the place, where the network tells it', () => {
    const cf = { country: 'DE', region: 'Saxony', timezone: 'Europe/Berlin' };
    expect(edgeFacts(request(LAPTOP, browserHeaders, cf), 'write')).toEqual({ ...cf, device: 'desktop' });
    expect(edgeFacts(request(LAPTOP, browserHeaders), 'write')).toEqual({ device: 'desktop' });
  });

  test('a shop’s server is where it is, not where its customer is', () => {
    expect(edgeFacts(request('curl/8', {}, { country: 'DE' }), 'secret')).toEqual({});
  });
});
