/** Signs as providers do. Kept apart from what verifies, so that a mistake in one is not repeated in the other. */

const base64 = (bytes: Uint8Array | ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** SendGrid: ECDSA P-256 of timestamp and body, as DER. */
export class SendGridSigner {
  readonly verificationKey: string;
  readonly #key: CryptoKey;

  private constructor(verificationKey: string, key: CryptoKey) {
    this.verificationKey = verificationKey;
    this.#key = key;
  }

  static async make(): Promise<SendGridSigner> {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const { publicKey, privateKey } = pair as CryptoKeyPair;
    return new SendGridSigner(base64((await crypto.subtle.exportKey('spki', publicKey)) as ArrayBuffer), privateKey);
  }

  async headers(body: string, timestamp = '1700000000'): Promise<Record<string, string>> {
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const raw = new Uint8Array(await crypto.subtle.sign(how, this.#key, utf8(timestamp + body)));
    return {
      'x-twilio-email-event-webhook-signature': base64(derOf(raw)),
      'x-twilio-email-event-webhook-timestamp': timestamp,
    };
  }
}

/** Two integers side by side, as a DER sequence of them. */
function derOf(raw: Uint8Array): Uint8Array {
  const parts = [raw.subarray(0, 32), raw.subarray(32)].map((part) => {
    let start = 0;
    while (start < part.length - 1 && part[start] === 0) start += 1;
    const bytes = [...part.subarray(start)];
    return (bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes;
  });
  const body = parts.flatMap((bytes) => [0x02, bytes.length, ...bytes]);
  return Uint8Array.from([0x30, body.length, ...body]);
}

/** Twilio and Mandrill: HMAC-SHA1 of the address and the sorted members. */
export async function signForm(secret: string, url: string, form: Record<string, string>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const text = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], url);
  return base64(await crypto.subtle.sign('HMAC', key, utf8(text)));
}
