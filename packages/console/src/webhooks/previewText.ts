import type { WebhookPreset } from './Webhook.ts';

/** The request as it goes over the line, to the host as typed. */
export function previewText({ url: initial, preview }: Pick<WebhookPreset, 'url' | 'preview'>, url: string): string {
  const { sent } = preview;
  const typed = URL.parse(url);
  // Where the preset writes the path itself only the host is what was typed.
  const target =
    sent.url === initial ? url : typed ? sent.url.replace(new URL(initial).origin, typed.origin) : sent.url;
  const headers = Object.entries(sent.headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${target}`, ...headers, '', JSON.stringify(JSON.parse(sent.body), null, 2)].join('\n');
}
