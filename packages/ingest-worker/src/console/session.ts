import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { readToken, signToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import { findSite } from '../sites/store.ts';

const COOKIE = 'footfall_session';
const LIFE_SECONDS = 12 * 60 * 60;
/** A page of another origin cannot send this header without asking first, and the answer would be no. */
const CONSOLE_HEADER = 'x-footfall-console';

type Ctx = Context<{ Bindings: Env }>;

interface SessionClaims {
  site: string;
  exp: number;
}

export async function startSession(context: Ctx, site: string): Promise<void> {
  const exp = Math.floor(Date.now() / 1000) + LIFE_SECONDS;
  const token = await signToken(context.env.FOOTFALL_SECRET, 'session', { site, exp } satisfies SessionClaims);
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: new URL(context.req.url).protocol === 'https:',
    path: '/',
    maxAge: LIFE_SECONDS,
  });
}

export function endSession(context: Ctx): void {
  deleteCookie(context, COOKIE, { path: '/' });
}

/** The site a console session is signed in to; undefined without a session. Throws 403 for a forged write. */
export async function consoleSite(context: Ctx): Promise<Site | undefined> {
  const token = getCookie(context, COOKIE);
  if (!token) return undefined;
  const claims = await readToken<SessionClaims>(context.env.FOOTFALL_SECRET, 'session', token, Date.now());
  if (!claims) return undefined;
  if (context.req.method !== 'GET' && context.req.header(CONSOLE_HEADER) !== '1') {
    throw new Problem(403, 'console_header_missing', `A change by session needs the header ${CONSOLE_HEADER}: 1.`);
  }
  return findSite(context.env.DB, claims.site);
}

/** Like `consoleSite`, for what only the console may ask. Throws 401 without a session. */
export async function requireConsoleSite(context: Ctx): Promise<Site> {
  const site = await consoleSite(context);
  if (!site) throw new Problem(401, 'session_missing', 'Sign in to the console first.');
  return site;
}
