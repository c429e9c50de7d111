import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets workerd believe the certificate of loopback's mail servers, beside whatever it believed before. Miniflare reads
 * the variable once, when it is loaded: this comes first. Nobody kept the authority's key.
 */
export function trustLoopback(): void {
  const { NODE_EXTRA_CA_CERTS: before } = process.env;
  const own = readFileSync(join(import.meta.dirname, 'loopback-ca.pem'), 'utf8');
  const file = join(mkdtempSync(join(tmpdir(), 'footfall-ca-')), 'authorities.pem');
  writeFileSync(file, before ? `${readFileSync(before, 'utf8')}\n${own}` : own);
  process.env.NODE_EXTRA_CA_CERTS = file;
}
