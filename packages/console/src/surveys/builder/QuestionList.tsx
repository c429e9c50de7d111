import type { SurveyDraft } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from './kinds.ts';
import { moved } from './moved.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import styles from './SurveyForm.module.css';
import { withText } from './texts.ts';
import { withoutQuestion } from './without.ts';

interface Props {
  draft: SurveyDraft;
  language: string;
  onDraft: (draft: SurveyDraft) => void;
}

/** The questions in the order they are asked, where no rule says otherwise. */
export function QuestionList({ draft, language, onDraft }: Props) {
  const [added, setAdded] = useState<string>();
  const { questions, endings = [] } = draft;
  const add = () => {
    const next = newId([...questions, ...endings].map((one) => one.id));
    setAdded(next);
    onDraft(
      withText({ ...draft, questions: [...questions, { id: next, kind: 'text', text: next }] }, language, next, ''),
    );
  };
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <ol className={styles.questions}>
        {questions.map((question, place) => (
          <li key={question.id} className={styles.card}>
            <QuestionEditor
              draft={draft}
              question={question}
              place={place}
              language={language}
              focused={question.id === added}
              onDraft={onDraft}
              onMove={(by) => onDraft({ ...draft, questions: moved(questions, place, by) })}
              onRemove={() => onDraft(withoutQuestion(draft, question.id))}
            />
          </li>
        ))}
      </ol>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />} onClick={add}>
        Add question
      </Button>
    </section>
  );
}
