import * as z from 'zod';

const DEFAULT_RESOLVER = 'https://cloudflare-dns.com/dns-query';
const TIMEOUT_MS = 3_000;
/** Numbers of the kinds of records (RFC 1035 §3.2.2, RFC 3596). */
const KINDS = { A: 1, AAAA: 28, TXT: 16 } as const;

/** DNS over HTTPS in JSON (https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/). */
const answerSchema = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
});

/** The name could not be looked up just now: neither good nor bad. */
export class ResolverSilent extends Error {
  override readonly name = 'ResolverSilent';
}

/** What a name's records of one kind say; none where it has none. Throws `ResolverSilent`. */
export async function lookUp(name: string, kind: keyof typeof KINDS, resolver = DEFAULT_RESOLVER): Promise<string[]> {
  const url = new URL(resolver);
  url.search = new URLSearchParams({ name, type: kind }).toString();
  try {
    const headers = { accept: 'application/dns-json' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const { Answer } = answerSchema.parse(await response.json());
    return Answer.filter((record) => record.type === KINDS[kind]).map(({ data }) => data);
  } catch (error) {
    throw new ResolverSilent(`${name} could not be looked up: ${error}`);
  }
}
