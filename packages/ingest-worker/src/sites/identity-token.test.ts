import { describe, expect, test } from 'vitest';
import { bindings } from '../testing/worker.ts';
import { verifyIdentityToken } from './identity-token.ts';

/** When these were made, epoch seconds; each lives an hour. Signed with the demo site's secret. */
const MADE = 1_795_395_725;
const TOKENS: Record<string, string> = {
  'Python’s lines of the guide, run with PyJWT 2.15.1':
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJkZW1vIiwic3ViIjoiNDIiLCJpYXQiOjE3OTUzOTU3MjUsImV4cCI6MTc5NTM5OTMyNX0.k4XIvjx1vvxqAnoI2NQ-n0vcheYkMxV2NMGQbl2-aDc',
  'the same for a user whose id is a number':
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJkZW1vIiwic3ViIjo0MiwiaWF0IjoxNzk1Mzk1NzI1LCJleHAiOjE3OTUzOTkzMjV9.1t0xZqnfkX1BcOdeIt4KG7XipQBmJBaEBBXttCNzWGI',
  'PHP’s lines of the guide, run with firebase/php-jwt 7.0.5':
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJkZW1vIiwic3ViIjo0MiwiaWF0IjoxNzk1Mzk1NzI1LCJleHAiOjE3OTUzOTkzMjV9.Yg98cc-2kW42CygyDUMtwxuTiQ4sMz7ceL1JfapJXgw',
  'Ruby’s lines of the guide, run with jwt 2.5.0':
    'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJkZW1vIiwic3ViIjo0MiwiaWF0IjoxNzk1Mzk1NzI1LCJleHAiOjE3OTUzOTkzMjV9.HMjJcs5Jwv4Ey-M5VRND7JmlthZMzAxo5t4WF2_YR4U',
};

const verdict = (token: string, seconds: number) =>
  verifyIdentityToken(bindings, 'demo', token, (MADE + seconds) * 1000);

describe('a token as other languages make it', () => {
  test.each(Object.entries(TOKENS))('%s vouches for its user until its end', async (_name, token) => {
    expect(await verdict(token, 0)).toEqual({ user: { userId: '42' } });
    expect(await verdict(token, 3_659)).toEqual({ user: { userId: '42' } });
    expect(await verdict(token, 3_661)).toEqual({ refused: 'token_expired' });
    expect(await verdict(token, -61)).toEqual({ refused: 'token_invalid' });
  });

  test.each(Object.entries(TOKENS))(
    '%s is worth nothing to another site, or with a letter changed',
    async (_name, token) => {
      expect(await verifyIdentityToken(bindings, 'other', token, MADE * 1000)).toEqual({ refused: 'token_invalid' });
      const [header, body, signature = ''] = token.split('.');
      const changed = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
      expect(await verdict([header, body, changed].join('.'), 0)).toEqual({ refused: 'token_invalid' });
      expect(await verdict(`${header}.${body}.`, 0)).toEqual({ refused: 'token_invalid' });
    },
  );
});
