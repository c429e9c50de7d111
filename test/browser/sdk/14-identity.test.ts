import { expect, test } from 'vitest';
import type { Arrived } from './support/ingest.ts';
import { openQuietPage, ready } from './support/open.ts';
import { expectCounted, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const find = (name: string) => scenario.ingest.counted.find(({ event }) => event === name);

test('the device keeps its id when the shop clears localStorage, by cookie, and when cookies are cleared, by localStorage', async () => {
  const { context, ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('One')`);
  await expectCounted(ingest, ['One']);
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await ready(page);
  await page.evaluate(`footfall.track('Two')`);
  await expectCounted(ingest, ['One', 'Two']);
  await context.clearCookies();
  await page.reload();
  await ready(page);
  await page.evaluate(`footfall.track('Three')`);
  await expectCounted(ingest, ['One', 'Two', 'Three']);
  expect(new Set(ingest.counted.map(({ anonymousId }) => anonymousId)).size).toBe(1);
});

test('storage="none" leaves nothing on the device and still delivers', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario, 'data-storage="none"');
  await page.evaluate(`footfall.track('One')`);
  await expectCounted(ingest, ['One']);
  expect(await page.evaluate('[Object.keys(localStorage), document.cookie]')).toEqual([[], '']);
});

test('reset begins somebody new', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.identify('u1', {}, { token: 'jwt' }); footfall.track('One')`);
  await expectCounted(ingest, ['identify', 'One']);
  expect(ingest.attempts[0]?.token).toBe('jwt');
  await page.evaluate(`footfall.reset(); footfall.track('Two')`);
  await expectCounted(ingest, ['identify', 'One', 'Two']);
  expect(find('Two')?.userId).toBeUndefined();
  expect(find('Two')?.anonymousId).not.toBe(find('One')?.anonymousId);
  expect(ingest.attempts.at(-1)?.token).toBeUndefined();
});

test('who signed out stays somebody else on the next page, where nothing was told before it', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('One')`);
  await expectCounted(ingest, ['One']);
  await page.evaluate('footfall.reset()');
  await page.reload();
  await ready(page);
  await page.evaluate(`footfall.track('Two')`);
  await expectCounted(ingest, ['One', 'Two']);
  expect(find('Two')?.anonymousId).not.toBe(find('One')?.anonymousId);
});

test('signing in as another user begins somebody new, signing in again does not', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`
    footfall.identify('u1'); footfall.track('One'); footfall.identify('u1'); footfall.track('Two');
    footfall.identify('u2'); footfall.track('Three')`);
  await expectCounted(ingest, ['identify', 'identify', 'identify', 'One', 'Two', 'Three']);
  expect(find('Two')).toMatchObject({ anonymousId: find('One')?.anonymousId, userId: 'u1' });
  expect(find('Three')?.userId).toBe('u2');
  expect(find('Three')?.anonymousId).not.toBe(find('One')?.anonymousId);
});

test('forget leaves nothing on the device', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('One')`);
  await expectCounted(ingest, ['One']);
  await page.evaluate('footfall.forget()');
  expect(await page.evaluate('[Object.keys(localStorage), document.cookie]')).toEqual([[], '']);
});

test('the id is the same on all subdomains of the shop, by a cookie', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  shop.page('/', '', tag('data-auto-page="false"'));
  const page = await newPage();
  for (const host of ['shop.localhost', 'www.shop.localhost', 'checkout.shop.localhost']) {
    await page.goto(shop.origin.replace('localhost', host));
    await ready(page);
    await page.evaluate(`footfall.track('${host}')`);
  }
  await expectCounted(ingest, ['shop.localhost', 'www.shop.localhost', 'checkout.shop.localhost']);
  expect(new Set(ingest.counted.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  expect((await scenario.context.cookies()).map(({ domain }) => domain)).toEqual(['.shop.localhost']);
});

test('a token is asked for again when it has run out or was refused, and travels with the batch', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.clock.install();
  ingest.script = (attempt, response, count) => {
    if (count < 3) return;
    const answer = ingest.accept(attempt);
    response.end(JSON.stringify({ ...answer, ...(count === 3 ? { token: 'token_invalid' } : {}) }));
    return 'handled';
  };
  await page.evaluate(
    `import('${ingest.origin}/sdk/token.js').then(({ default: keepToken }) => {
      let made = 0;
      const token = () => 'h.' + btoa(JSON.stringify({ n: ++made, exp: Date.now() / 1000 + 600 })) + '.s';
      keepToken(footfall, async () => token());
      footfall.on('answer', (answer) => { globalThis.wasRefused = answer.token === 'token_invalid'; });
    })`,
  );
  const tell = async (name: string) => {
    await page.evaluate(`footfall.track('${name}')`);
    await page.clock.runFor(1_000);
    await until(
      'told',
      () => ingest.names.includes(name),
      () => ingest.names,
    );
    return JSON.parse(atob(ingest.attempts.at(-1)?.token?.split('.')[1] ?? '')).n;
  };
  expect(await tell('One')).toBe(1);
  await page.clock.fastForward('09:30');
  expect(await tell('Two')).toBe(2);
  expect(await tell('Refused')).toBe(2);
  // The refusal is in the answer, which may be on its way yet.
  await expect.poll(() => page.evaluate('globalThis.wasRefused')).toBe(true);
  expect(await tell('Three')).toBe(3);
});

