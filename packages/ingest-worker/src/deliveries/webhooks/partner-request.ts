import type { WebhookRequest } from '@footfall/contract/schema';
import { Aborted, liquid } from '../messages/liquid.ts';

/** A call in a partner's own words. */
export type PartnerRequest =
  | { url: string; headers: Record<string, string>; body: string }
  /** The template itself says that this is not for the partner. */
  | { leftOut: string };

const LOCALE = { language: 'en', timeZone: 'UTC', currency: 'EUR' };

/**
 * Renders a partner's request from the body that others get. Where it goes is the webhook's own URL: templates fill in
 * its path and query, escaped, and never its host. In the body every output is JSON, so that nobody's name can end a
 * text. Throws where a template fails, or the body it makes is no JSON.
 */
export function partnerRequest(
  { url, path, headers, body }: WebhookRequest & { url: string },
  told: string,
  secrets: Record<string, string>,
): PartnerRequest {
  const scope = { ...(JSON.parse(told) as object), secrets, nothing: {} };
  const render = (template: string, written: Parameters<typeof liquid>[0]) =>
    String(liquid(written, LOCALE).parseAndRenderSync(template, scope));
  try {
    const target = path === undefined ? url : `${new URL(url).origin}${render(path, inUrl)}`;
    if (new URL(target).origin !== new URL(url).origin) throw new Error('the path leads to another host');
    return {
      url: target,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, render(value, false)])),
      // Also takes out what templates are indented with.
      body: JSON.stringify(JSON.parse(render(body, 'json'))),
    };
  } catch (error) {
    const cause = (error as { originalError?: unknown }).originalError ?? error;
    if (cause instanceof Aborted) return { leftOut: cause.message };
    throw error;
  }
}

const inUrl = (value: unknown) => encodeURIComponent(String(value));
