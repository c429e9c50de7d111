import type { Question, SurveyDraft } from '@footfall/contract';
import { ActionIcon, Checkbox, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { JumpEditor } from './JumpEditor.tsx';
import { KINDS, type Kind, questionOf } from './kinds.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import styles from './QuestionEditor.module.css';
import { QuestionFields } from './QuestionFields.tsx';
import { textOf, withText } from './texts.ts';

export interface QuestionProps {
  draft: SurveyDraft;
  question: Question;
  language: string;
  onDraft: (draft: SurveyDraft) => void;
}

interface Props extends QuestionProps {
  place: number;
  /** It was added just now. */
  focused: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One question: its kind, its texts, its answers, and where it leads. */
export function QuestionEditor({ draft, question, place, language, focused, onDraft, onMove, onRemove }: Props) {
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focused) text.current?.focus();
  }, [focused]);
  const { id, kind } = question;
  const name = `Question ${place + 1}`;
  const replace = (next: Question) =>
    onDraft({ ...draft, questions: draft.questions.map((one) => (one.id === id ? next : one)) });
  return (
    <fieldset className={styles.question} aria-label={name}>
      <div className={styles.head}>
        <span className={styles.number}>{place + 1}</span>
        <Choice<Kind>
          label={`${name}: kind`}
          value={kind}
          options={KINDS}
          onChange={(next) => replace(questionOf(next, question, id))}
        />
        <span className={styles.tools}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name.toLowerCase()} up`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Move ${name.toLowerCase()} down`}
            disabled={place === draft.questions.length - 1}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
            <IconTrash size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <Textarea
        ref={text}
        aria-label={`${name}: text`}
        autosize
        minRows={1}
        value={textOf(draft, language, question.text)}
        placeholder={textOf(draft, draft.language, question.text) || 'What do you ask?'}
        onChange={(change) => onDraft(withText(draft, language, question.text, change.currentTarget.value))}
      />
      <QuestionFields
        name={name}
        draft={draft}
        question={question}
        language={language}
        onDraft={onDraft}
        replace={replace}
      />
      {'options' in question && (
        <OptionsEditor
          name={`${name}: option`}
          draft={draft}
          options={question.options}
          withImages={kind === 'image_choice'}
          prefix={id}
          language={language}
          onChange={(next, options) => onDraft(withOptions(next, id, { options }))}
        />
      )}
      {kind === 'matrix' &&
        (['rows', 'columns'] as const).map((part) => (
          <OptionsEditor
            key={part}
            name={`${name}: ${part.slice(0, -1)}`}
            draft={draft}
            options={question[part]}
            prefix={`${id}.${part}`}
            language={language}
            onChange={(next, options) => onDraft(withOptions(next, id, { [part]: options }))}
          />
        ))}
      {kind !== 'statement' && kind !== 'reward' && kind !== 'action' && (
        <Checkbox
          size="xs"
          label="An answer is needed"
          checked={question.required ?? false}
          onChange={(change) => {
            const { required: _before, ...rest } = question;
            replace((change.currentTarget.checked ? { ...rest, required: true } : rest) as Question);
          }}
        />
      )}
      <JumpEditor name={name} draft={draft} question={question} onDraft={onDraft} />
    </fieldset>
  );
}

function withOptions(draft: SurveyDraft, id: string, changed: object): SurveyDraft {
  const questions = draft.questions.map((one) => (one.id === id ? ({ ...one, ...changed } as Question) : one));
  return { ...draft, questions };
}
