import type { MessageWords } from '../messages/MessageBody.tsx';

export interface MessageLink {
  href: string;
  words: string;
}

/** Web links of a message, each once: the frame it is shown in lets nobody follow any. */
export function linksOf({ html, text, url }: MessageWords): MessageLink[] {
  const found = html
    ? [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('a[href]')].map((link) => ({
        href: link.getAttribute('href') ?? '',
        words: link.textContent?.trim() || (link.getAttribute('href') ?? ''),
      }))
    : [...(text ?? '').matchAll(/https?:\/\/\S+/g)].map(([href]) => ({ href, words: href }));
  const all = [...found, ...(url ? [{ href: url, words: url }] : [])];
  const web = all.filter(({ href }) => /^https?:/.test(href));
  return [...new Map(web.map((link) => [link.href, link])).values()];
}
