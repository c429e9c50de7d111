import type { Channel } from '@footfall/contract';

/** One thing to fill in. `name` is its path in the settings. */
export interface Field {
  name: string;
  label: string;
  help?: string;
  type?: 'email' | 'number' | 'list' | 'lines';
  choices?: readonly (readonly [string, string])[];
  secret?: true;
  optional?: true;
  initial?: string;
}

interface Provider {
  id: string;
  name: string;
  fields: Field[];
}

const SENDER: Field[] = [
  { name: 'from.address', label: 'From address', type: 'email' },
  { name: 'from.name', label: 'From name', help: 'The shop’s name where it is empty.', optional: true },
  { name: 'replyTo.address', label: 'Reply-to address', type: 'email', optional: true },
];
const SELECTOR: Field = {
  name: 'dkimSelector',
  label: 'DKIM selector',
  help: 'Where the domain’s key is published, if not under the provider’s own names.',
  optional: true,
};
const INBOX = { id: 'inbox', name: 'Built-in inbox', fields: [] };

/** What there is to fill in for each provider of a channel. */
export const PROVIDERS: Record<Channel, Provider[]> = {
  email: [
    { ...INBOX, fields: SENDER },
    {
      id: 'sendgrid',
      name: 'SendGrid',
      fields: [
        ...SENDER,
        { name: 'apiKey', label: 'API key', secret: true },
        {
          name: 'verificationKey',
          label: 'Verification key of the event webhook',
          help: 'Without it receipts are refused.',
          secret: true,
          optional: true,
        },
        SELECTOR,
      ],
    },
    {
      id: 'mandrill',
      name: 'Mailchimp Transactional',
      fields: [
        ...SENDER,
        { name: 'apiKey', label: 'API key', secret: true },
        {
          name: 'webhookKey',
          label: 'Webhook key',
          help: 'Without it receipts are refused.',
          secret: true,
          optional: true,
        },
        SELECTOR,
      ],
    },
    {
      id: 'smtp',
      name: 'SMTP',
      fields: [
        ...SENDER,
        { name: 'host', label: 'Host' },
        { name: 'port', label: 'Port', type: 'number', initial: '587' },
        {
          name: 'security',
          label: 'Encryption',
          choices: [
            ['starttls', 'STARTTLS (587)'],
            ['tls', 'TLS (465)'],
          ],
        },
        { name: 'user', label: 'User', optional: true },
        { name: 'password', label: 'Password', secret: true, optional: true },
        SELECTOR,
      ],
    },
  ],
  sms: [
    INBOX,
    {
      id: 'twilio',
      name: 'Twilio',
      fields: [
        { name: 'accountSid', label: 'Account SID', help: 'AC…' },
        { name: 'user', label: 'API key SID', help: 'SK…' },
        { name: 'password', label: 'API key secret', secret: true },
        {
          name: 'authToken',
          label: 'Auth token',
          help: 'Without it receipts are refused.',
          secret: true,
          optional: true,
        },
        { name: 'from', label: 'From', help: 'A number such as +4930123456, or a messaging service, MG…' },
        {
          name: 'allowedPrefixes',
          label: 'Countries',
          help: 'Calling codes that may be written to, such as +49, with commas between.',
          type: 'list',
        },
        { name: 'dailyCeiling', label: 'Messages a day at most', type: 'number', initial: '1000' },
      ],
    },
  ],
  push: [
    INBOX,
    {
      id: 'fcm',
      name: 'Firebase',
      fields: [
        { name: 'projectId', label: 'Project' },
        { name: 'clientEmail', label: 'Service account', type: 'email' },
        {
          name: 'privateKey',
          label: 'Private key',
          help: 'PEM, as in the account’s JSON.',
          type: 'lines',
          secret: true,
        },
      ],
    },
  ],
};
