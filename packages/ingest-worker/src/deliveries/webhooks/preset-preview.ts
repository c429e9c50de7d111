import type { WebhookBody } from '@footfall/contract';
import { exampleBody } from './example-body.ts';
import { type PartnerRequest, partnerRequest } from './partner-request.ts';
import type { WebhookPreset } from './presets.ts';

export interface PresetPreview {
  /** What happened, as other webhooks are told of it. */
  example: WebhookBody;
  /** What the partner is sent for it, with the secrets’ names in place of their values. */
  sent: PartnerRequest;
}

/** A preset with what it makes of an example event, for whoever is about to choose it. */
export function withPreview(preset: WebhookPreset, now: number): WebhookPreset & { preview: PresetPreview } {
  const { url, request, types, events, secrets } = preset;
  const example = exampleBody(types[0] ?? 'event.accepted', now, events);
  const names = Object.fromEntries(Object.keys(secrets).map((name) => [name, name.toUpperCase()]));
  return { ...preset, preview: { example, sent: partnerRequest({ url, ...request }, JSON.stringify(example), names) } };
}
