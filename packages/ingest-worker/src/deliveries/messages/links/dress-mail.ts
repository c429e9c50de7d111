import type { OutgoingEmail } from '../adapter.ts';
import type { MessageLinks } from './message-links.ts';

export interface Dressing {
  links: MessageLinks;
  /** Nobody has to have asked for it: they can always leave, by their mail program's own button too (RFC 8058). */
  marketing: boolean;
  /** Whether it may be known that this person opened it. */
  tracked: boolean;
}

const LEAVE = 'Unsubscribe or choose what you get';

/** A mail with what Footfall adds to it. The text part keeps its links as they are: people read them. */
export async function dressMail(mail: OutgoingEmail, { links, marketing, tracked }: Dressing): Promise<OutgoingEmail> {
  const footer = footerOf(links.choose);
  const needed = (part: 'html' | 'text') => (marketing && !mail[part].includes(links.choose) ? footer[part] : '');
  const pixel = tracked ? `<img src="${links.open}" width="1" height="1" alt="" style="display:block;border:0">` : '';
  const html = tracked ? await withClicks(mail.html, links) : mail.html;
  return {
    ...mail,
    html: withEnd(html, needed('html') + pixel),
    text: mail.text + needed('text'),
    ...(marketing
      ? {
          headers: {
            ...mail.headers,
            'List-Unsubscribe': `<${links.choose}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  };
}

function footerOf(choose: string): { html: string; text: string } {
  return {
    html: `<p style="margin-top:2em;font-size:small"><a href="${choose}">${LEAVE}</a></p>`,
    text: `\n\n-- \n${LEAVE}: ${choose}\n`,
  };
}

/** Before the body ends, where it says that it does. */
function withEnd(html: string, more: string): string {
  const end = html.search(/<\/body\s*>(?![\s\S]*<\/body\s*>)/i);
  return end === -1 ? html + more : html.slice(0, end) + more + html.slice(end);
}

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', '#34': '"', '#39': "'", apos: "'", lt: '<', gt: '>' };

async function withClicks(html: string, links: MessageLinks): Promise<string> {
  const origin = new URL(links.choose).origin;
  const rewriter = new HTMLRewriter().on('a[href]', {
    async element(link) {
      const href = (link.getAttribute('href') ?? '').trim().replace(/&(#?\w+);/g, (all, name) => ENTITIES[name] ?? all);
      const to = URL.parse(href);
      const isWeb = to?.protocol === 'https:' || to?.protocol === 'http:';
      // A survey's link carries its proof behind the `#`, where no server sees it; in a click's link one would.
      const isOwn = to?.origin === origin && (to.pathname.startsWith('/m/') || to.pathname === '/survey/');
      if (to && isWeb && !isOwn) link.setAttribute('href', await links.click(to.href));
    },
  });
  return rewriter.transform(new Response(html)).text();
}
