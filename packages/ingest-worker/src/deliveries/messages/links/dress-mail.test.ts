import { expect, test } from 'vitest';
import { bindings } from '../../../testing/worker.ts';
import type { OutgoingEmail } from '../adapter.ts';
import { dressMail } from './dress-mail.ts';
import { readLink } from './link-claims.ts';
import { messageLinks } from './message-links.ts';

const about = { deliveryId: 'msg_1', site: 'demo', customer: 'c1' };
const mail = (html: string, text = 'Hi'): OutgoingEmail => ({
  ...{ channel: 'email', ...about, from: { address: 'a@shop.test' }, to: { address: 'ann@shop.test' }, subject: 'Hi' },
  ...{ html, text },
});

async function dressed(html: string, { marketing = true, tracked = true, text = 'Hi' } = {}): Promise<OutgoingEmail> {
  const links = await messageLinks(bindings, { ...about, channel: 'email', address: 'ann@shop.test' });
  if (!links) throw new Error('there is no origin');
  return dressMail(mail(html, text), { links, marketing, tracked });
}
const hrefs = ({ html }: OutgoingEmail) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);

test('every marketing mail carries a way out in its headers and in both parts', async () => {
  const { headers, html, text } = await dressed('<html><body><p>Hi</p></body></html>');
  const [, url = ''] = /^<(https:\/\/footfall\.test\/m\/u\/[\w.-]+)>$/.exec(headers?.['List-Unsubscribe'] ?? '') ?? [];
  expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  expect(html).toContain(`href="${url}"`);
  expect(html).toMatch(/<\/body><\/html>$/);
  expect(text).toContain(url);
  expect(`List-Unsubscribe: <${url}>`.length).toBeLessThan(998);
});

test('one whose template has the link already gets no second; a receipt gets none', async () => {
  const { headers } = await dressed('<p>Hi</p>');
  const url = headers?.['List-Unsubscribe']?.slice(1, -1) ?? '';
  const own = await dressed(`<a href="${url}">Leave</a>`, { text: `Leave: ${url}` });
  expect(hrefs(own)).toEqual([url]);
  expect(own.text).toBe(`Leave: ${url}`);
  const receipt = await dressed('<p>Hi</p>', { marketing: false });
  expect([receipt.headers, receipt.text]).toEqual([undefined, 'Hi']);
});

test('links lead through ours to where they led, to the letter, and nowhere else', async () => {
  const to = 'https://shop.test/a?x=1&y=%20&z="q"';
  const html = `<a href="https://shop.test/a?x=1&amp;y=%20&amp;z=&quot;q&quot;">A</a> <a href="mailto:a@shop.test">B</a>
    <a href="#top">C</a> <a href="javascript:alert(1)">D</a>`;
  const [click = '', ...others] = hrefs(await dressed(html, { marketing: false }));
  const token = click.replace('https://footfall.test/m/c/', '');
  const claims = await readLink(bindings.FOOTFALL_SECRET, 'click', token);
  expect(claims).toMatchObject({ s: 'demo', d: 'msg_1', to: new URL(to).href });
  expect(others).toEqual(['mailto:a@shop.test', '#top', 'javascript:alert(1)']);
});

test('who is not to be measured gets plain links and no picture', async () => {
  const html = '<a href="https://shop.test/">A</a>';
  expect((await dressed(html, { marketing: false, tracked: false })).html).toBe(html);
});

test('a link to a survey stays as it is: what it carries behind the # is for no server to see', async () => {
  const url = 'https://footfall.test/survey/#survey=thanks&token=proof';
  expect(hrefs(await dressed(`<a href="${url}">10</a>`, { marketing: false }))).toEqual([url]);
});
