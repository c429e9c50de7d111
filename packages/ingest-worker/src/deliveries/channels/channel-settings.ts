import * as z from 'zod';

/** Cloudflare lets nobody connect to it. */
const FORBIDDEN_PORT = 25;

const secret = z.string().min(1).max(4_000);
const mailbox = z.object({ address: z.email().max(254), name: z.string().max(120).exactOptional() });
const sender = {
  from: mailbox,
  replyTo: mailbox.exactOptional(),
  /** `false` where the shop itself asks people to confirm their addresses. */
  confirmations: z.boolean().exactOptional(),
  /** Under which name the domain's key is published, where the provider's own are not used. */
  dkimSelector: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{1,63}$/)
    .exactOptional(),
};

/** Who carries a site's mail. Secrets are sealed at rest and never told again. */
export const emailSettingsSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('inbox'), ...sender }),
  z.object({
    provider: z.literal('sendgrid'),
    ...sender,
    apiKey: secret,
    /** Base64 SPKI, from SendGrid's signed event webhook settings. */
    verificationKey: secret.exactOptional(),
  }),
  z.object({
    provider: z.literal('mandrill'),
    ...sender,
    apiKey: secret,
    webhookKey: secret.exactOptional(),
  }),
  z.object({
    provider: z.literal('smtp'),
    ...sender,
    host: z.string().min(1).max(253),
    port: z
      .int()
      .min(1)
      .max(65_535)
      .refine((port) => port !== FORBIDDEN_PORT, 'port 25 is closed to Workers: use 465 (tls) or 587 (starttls)'),
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string().max(320).exactOptional(),
    password: secret.exactOptional(),
  }),
]);

export const smsSettingsSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('inbox') }),
  z.object({
    provider: z.literal('twilio'),
    accountSid: z.string().regex(/^AC[0-9a-zA-Z]+$/, 'must be the account’s SID, AC…'),
    user: z.string().min(1).max(100),
    password: secret,
    /** Signs the status callbacks; the account's own. */
    authToken: secret.exactOptional(),
    from: z
      .string()
      .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-f]+)$/, 'must be a number such as +4930123456, or a service, MG…'),
    /** Country calling codes that may be written to, such as `+49`; without any, nobody is. */
    allowedPrefixes: z
      .array(z.string().regex(/^\+\d{1,4}$/))
      .min(1)
      .max(50),
    /** Messages a day; above it they wait for the next. */
    dailyCeiling: z.int().min(1).max(1_000_000).default(1_000),
  }),
]);

export const pushSettingsSchema = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('inbox') }),
  z.object({
    provider: z.literal('fcm'),
    projectId: z.string().min(1).max(100),
    clientEmail: z.email(),
    privateKey: secret.refine((key) => key.includes('BEGIN PRIVATE KEY'), 'must be PKCS #8 in PEM'),
  }),
]);

export const SETTINGS_SCHEMAS = {
  email: emailSettingsSchema,
  sms: smsSettingsSchema,
  push: pushSettingsSchema,
} as const;

export type EmailSettings = z.output<typeof emailSettingsSchema>;
export type SmsSettings = z.output<typeof smsSettingsSchema>;
export type PushSettings = z.output<typeof pushSettingsSchema>;
export type ChannelSettings = EmailSettings | SmsSettings | PushSettings;

/** Members that nobody is told again. */
export const SECRET_MEMBERS = ['apiKey', 'password', 'privateKey', 'webhookKey', 'verificationKey', 'authToken'];

/** The settings as people may see them: of a secret only that it is there. */
export function withoutSecrets(settings: ChannelSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, SECRET_MEMBERS.includes(name) ? '•••' : value]),
  );
}
