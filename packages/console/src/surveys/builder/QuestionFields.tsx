import type { Question } from '@footfall/contract';
import { Checkbox, TextInput } from '@mantine/core';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';
import styles from './QuestionEditor.module.css';
import type { QuestionProps } from './QuestionEditor.tsx';
import { type OwnText, ownText, textOf, withOwnText, withText } from './texts.ts';

interface Props extends QuestionProps {
  name: string;
  replace: (question: Question) => void;
}

const LOOKS = [
  ['stars', 'as stars'],
  ['faces', 'as faces'],
] as const;

/** What a question of its kind has besides its text and its options. */
export function QuestionFields({ name, draft, question, language, onDraft, replace }: Props) {
  const text = (label: string, member: OwnText) => {
    const key = ownText(question, member);
    return (
      <TextInput
        key={member}
        size="xs"
        aria-label={`${name}: ${label}`}
        placeholder={textOf(draft, draft.language, key) || label}
        autoComplete="off"
        value={textOf(draft, language, key)}
        onChange={(change) =>
          onDraft(withOwnText(draft, question, { member, language, text: change.currentTarget.value }))
        }
      />
    );
  };
  const flag = (label: string, member: 'many' | 'shuffle' | 'long') => (
    <Checkbox
      key={member}
      size="xs"
      label={label}
      checked={(question as { [flag in typeof member]?: boolean })[member] ?? false}
      onChange={(change) => replace(changed(question, { [member]: change.currentTarget.checked || undefined }))}
    />
  );
  switch (question.kind) {
    case 'csat':
      return (
        <>
          <Choice
            label={`${name}: look`}
            value={question.look ?? 'stars'}
            options={LOOKS}
            onChange={(look) => replace(changed(question, { look: look === 'stars' ? undefined : look }))}
          />
          <div className={styles.pair}>
            {text('words at the low end', 'low')}
            {text('words at the high end', 'high')}
          </div>
        </>
      );
    case 'nps':
    case 'ces':
      return (
        <div className={styles.pair}>
          {text('words at the low end', 'low')}
          {text('words at the high end', 'high')}
        </div>
      );
    case 'email':
    case 'phone':
      return text('what one agrees to', 'consent');
    case 'choice':
    case 'image_choice':
      return (
        <Fields>
          {flag('Several can be chosen', 'many')}
          {flag('In an order of chance', 'shuffle')}
        </Fields>
      );
    case 'dropdown':
    case 'ranking':
      return flag('In an order of chance', 'shuffle');
    case 'text':
      return flag('Several lines', 'long');
    case 'slider':
      return (
        <>
          <Fields>
            <Word>from</Word>
            <NumberField
              label={`${name}: least`}
              value={question.least}
              onChange={(least) => replace({ ...question, least })}
            />
            <Word>to</Word>
            <NumberField
              label={`${name}: most`}
              value={question.most}
              onChange={(most) => replace({ ...question, most })}
            />
          </Fields>
          <div className={styles.pair}>
            {text('words at the low end', 'low')}
            {text('words at the high end', 'high')}
          </div>
        </>
      );
    case 'action':
      return (
        <div className={styles.pair}>
          <TextInput
            size="xs"
            aria-label={`${name}: words of the link`}
            placeholder={textOf(draft, draft.language, question.link.text) || 'words of the link'}
            value={textOf(draft, language, question.link.text)}
            onChange={(change) => onDraft(withText(draft, language, question.link.text, change.currentTarget.value))}
          />
          <TextInput
            size="xs"
            aria-label={`${name}: address of the link`}
            placeholder="https://"
            value={question.link.href}
            onChange={(change) =>
              replace({ ...question, link: { ...question.link, href: change.currentTarget.value } })
            }
          />
        </div>
      );
    default:
      return null;
  }
}
