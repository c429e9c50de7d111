import { CHANNELS, type Channel, PURPOSES, type Purpose } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../fields/Fields.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';
import { without } from './without.ts';

const SAID = [
  ['yes', 'agreed to'],
  ['no', 'refused'],
] as const;
const PURPOSE_WORDS: Record<Purpose, string> = {
  measure: 'being measured',
  personalise: 'a personal shop',
  message: 'messages',
  share: 'sharing with others',
};
const ANY = [['', 'at large'], ...CHANNELS.map((channel): [Channel, string] => [channel, `by ${channel}`])] as const;

/** What they said when they were asked. */
export function ConsentFields({ value, onChange }: FieldsProps<'consent'>) {
  return (
    <>
      <Choice
        label="Said"
        value={value.is ? 'yes' : 'no'}
        options={SAID}
        onChange={(said) => onChange({ ...value, is: said === 'yes' })}
      />
      <Choice
        label="Purpose"
        value={value.purpose}
        options={PURPOSES.map((purpose) => [purpose, PURPOSE_WORDS[purpose]] as const)}
        onChange={(purpose) => onChange({ ...without(value, 'channel'), purpose })}
      />
      {value.purpose === 'message' && (
        <Fields>
          <Word>sent</Word>
          <Choice
            label="Channel"
            value={value.channel ?? ''}
            options={ANY}
            onChange={(channel) => onChange(channel ? { ...value, channel } : without(value, 'channel'))}
          />
        </Fields>
      )}
    </>
  );
}
