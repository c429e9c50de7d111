import type { Settings } from './channelApi.ts';
import type { Field } from './fields.ts';

/** What a field shows at first. A secret is never shown again. */
export function shownValue(settings: Settings, { name, secret, initial = '' }: Field): string {
  if (secret) return '';
  const value = name.split('.').reduce<unknown>((part, key) => (part as Settings | undefined)?.[key], settings);
  return Array.isArray(value) ? value.join(', ') : value === undefined ? initial : String(value);
}

/** The settings that a form stands for. What is left empty is left out; a secret left out stays as it is. */
export function settingsFrom(provider: string, fields: Field[], form: FormData): Settings {
  const settings: Settings = { provider };
  for (const { name, type } of fields) {
    const text = String(form.get(name) ?? '').trim();
    if (text === '') continue;
    const value =
      type === 'number'
        ? Number(text)
        : type === 'list'
          ? text
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== '')
          : text;
    const [member = name, inner] = name.split('.');
    settings[member] = inner ? { ...(settings[member] as object | undefined), [inner]: value } : value;
  }
  return settings;
}

/** The first field that has to be filled in and is not. */
export function firstMissing(fields: Field[], form: FormData, keeps: (name: string) => boolean): Field | undefined {
  return fields.find(
    ({ name, optional, secret }) => !optional && String(form.get(name) ?? '').trim() === '' && !(secret && keeps(name)),
  );
}
