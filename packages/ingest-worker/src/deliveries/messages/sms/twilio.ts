import type { ChannelAdapter, OutgoingSms, SendOutcome } from '../adapter.ts';
import { callProvider, type ProviderAnswer } from '../call-provider.ts';
import { lookAtTwilio } from './twilio-look.ts';

export interface TwilioSettings {
  accountSid: string;
  /** SID and secret of an API key, or the account's SID and token. */
  user: string;
  password: string;
  /** Number in E.164, or the SID of a messaging service (`MG…`). */
  from: string;
  /** Where Twilio tells what became of a message. */
  statusCallback?: string;
  /** Another one in tests. */
  baseUrl?: string;
}

export const TWILIO_URL = 'https://api.twilio.com';
/** Longer texts Twilio does not take. */
export const MAX_SMS_LENGTH = 1_600;
/** The recipient has told Twilio STOP (https://www.twilio.com/docs/api/errors/21610). */
const UNSUBSCRIBED = 21610;
/** No such number, or one that takes no SMS (https://www.twilio.com/docs/api/errors). */
const DEAD_NUMBERS = [21211, 21214, 21217, 21614, 21612];

/** Twilio's Messages (https://www.twilio.com/docs/messaging/api/message-resource). */
export function twilio(settings: TwilioSettings): ChannelAdapter<OutgoingSms> {
  return {
    async send(sms) {
      if (sms.text.length > MAX_SMS_LENGTH) {
        return { outcome: 'refused', permanent: true, reason: `the text is longer than ${MAX_SMS_LENGTH} characters` };
      }
      return callProvider(twilioRequest(sms, settings), judge);
    },
    look: (lost) => lookAtTwilio(lost, settings),
  };
}

export function twilioRequest(sms: OutgoingSms, settings: TwilioSettings): Request {
  const { accountSid, user, password, from, statusCallback, baseUrl = TWILIO_URL } = settings;
  const form = new URLSearchParams({
    To: sms.to,
    ...(from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from }),
    Body: sms.text,
    // Twilio knows no idempotency key: the callback says by its address what it is about.
    ...(statusCallback ? { StatusCallback: `${statusCallback}?delivery=${encodeURIComponent(sms.deliveryId)}` } : {}),
  });
  return new Request(`${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${user}:${password}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: form.toString(),
  });
}

function judge({ status, body }: ProviderAnswer): SendOutcome {
  const { sid, code, message } = (body ?? {}) as { sid?: string; code?: number; message?: string };
  if (status === 201 && sid) return { outcome: 'sent', providerId: sid };
  const dead = code === UNSUBSCRIBED || DEAD_NUMBERS.includes(code ?? 0) ? { deadAddress: true as const } : {};
  const reason = code ? `Twilio ${code}: ${message ?? ''}` : `HTTP ${status}`;
  return { outcome: 'refused', permanent: true, reason, ...dead };
}
