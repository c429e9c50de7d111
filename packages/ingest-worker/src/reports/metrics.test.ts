import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { asServer, post, tell, view } from '../testing/worker.ts';
import { metricsText } from './metrics-text.ts';

const none = {
  events: [],
  refused: [],
  waiting: [],
  overdue: [],
  webhooks: [],
  letters: [],
  wakes: [],
  erasures: [],
  newest: [],
};
const read = (headers: Record<string, string> = {}) => SELF.fetch('https://footfall.test/metrics', { headers });
const LINE = /^(# (HELP|TYPE) footfall_\w+ .+|footfall_\w+\{site="[^"]*"(,\w+="[^"]*")?\} -?\d+(\.\d+)?)$/;

describe('/metrics', () => {
  test('tells what happened and what waits, in Prometheus’ own format', async () => {
    await post('/v1/webhooks', { url: 'http://127.0.0.1:9/', types: ['order.completed'] }, asServer);
    await tell([view('ann'), view('ann'), { type: 'track', messageId: 'bad', anonymousId: 'ann' }]);
    const text = async () => (await read({ authorization: 'Bearer mt_test' })).text();
    await expect.poll(text, { timeout: 10_000 }).toContain('footfall_events_total{site="demo"} 2\n');
    const lines = (await text()).trimEnd().split('\n');
    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    expect(lines).toContain('footfall_events_refused_day{site="demo",code="missing_field"} 1');
    expect(lines).toContain('footfall_webhooks{site="demo",state="well"} 1');
  });

  test('is for whoever has the token', async () => {
    for (const headers of [{}, { authorization: 'Bearer mt_wrong' }, asServer] as Record<string, string>[]) {
      const answer = await read(headers);
      expect(answer.status).toBe(401);
      await answer.body?.cancel();
    }
  });

  test('a label may be anything', () => {
    const events = [{ site: 'a"b\\c\nd', value: 1 }];
    expect(metricsText({ ...none, events })).toContain('footfall_events_total{site="a\\"b\\\\c\\nd"} 1\n');
  });
});
