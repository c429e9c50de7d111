import type { Question } from '@footfall/contract';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AgainFields } from './AgainFields.tsx';
import { AnswerCondition } from './AnswerCondition.tsx';
import { testOf, testsFor } from './answerTests.ts';
import { changed } from './changed.ts';
import { conditionWords } from './conditionWords.ts';
import styles from './QuestionEditor.module.css';
import type { QuestionProps } from './QuestionEditor.tsx';
import { QuestionLimits } from './QuestionLimits.tsx';
import { type OwnText, ownText, textOf, withOwnText } from './texts.ts';

interface Props extends QuestionProps {
  name: string;
  replace: (question: Question) => void;
}

const PLACEHOLDERS = ['dropdown', 'text', 'email', 'phone', 'country', 'autocomplete'];

/** What most questions do without. Folded, it says in a line what of it is used. */
export function QuestionMore({ name, draft, question, language, onDraft, replace }: Props) {
  const [open, setOpen] = useState(false);
  const { id, showIf, again, kind } = question;
  const trait = draft.traits?.[id] ?? '';
  const asksNothing = kind === 'statement' || kind === 'reward' || kind === 'action';
  const before = draft.questions.slice(
    0,
    draft.questions.findIndex((one) => one.id === id),
  );
  const [first] = before;
  const text = (label: string, member: OwnText) => (
    <TextInput
      size="xs"
      label={label}
      aria-label={`${name}: ${label.toLowerCase()}`}
      autoComplete="off"
      placeholder={textOf(draft, draft.language, ownText(question, member))}
      value={textOf(draft, language, ownText(question, member))}
      onChange={(change) =>
        onDraft(withOwnText(draft, question, { member, language, text: change.currentTarget.value }))
      }
    />
  );
  const used = [
    showIf ? `only if ${conditionWords(draft, showIf)}` : '',
    trait ? `kept as the trait ${trait}` : '',
    question.hint ? 'with a line under it' : '',
    again ? `who answered is ${again === 'never' ? 'never asked it again' : 'not asked it again for a while'}` : '',
  ].filter((part) => part !== '');
  return (
    <details className={styles.more} open={open} onToggle={(toggle) => setOpen(toggle.currentTarget.open)}>
      <summary aria-label={`${name}: more settings`}>
        More settings{used.length > 0 && <span className={styles.used}>{used.join(', ')}</span>}
      </summary>
      {open && (
        <div className={styles.inside}>
          {text('A line under the question', 'hint')}
          {PLACEHOLDERS.includes(kind) && text('Shown while it is empty', 'placeholder')}
          <QuestionLimits name={name} question={question} replace={replace} />
          {!asksNothing && (
            <TextInput
              size="xs"
              label="Keep the answer as the customer’s trait"
              aria-label={`${name}: trait`}
              placeholder="none"
              autoComplete="off"
              value={trait}
              onChange={(change) => {
                const { [id]: _before, ...rest } = draft.traits ?? {};
                const next = change.currentTarget.value.trim();
                const traits = next === '' ? rest : { ...rest, [id]: next };
                onDraft(changed(draft, { traits: Object.keys(traits).length > 0 ? traits : undefined }));
              }}
            />
          )}
          {!asksNothing && (
            <AgainFields name={name} again={again} onChange={(next) => replace(changed(question, { again: next }))} />
          )}
          {(first || showIf) && (
            <Checkbox
              size="xs"
              label="Asked only if"
              aria-label={`${name}: asked only if`}
              checked={showIf !== undefined}
              onChange={(change) =>
                replace(
                  changed(question, {
                    showIf:
                      change.currentTarget.checked && first
                        ? testOf(testsFor(first)[0] ?? 'answered', first.id, draft)
                        : undefined,
                  }),
                )
              }
            />
          )}
          {showIf && (
            <AnswerCondition
              label={`${name}, shown`}
              value={showIf}
              draft={draft}
              asks={before}
              onChange={(condition) => replace({ ...question, showIf: condition })}
            />
          )}
        </div>
      )}
    </details>
  );
}
