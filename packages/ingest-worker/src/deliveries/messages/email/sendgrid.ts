import type { ChannelAdapter, Mailbox, OutgoingEmail, SendOutcome } from '../adapter.ts';
import { callProvider, type ProviderAnswer } from '../call-provider.ts';
import { refuseHeaders } from '../refuse-headers.ts';

export interface SendGridSettings {
  apiKey: string;
  /** Another one in tests and in the EU (`https://api.eu.sendgrid.com`). */
  baseUrl?: string;
}

const BASE_URL = 'https://api.sendgrid.com';
const ACCEPTED = 202;
/** In sandbox mode it answers so and sends nothing. */
const SANDBOXED = 200;

/**
 * SendGrid v3 (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send). It cannot be asked after a mail:
 * its Email Activity API has to be bought (https://www.twilio.com/docs/sendgrid/api-reference/email-activity), so that
 * only its event webhook tells what became of one whose answer was lost.
 */
export function sendGrid(settings: SendGridSettings): ChannelAdapter<OutgoingEmail> {
  return {
    async send(mail) {
      const refusal = refuseHeaders(mail);
      if (refusal) return { outcome: 'refused', permanent: true, reason: refusal };
      return callProvider(sendGridRequest(mail, settings), judge);
    },
  };
}

export function sendGridRequest(mail: OutgoingEmail, { apiKey, baseUrl = BASE_URL }: SendGridSettings): Request {
  return new Request(`${baseUrl}/v3/mail/send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(sendGridBody(mail)),
  });
}

function sendGridBody(mail: OutgoingEmail) {
  const { deliveryId, site, customer, headers } = mail;
  return {
    personalizations: [{ to: [mailbox(mail.to)] }],
    // SendGrid knows no idempotency key: receipts tell by these what they are about.
    custom_args: { delivery_id: deliveryId, site, customer },
    from: mailbox(mail.from),
    ...(mail.replyTo ? { reply_to: mailbox(mail.replyTo) } : {}),
    subject: mail.subject,
    content: [
      { type: 'text/plain', value: mail.text },
      { type: 'text/html', value: mail.html },
    ],
    ...(headers ? { headers } : {}),
    // Links are our own, signed; SendGrid would write them over.
    tracking_settings: {
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
    },
  };
}

const mailbox = ({ address, name }: Mailbox) => ({ email: address, ...(name ? { name } : {}) });

function judge({ status, headers, body }: ProviderAnswer): SendOutcome {
  if (status === ACCEPTED || status === SANDBOXED) {
    return { outcome: 'sent', providerId: headers.get('x-message-id') ?? '' };
  }
  const { errors } = (body ?? {}) as { errors?: { message?: string }[] };
  return { outcome: 'refused', permanent: true, reason: errors?.[0]?.message ?? `HTTP ${status}` };
}
