import { lookUp, ResolverSilent } from '../../dns/look-up.ts';
import { type DomainCheck, judgeDkim, judgeDmarc, judgeSpf } from './judge-sender-domain.ts';

/** What mailbox providers will find when they ask whether somebody may send for a domain. */
export interface SenderDomain {
  domain: string;
  /** Nothing is missing or wrong. */
  ready: boolean;
  checks: DomainCheck[];
}

interface Asked {
  domain: string;
  /** Names under which the provider publishes its keys; guessed where they may be any. */
  selectors: readonly string[];
  guessed: boolean;
  resolver?: string | undefined;
}

/** Looks SPF, DKIM and DMARC of a domain up. Never throws: what cannot be looked up is `unknown`. */
export async function checkSenderDomain({ domain, selectors, guessed, resolver }: Asked): Promise<SenderDomain> {
  const ask = async (name: string) => {
    try {
      return (await lookUp(name, 'TXT', resolver)).map(textOf);
    } catch (error) {
      if (error instanceof ResolverSilent) return undefined;
      throw error;
    }
  };
  const [spf, dmarc, parent, ...dkim] = await Promise.all([
    ask(domain),
    ask(`_dmarc.${domain}`),
    ask(`_dmarc.${domain.split('.').slice(-2).join('.')}`),
    ...selectors.map((selector) => ask(`${selector}._domainkey.${domain}`)),
  ]);
  const checks = [judgeSpf(spf), judgeDkim(dkim, selectors, guessed), judgeDmarc(dmarc, parent)];
  return { domain, ready: checks.every(({ status }) => status === 'ok'), checks };
}

/** A record is told as quoted pieces of at most 255 characters, which belong together without anything between. */
function textOf(data: string): string {
  const pieces = [...data.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece = '']) => piece.replace(/\\(.)/g, '$1'));
  return pieces.length > 0 ? pieces.join('') : data;
}
