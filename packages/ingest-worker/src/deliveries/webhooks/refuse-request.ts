import type { NewWebhook } from '@footfall/contract/schema';
import { liquid } from '../messages/liquid.ts';

const LOCALE = { language: 'en', timeZone: 'UTC', currency: 'EUR' };
/** What only Footfall or the connection may say. */
const RESERVED = /^(host|content-length|connection|transfer-encoding|webhook-.*|cf-.*)$/i;

/** What is wrong with a webhook's own request, at its place; undefined where it can be rendered. */
export function refuseRequest({ request, secrets }: NewWebhook): { path: string; message: string } | undefined {
  if (!request) return undefined;
  const known = Object.keys(secrets ?? {});
  const parts = [
    ...(request.path === undefined ? [] : [['request.path', request.path] as const]),
    ...Object.entries(request.headers).map(([name, value]) => [`request.headers.${name}`, value] as const),
    ['request.body', request.body] as const,
  ];
  const reserved = Object.keys(request.headers).find((name) => RESERVED.test(name));
  if (reserved) return { path: `request.headers.${reserved}`, message: 'This header is not yours to set.' };
  for (const [path, text] of parts) {
    try {
      const engine = liquid(false, LOCALE);
      for (const segments of engine.globalVariableSegmentsSync(engine.parse(text))) {
        const [root, name] = segments.map(String);
        if (root === 'secrets' && !known.includes(name ?? '')) return { path, message: `There is no secret ${name}.` };
      }
    } catch (error) {
      return { path, message: (error as Error).message };
    }
  }
  return undefined;
}
