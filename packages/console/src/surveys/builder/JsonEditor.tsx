import type { SurveyDraft } from '@footfall/contract';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { parseDraft } from './parseDraft.ts';
import styles from './SurveyForm.module.css';

interface Props {
  draft: SurveyDraft;
  onDraft: (draft: SurveyDraft) => void;
}

/** The whole definition as the API takes it. What is wrong with it is said by its place, and changes nothing. */
export default function JsonEditor({ draft, onDraft }: Props) {
  const source = JSON.stringify(draft, null, 2);
  const [text, setText] = useState(source);
  const [problems, setProblems] = useState<string[]>([]);
  const [taken, setTaken] = useState(false);
  const take = () => {
    const parsed = parseDraft(text);
    setProblems(parsed.problems);
    setTaken(parsed.draft !== undefined);
    if (!parsed.draft) return;
    setText(JSON.stringify(parsed.draft, null, 2));
    onDraft(parsed.draft);
  };
  return (
    <section className={styles.card} aria-labelledby="json">
      <h2 id="json">Definition</h2>
      <Textarea
        aria-label="Definition as JSON"
        classNames={{ input: styles.code ?? '' }}
        autosize
        minRows={12}
        maxRows={40}
        spellCheck={false}
        value={text}
        error={problems.length > 0}
        aria-describedby="json-problems"
        onChange={(change) => {
          setText(change.currentTarget.value);
          setTaken(false);
        }}
      />
      <div id="json-problems" role="status" className={styles.problems}>
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {taken && 'It is the form’s now.'}
      </div>
      <Button variant="default" size="xs" onClick={take} disabled={text === source}>
        Use this definition
      </Button>
    </section>
  );
}
