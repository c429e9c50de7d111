import type { ChannelAdapter, OutgoingEmail, SendOutcome } from '../adapter.ts';
import { callProvider, type ProviderAnswer } from '../call-provider.ts';
import { refuseHeaders } from '../refuse-headers.ts';
import { lookAtMandrill } from './mandrill-look.ts';

export interface MandrillSettings {
  apiKey: string;
  /** Another one in tests. */
  baseUrl?: string;
}

export const MANDRILL_URL = 'https://mandrillapp.com/api/1.0';
const TAKEN = ['sent', 'queued', 'scheduled'];
/** Reasons for which nothing will ever be taken for this address (https://mailchimp.com/developer/transactional/docs/reporting-error-handling/). */
const DEAD_ADDRESS = ['hard-bounce', 'spam', 'unsub'];

/** Mailchimp Transactional (https://mailchimp.com/developer/transactional/api/messages/send-new-message/). */
export function mandrill(settings: MandrillSettings): ChannelAdapter<OutgoingEmail> {
  return {
    async send(mail) {
      const refusal = refuseHeaders(mail);
      if (refusal) return { outcome: 'refused', permanent: true, reason: refusal };
      return callProvider(mandrillRequest(mail, settings), judge);
    },
    look: (lost) => lookAtMandrill(lost, settings),
  };
}

export function mandrillRequest(mail: OutgoingEmail, { apiKey, baseUrl = MANDRILL_URL }: MandrillSettings): Request {
  const { deliveryId, site, customer, from, to, replyTo } = mail;
  const headers = { ...mail.headers, ...(replyTo ? { 'Reply-To': replyTo.address } : {}) };
  const message = {
    from_email: from.address,
    ...(from.name ? { from_name: from.name } : {}),
    to: [{ email: to.address, ...(to.name ? { name: to.name } : {}), type: 'to' }],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers,
    metadata: { delivery_id: deliveryId, site, customer },
    // Links are our own, signed; Mandrill would write them over.
    track_opens: false,
    track_clicks: false,
    // One person each: nobody sees another.
    preserve_recipients: false,
  };
  return new Request(`${baseUrl}/messages/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: apiKey, message }),
  });
}

/** A refusal comes with 200 too: what counts is the status of the one recipient. */
function judge({ status, body }: ProviderAnswer): SendOutcome {
  const [told] = Array.isArray(body) ? (body as { _id?: string; status?: string; reject_reason?: string }[]) : [];
  if (told?.status && TAKEN.includes(told.status)) return { outcome: 'sent', providerId: told._id ?? '' };
  if (told?.status) {
    const reason = told.reject_reason ?? told.status;
    const dead = DEAD_ADDRESS.includes(reason) ? { deadAddress: true as const } : {};
    return { outcome: 'refused', permanent: true, reason, ...dead };
  }
  const { message } = (body ?? {}) as { message?: string };
  return { outcome: 'refused', permanent: true, reason: message ?? `HTTP ${status}` };
}
