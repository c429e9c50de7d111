import { describe, expect, test } from 'vitest';
import { type Field, PROVIDERS } from './fields.ts';
import { firstMissing, settingsFrom, shownValue } from './settingsFrom.ts';

const fieldsOf = (channel: 'email' | 'sms', provider: string): Field[] =>
  PROVIDERS[channel].find(({ id }) => id === provider)?.fields ?? [];
const formOf = (members: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(members)) form.set(name, value);
  return form;
};

describe('a channel’s form', () => {
  test('stands for settings in the API’s form, without what is empty', () => {
    const form = formOf({
      accountSid: 'AC1',
      from: ' +4930 ',
      allowedPrefixes: '+49, +43,',
      dailyCeiling: '5',
      password: '',
    });
    expect(settingsFrom('twilio', fieldsOf('sms', 'twilio'), form)).toEqual({
      ...{ provider: 'twilio', accountSid: 'AC1', from: '+4930', allowedPrefixes: ['+49', '+43'], dailyCeiling: 5 },
    });
    const mail = formOf({ 'from.address': 'a@shop.example', 'from.name': 'Shop', 'replyTo.address': '' });
    expect(settingsFrom('inbox', fieldsOf('email', 'inbox'), mail)).toEqual({
      ...{ provider: 'inbox', from: { address: 'a@shop.example', name: 'Shop' } },
    });
  });

  test('shows what is set, and of a secret nothing', () => {
    const settings = { provider: 'smtp', from: { address: 'a@shop.example' }, port: 465, password: '•••' };
    const shown = Object.fromEntries(
      fieldsOf('email', 'smtp').map((field) => [field.name, shownValue(settings, field)]),
    );
    expect(shown).toMatchObject({ 'from.address': 'a@shop.example', port: '465', password: '', host: '' });
  });

  test('names what is missing, but for a secret that is there already', () => {
    const form = formOf({ 'from.address': 'a@shop.example' });
    const fields = fieldsOf('email', 'sendgrid');
    expect(firstMissing(fields, form, () => false)?.name).toBe('apiKey');
    expect(firstMissing(fields, form, () => true)).toBeUndefined();
  });
});
