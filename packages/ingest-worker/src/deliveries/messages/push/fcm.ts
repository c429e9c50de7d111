import { importPKCS8, SignJWT } from 'jose';
import type { ChannelAdapter, OutgoingPush, SendOutcome } from '../adapter.ts';
import { callProvider, type ProviderAnswer } from '../call-provider.ts';

/** The members of a Google service account's JSON that are needed. */
export interface FcmSettings {
  projectId: string;
  clientEmail: string;
  /** PKCS #8, PEM. */
  privateKey: string;
  /** Others in tests. */
  tokenUrl?: string;
  baseUrl?: string;
}

const BASE_URL = 'https://fcm.googleapis.com';
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const ASSERTION_SECONDS = 3_600;
/** An access token is asked for anew this long before it ends. */
const MARGIN_MS = 60_000;
const TOKEN_TIMEOUT_MS = 10_000;

const tokens = new Map<string, { token: string; endsAt: number }>();

/** Firebase Cloud Messaging HTTP v1 (https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send). */
export function fcm(settings: FcmSettings): ChannelAdapter<OutgoingPush> {
  return {
    async send(push) {
      const token = await accessToken(settings).catch((error: unknown) => ({ failed: String(error) }));
      // Nothing was sent yet, so it may be tried again.
      if (typeof token !== 'string') return { outcome: 'refused', permanent: false, reason: token.failed };
      return callProvider(fcmRequest(push, settings, token), judge);
    },
  };
}

export function fcmRequest(push: OutgoingPush, { projectId, baseUrl = BASE_URL }: FcmSettings, token: string): Request {
  const { deliveryId, title, text, url } = push;
  const message = {
    token: push.token,
    notification: { title, body: text },
    data: { delivery_id: deliveryId, ...(url ? { url } : {}) },
    ...(url ? { webpush: { fcm_options: { link: url } } } : {}),
  };
  return new Request(`${baseUrl}/v1/projects/${projectId}/messages:send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
}

/** OAuth 2.0 by a signed assertion (https://developers.google.com/identity/protocols/oauth2/service-account#httprest). */
async function accessToken({ clientEmail, privateKey, tokenUrl = TOKEN_URL }: FcmSettings): Promise<string> {
  const known = tokens.get(clientEmail);
  const now = Date.now();
  if (known && known.endsAt > now) return known.token;
  const assertion = await new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(clientEmail)
    .setAudience(tokenUrl)
    .setIssuedAt()
    .setExpirationTime(`${ASSERTION_SECONDS}s`)
    .sign(await importPKCS8(privateKey, 'RS256'));
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
    signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`Google refused the service account: HTTP ${response.status}`);
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  tokens.set(clientEmail, { token: access_token, endsAt: now + expires_in * 1000 - MARGIN_MS });
  return access_token;
}

type FcmError = { error?: { status?: string; message?: string; details?: { errorCode?: string }[] } };

/** The table of errors: https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode */
function judge({ status, body }: ProviderAnswer): SendOutcome {
  const { name } = (body ?? {}) as { name?: string };
  if (status === 200 && name) return { outcome: 'sent', providerId: name };
  const { error } = (body ?? {}) as FcmError;
  const code = error?.details?.find(({ errorCode }) => errorCode)?.errorCode ?? error?.status ?? `HTTP ${status}`;
  const gone = code === 'UNREGISTERED' || code === 'SENDER_ID_MISMATCH';
  // An access token that ended early is a matter of minutes, not of the message.
  if (status === 401) tokens.clear();
  return {
    outcome: 'refused',
    permanent: status !== 401,
    reason: code,
    ...(gone ? { deadAddress: true as const } : {}),
  };
}
