export interface DomainCheck {
  name: 'SPF' | 'DKIM' | 'DMARC';
  /** `unknown`: it could not be looked up just now, or not without knowing more. */
  status: 'ok' | 'missing' | 'wrong' | 'unknown';
  /** The record, as far as there is one. */
  found: string | null;
  /** What to do, or why it is well. */
  advice: string;
}

/** TXT records of a name; undefined where they could not be looked up. */
type Records = string[] | undefined;

const silent = (name: DomainCheck['name']): DomainCheck => ({
  name,
  status: 'unknown',
  found: null,
  advice: 'It could not be looked up just now. Look again in a minute.',
});

/** RFC 7208: one record, which ends by saying who may not send. */
export function judgeSpf(records: Records): DomainCheck {
  if (!records) return silent('SPF');
  const told = records.filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [found = null] = told;
  const answer = (status: DomainCheck['status'], advice: string) => ({ name: 'SPF' as const, status, found, advice });
  if (found === null) return answer('missing', 'Publish a TXT record that names your provider, as its guide says.');
  if (told.length > 1) return answer('wrong', 'There is more than one SPF record, so none counts. Join them into one.');
  if (/\s\+?all\b/i.test(found))
    return answer('wrong', 'It lets everybody send for the domain. End it with ~all or -all.');
  return answer('ok', 'Receivers can tell who may send for the domain.');
}

/** RFC 6376: a key under one of the selectors. One that is empty was revoked. */
export function judgeDkim(records: Records[], selectors: readonly string[], guessed: boolean): DomainCheck {
  const answer = (status: DomainCheck['status'], found: string | null, advice: string) => ({
    ...{ name: 'DKIM' as const, status, found, advice },
  });
  for (const [place, texts] of records.entries()) {
    const found = texts?.find((text) => /(^|;)\s*p=/i.test(text));
    if (!found) continue;
    if (/(^|;)\s*p=\s*[^;\s]/i.test(found))
      return answer('ok', `${selectors[place]}._domainkey`, 'Mail can be signed.');
    return answer(
      'wrong',
      `${selectors[place]}._domainkey`,
      'The key was revoked. Publish the one your provider shows.',
    );
  }
  if (records.some((texts) => texts === undefined)) return silent('DKIM');
  return guessed
    ? answer('unknown', null, 'Its selector is not known: set dkimSelector, or look at your mail server.')
    : answer('missing', null, `Publish what your provider shows under ${selectors.join(' or ')}._domainkey.`);
}

/** RFC 7489: of the domain itself, else of the one above it. */
export function judgeDmarc(own: Records, parent: Records): DomainCheck {
  if (!own || !parent) return silent('DMARC');
  const found = [...own, ...parent].find((text) => /^v=DMARC1\s*;/i.test(text)) ?? null;
  const answer = (status: DomainCheck['status'], advice: string) => ({ name: 'DMARC' as const, status, found, advice });
  if (found === null) return answer('missing', 'Publish a TXT record at _dmarc, at first "v=DMARC1; p=none".');
  const policy = /;\s*p\s*=\s*(\w+)/i.exec(found)?.[1]?.toLowerCase();
  if (!policy || !['none', 'quarantine', 'reject'].includes(policy)) {
    return answer('wrong', 'It names no policy: p=none, p=quarantine or p=reject.');
  }
  return answer('ok', policy === 'none' ? 'It is there. It watches only, which is enough to begin.' : 'It is there.');
}
