import type { ChannelAdapter, OutgoingEmail, SendOutcome } from '../adapter.ts';
import { refuseHeaders } from '../refuse-headers.ts';
import { mimeText } from './mime.ts';
import { SmtpRefusal, type SmtpServer, SmtpSession } from './smtp-session.ts';

export interface SmtpSettings extends SmtpServer {
  user?: string;
  password?: string;
}

/** RFC 3463: no such mailbox, no such domain, a mailbox that moved. */
const DEAD_ADDRESS = /^5\.1\.[1236]\b/;
/** An address as it may stand between angle brackets; anything else would end the command. */
const PATH = /^[^\s<>]+$/;

/**
 * Mail by SMTP (RFC 5321). Until the last dot is sent nothing was handed over, so every failure before it is a refusal
 * that may be tried again. After it only the server's answer says whether it has the mail: without one it is unknown.
 */
export function smtp(settings: SmtpSettings): ChannelAdapter<OutgoingEmail> {
  return {
    async send(mail) {
      const paths = [mail.from.address, mail.to.address];
      const refusal = refuseHeaders(mail) ?? (paths.every((path) => PATH.test(path)) ? undefined : 'no mail address');
      if (refusal) return { outcome: 'refused', permanent: true, reason: refusal };
      const progress = { handedOver: false };
      let session: SmtpSession | undefined;
      try {
        session = await SmtpSession.open(settings, hostName(mail.from.address));
        return { outcome: 'sent', providerId: await deliver(session, mail, settings, progress) };
      } catch (error) {
        return outcomeOf(error, progress.handedOver);
      } finally {
        await session?.close();
      }
    },
  };
}

async function deliver(
  session: SmtpSession,
  mail: OutgoingEmail,
  { user, password = '' }: SmtpSettings,
  progress: { handedOver: boolean },
): Promise<string> {
  if (user) await session.say(`AUTH PLAIN ${btoa(`\0${user}\0${password}`)}`, 235);
  await session.say(`MAIL FROM:<${mail.from.address}>`, 250);
  await session.say(`RCPT TO:<${mail.to.address}>`, 250);
  await session.say('DATA', 354);
  const { messageId, text } = mimeText(mail, new Date());
  // RFC 5321 §4.5.2: a dot that begins a line would end the mail.
  await session.write(text.replaceAll(/^\./gm, '..'));
  progress.handedOver = true;
  await session.write('.\r\n');
  await session.expect(250);
  // Whatever becomes of the goodbye, the server has it.
  await session.say('QUIT', 221).catch(() => undefined);
  return messageId;
}

function outcomeOf(error: unknown, handedOver: boolean): SendOutcome {
  if (error instanceof SmtpRefusal) {
    const { code, text } = error.answer;
    const dead = DEAD_ADDRESS.test(text) ? { deadAddress: true as const } : {};
    return { outcome: 'refused', permanent: code >= 500, reason: error.message, ...dead };
  }
  const reason = (error as Error).message;
  return handedOver ? { outcome: 'unknown', reason } : { outcome: 'refused', permanent: false, reason };
}

const hostName = (address: string) => address.slice(address.lastIndexOf('@') + 1);
