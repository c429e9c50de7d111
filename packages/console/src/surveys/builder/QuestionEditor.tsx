import type { Question, SurveyDraft } from '@footfall/contract';
import { Checkbox, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { changed } from './changed.ts';
import { JumpEditor } from './JumpEditor.tsx';
import { KINDS, type Kind, questionOf } from './kinds.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { optionMarks } from './optionMarks.ts';
import styles from './QuestionEditor.module.css';
import { QuestionFields } from './QuestionFields.tsx';
import { QuestionMore } from './QuestionMore.tsx';
import { textOf, withText } from './texts.ts';
import { withoutUnusedTexts } from './withoutUnusedTexts.ts';
import { withQuestion } from './withQuestion.ts';

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
  const replace = (next: Question) => onDraft(withQuestion(draft, next));
  const fields = { name, draft, question, language, onDraft, replace };
  return (
    <fieldset className={styles.question} aria-label={name}>
      <div className={styles.head}>
        <span className={styles.number}>{place + 1}</span>
        <Choice<Kind>
          label={`${name}: kind`}
          value={kind}
          options={KINDS}
          onChange={(next) => onDraft(withoutUnusedTexts(draft, withQuestion(draft, questionOf(next, question, id))))}
        />
        <span className={styles.tools}>
          <IconAction
            icon={IconArrowUp}
            label={`Move ${name.toLowerCase()} up`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <IconAction
            icon={IconArrowDown}
            label={`Move ${name.toLowerCase()} down`}
            disabled={place === draft.questions.length - 1}
            onClick={() => onMove(1)}
          />
          <IconAction icon={IconTrash} label={`Remove ${name.toLowerCase()}`} onClick={onRemove} />
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
      <QuestionFields {...fields} />
      {'options' in question && (
        <OptionsEditor
          name={`${name}: option`}
          draft={draft}
          options={question.options}
          withImages={kind === 'image_choice'}
          marks={optionMarks(question)}
          prefix={id}
          language={language}
          onChange={(next, options) => onDraft(withOptions(next, question, { options }))}
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
            onChange={(next, options) => onDraft(withOptions(next, question, { [part]: options }))}
          />
        ))}
      {kind !== 'statement' && kind !== 'reward' && kind !== 'action' && (
        <Checkbox
          size="xs"
          label="An answer is needed"
          checked={question.required ?? false}
          onChange={(change) => replace(changed(question, { required: change.currentTarget.checked || undefined }))}
        />
      )}
      <QuestionMore {...fields} />
      <JumpEditor name={name} draft={draft} question={question} onDraft={onDraft} />
    </fieldset>
  );
}

/** Texts of options that are gone go too. */
function withOptions(draft: SurveyDraft, question: Question, options: object): SurveyDraft {
  return withoutUnusedTexts(draft, withQuestion(draft, { ...question, ...options } as Question));
}
