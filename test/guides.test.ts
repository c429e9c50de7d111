import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../scripts/build/root.mts';
import { asBrowser, Footfall, statuses } from './support/footfall.ts';

/** The identity secret of the demo site, which exists on a laptop only. */
const DEMO_SECRET = 'ik_demo_only_for_a_laptop_never_deployed';

let footfall: Footfall;
beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());

/** The first code block of a language in a guide. */
function codeOf(guide: string, language: string): string {
  const text = readFileSync(join(root, 'docs/guides', guide), 'utf8');
  const [, code] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text) ?? [];
  if (!code) throw new Error(`${guide} has no ${language}`);
  return code;
}

test('the token that the guide’s code makes in Node vouches for its user', async () => {
  const code = codeOf('identity.md', 'js');
  const { identityToken } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    identityToken: (site: string, userId: string, secret: string) => string;
  };
  const token = identityToken('demo', 'guide-user', DEMO_SECRET);
  const event = { type: 'page', messageId: 'guide-1', anonymousId: 'guide-device', userId: 'guide-user' };
  const answer = await (await footfall.post('/v1/batch', { batch: [event], token }, asBrowser)).json();
  expect(statuses(answer as never)).toEqual(['accepted']);
  expect(answer).not.toHaveProperty('token');
  expect(await footfall.get('/v1/customers/guide-user')).toMatchObject({ trust: 'known' });
});
