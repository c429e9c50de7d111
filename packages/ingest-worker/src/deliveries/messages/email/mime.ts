import type { Mailbox, OutgoingEmail } from '../adapter.ts';

const CRLF = '\r\n';
/** RFC 2045 §6.8. */
const BASE64_LINE = 76;
/** RFC 2047 §2 allows a line 76 characters: a word of so many bytes takes 72, after the name of its header less. */
const WORD_BYTES = 39;

/**
 * A mail as RFC 5322 text: both parts as base64, so that no line is too long and no dot begins one. What becomes a
 * header was looked through by `refuseHeaders`. The Message-ID is the delivery's, so that receivers can tell a repeat.
 */
export function mimeText(mail: OutgoingEmail, date: Date): { messageId: string; text: string } {
  const messageId = `<${mail.deliveryId}@${domainOf(mail.from.address)}>`;
  const boundary = `ff-${mail.deliveryId.replaceAll(/[^A-Za-z0-9]/g, '')}`;
  const headers = [
    ['Date', date.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', messageId],
    ['From', mailbox(mail.from)],
    ['To', mailbox(mail.to)],
    ...(mail.replyTo ? [['Reply-To', mailbox(mail.replyTo)]] : []),
    ['Subject', encoded(mail.subject)],
    ...Object.entries(mail.headers ?? {}),
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative;${CRLF} boundary="${boundary}"`],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}`).join(CRLF);
  const parts = [part('text/plain', mail.text), part('text/html', mail.html)];
  const body = parts.map((text) => `--${boundary}${CRLF}${text}`).join(CRLF);
  return { messageId, text: `${head}${CRLF}${CRLF}${body}${CRLF}--${boundary}--${CRLF}` };
}

function part(type: string, text: string): string {
  const lines = base64(new TextEncoder().encode(text)).match(new RegExp(`.{1,${BASE64_LINE}}`, 'g')) ?? [];
  const head = [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64'];
  return [...head, '', ...lines].join(CRLF);
}

function mailbox({ address, name }: Mailbox): string {
  if (!name) return `<${address}>`;
  const plain = /^[A-Za-z0-9 ]+$/.test(name);
  return `${plain ? name : isAscii(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : encoded(name)} <${address}>`;
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** Encoded words of RFC 2047, none of which cuts a character in two. */
function encoded(text: string): string {
  if (isAscii(text)) return text;
  const encoder = new TextEncoder();
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    if (encoder.encode(word + char).byteLength > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += char;
  }
  return [...words, word].map((one) => `=?utf-8?B?${base64(encoder.encode(one))}?=`).join(`${CRLF} `);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
