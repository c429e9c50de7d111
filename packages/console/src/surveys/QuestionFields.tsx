import type { Question } from '@footfall/contract';
import { Checkbox, TextInput } from '@mantine/core';
import { Fields } from '../segments/fields/Fields.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { Word } from '../segments/fields/Word.tsx';
import styles from './QuestionEditor.module.css';
import type { QuestionProps } from './QuestionEditor.tsx';
import { textOf, withText } from './texts.ts';

interface Props extends QuestionProps {
  name: string;
  replace: (question: Question) => void;
}

/** What a question of its kind has besides its text and its options. */
export function QuestionFields({ name, draft, question, language, onDraft, replace }: Props) {
  const text = (label: string, member: 'low' | 'high' | 'consent', key: string | undefined) => (
    <TextInput
      key={member}
      size="xs"
      aria-label={`${name}: ${label}`}
      placeholder={label}
      autoComplete="off"
      value={textOf(draft, language, key)}
      onChange={(change) => {
        const own = key ?? `${question.id}.${member}`;
        const questions = draft.questions.map((one) =>
          one.id === question.id ? ({ ...one, [member]: own } as Question) : one,
        );
        onDraft(withText({ ...draft, questions }, language, own, change.currentTarget.value));
      }}
    />
  );
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return (
        <div className={styles.pair}>
          {text('words at the low end', 'low', question.low)}
          {text('words at the high end', 'high', question.high)}
        </div>
      );
    case 'email':
    case 'phone':
      return text('what one agrees to', 'consent', question.consent);
    case 'choice':
      return (
        <Fields>
          <Checkbox
            size="xs"
            label="Several can be chosen"
            checked={question.many ?? false}
            onChange={(change) => replace({ ...question, many: change.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label="In an order of chance"
            checked={question.shuffle ?? false}
            onChange={(change) => replace({ ...question, shuffle: change.currentTarget.checked })}
          />
        </Fields>
      );
    case 'text':
      return (
        <Checkbox
          size="xs"
          label="Several lines"
          checked={question.long ?? false}
          onChange={(change) => replace({ ...question, long: change.currentTarget.checked })}
        />
      );
    case 'slider':
      return (
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
      );
    case 'action':
      return (
        <div className={styles.pair}>
          <TextInput
            size="xs"
            aria-label={`${name}: words of the link`}
            placeholder="words of the link"
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