test('who signs in after another has left gets a token of their own, and nobody is asked about again and again', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(
    `import('${ingest.origin}/sdk/token.js').then(({ default: keepToken }) => {
      window.signedIn = ''; window.asked = [];
      const tokenOf = (sub) => sub && 'h.' + btoa(JSON.stringify({ sub, exp: Date.now() / 1000 + 3600 })) + '.s';
      keepToken(footfall, async () => {
        const who = signedIn;
        asked.push(who);
        await new Promise((answered) => setTimeout(answered, window.slowMs ?? 0));
        return tokenOf(who);
      });
    })`,
  );
  const subject = () => JSON.parse(atob(ingest.attempts.at(-1)?.token?.split('.')[1] ?? 'bnVsbA==') as string)?.sub;
  const tell = async (script: string, name: string) => {
    await page.evaluate(script);
    await pause(50);
    await page.evaluate(`footfall.track('${name}')`);
    await until(
      'told',
      () => ingest.names.includes(name),
      () => ingest.names,
    );
    return subject();
  };
  expect(await tell('', 'Nobody')).toBeUndefined();
  expect(await tell(`for (let i = 0; i < 20; i++) footfall.track('Looking')`, 'Nobody still')).toBeUndefined();
  expect(await page.evaluate('asked')).toEqual(['']);
  expect(await tell(`signedIn = 'u1'; footfall.identify('u1')`, 'First')).toBe('u1');
  expect(await tell(`signedIn = ''; footfall.reset(); footfall.track('Left')`, 'Nobody again')).toBeUndefined();
  // Asked for one, and answered when another is there.
  await page.evaluate(`window.slowMs = 300; signedIn = 'u1'; footfall.identify('u1')`);
  await page.evaluate(`window.slowMs = 0; footfall.reset(); signedIn = 'u2'; footfall.identify('u2')`);
  await pause(500);
  expect(await tell('', 'Second')).toBe('u2');
  expect(await page.evaluate('asked')).toEqual(['', 'u1', '', 'u1', 'u2']);
});

test('group and alias are told with what they need', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.group('household-7', { size: 3 }); footfall.alias('u1')`);
  await expectCounted(ingest, ['group', 'alias']);
  const [group, alias] = ingest.counted as unknown as Record<string, unknown>[];
  expect(group).toMatchObject({ type: 'group', groupId: 'household-7', traits: { size: 3 } });
  expect(alias).toMatchObject({ type: 'alias', userId: 'u1', previousId: group?.anonymousId });
});

test('a session ends after 30 minutes without an event', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.clock.install();
  await page.goto(shop.page('/', '', tag('data-auto-page="false"')));
  await ready(page);
  for (const [name, wait] of [
    ['One', '29:00'],
    ['Two', '31:00'],
    ['Three', '00:01'],
  ]) {
    await page.evaluate(`footfall.track('${name}')`);
    await page.clock.runFor(1_000);
    await page.clock.fastForward(wait as string);
  }
  await expectCounted(ingest, ['One', 'Two', 'Three']);
  const [one, two, three] = ['One', 'Two', 'Three'].map((name) => JSON.stringify(find(name)?.context.session));
  expect(two).toBe(one);
  expect(three).not.toBe(one);
});

test('first and last touch: campaigns, click ids and referrers are kept over pages', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  shop.page('/landing', '', tag());
  const page = await newPage();
  await page.goto(`${shop.origin}/landing?utm_source=news&utm_campaign=may&gclid=g1`, {
    referer: 'https://mail.example/',
  });
  await expectCounted(ingest, ['page']);
  await page.goto(`${shop.origin}/landing?utm_source=ads`);
  await expectCounted(ingest, ['page', 'page']);
  await page.goto(`${shop.origin}/landing`);
  await expectCounted(ingest, ['page', 'page', 'page']);
  const { campaign, attribution } = (ingest.counted[2] as Arrived).context as unknown as {
    campaign: object;
    attribution: { first: object; last: object };
  };
  expect(campaign).toEqual({ source: 'ads' });
  expect(attribution.first).toMatchObject({
    campaign: { source: 'news', name: 'may' },
    click: { gclid: 'g1' },
    referrer: 'https://mail.example/',
  });
  expect(attribution.last).toMatchObject({ campaign: { source: 'ads' } });
});

test('middleware changes and drops events; answers and actions are heard, and an action can be taken over', async () => {
  const { ingest } = scenario;
  ingest.actions.set('Asked', {
    type: 'survey.show',
    survey: 's',
    revision: 1,
    responseId: 'r',
    responseToken: 't',
  });
  const page = await openQuietPage(scenario);
  await page.evaluate(`
    window.heard = [];
    footfall.use((event) => (event.event === 'Dropped' ? null : { ...event, properties: { seen: true } }));
    footfall.on('answer', ({ results }) => heard.push(results[0].status));
    footfall.on('action', ({ type }) => { heard.push(type); return false; });
    footfall.track('Dropped');
    footfall.track('Asked');`);
  await page.evaluate('footfall.flush()');
  await expectCounted(ingest, ['Asked']);
  await page.waitForFunction('heard.length === 2');
  expect(find('Asked')?.properties).toEqual({ seen: true });
  expect(await page.evaluate('heard')).toEqual(['accepted', 'survey.show']);
  expect(await page.locator('footfall-survey').count()).toBe(0);
});

test('a caller may give any event its key and its time', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(
    `footfall.track('Reviewed', {}, { messageId: 'review:9', timestamp: '2026-01-02T03:04:05.000Z', context: { channel: 'kiosk' } })`,
  );
  await expectCounted(ingest, ['Reviewed']);
  expect(ingest.counted[0]).toMatchObject({ messageId: 'review:9', timestamp: '2026-01-02T03:04:05.000Z' });
  expect(ingest.counted[0]?.context.channel).toBe('kiosk');
});
