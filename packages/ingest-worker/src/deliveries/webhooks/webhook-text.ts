import type { WebhookBody } from '@footfall/contract';

/** Standard Webhooks asks for payloads below this. */
const MAX_BODY_BYTES = 20_000;

/**
 * The text that is signed and sent. One that is too large keeps who and what and leaves out the rest, which is found
 * under `link` with a secret key.
 */
export function webhookText(body: WebhookBody, origin = ''): string {
  const text = JSON.stringify(body);
  if (text.length * 3 <= MAX_BODY_BYTES || new TextEncoder().encode(text).byteLength <= MAX_BODY_BYTES) return text;
  const { customer, sequence, late } = body.data;
  const link = `${origin}/v1/customers/${customer.id}/timeline?cursor=${sequence + 1}`;
  const data: WebhookBody['data'] = { customer, sequence, ...(late ? { late } : {}), truncated: true, link };
  return JSON.stringify({ ...body, data });
}
