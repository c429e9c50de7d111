import type { ManagedSurvey, Question, SurveyDraft } from '@footfall/contract';
import { checkSurvey } from '@footfall/engine/survey-flow';
import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { listKey } from '../api/useList.ts';
import { Problems } from '../segments/Problems.tsx';
import { newId } from './kinds.ts';
import { Languages } from './Languages.tsx';
import { LivePreview } from './LivePreview.tsx';
import { moved } from './moved.ts';
import { problemName } from './problemName.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { RewardField } from './RewardField.tsx';
import { ShowEditor } from './ShowEditor.tsx';
import styles from './SurveyForm.module.css';
import { SURVEYS_PATH, surveyKey } from './surveyApi.ts';
import { textOf, withText } from './texts.ts';
import { withoutQuestion } from './withoutQuestion.ts';

interface Props {
  /** Of the survey that is changed; missing for a new one. */
  id?: string;
  start: SurveyDraft;
  save: (draft: SurveyDraft) => Promise<ManagedSurvey>;
}

/** Where a survey is written: its questions, who is asked, and beside them what shoppers will see. */
export function SurveyForm({ id, start, save }: Props) {
  const [draft, setDraft] = useState(start);
  const [language, setLanguage] = useState(start.language);
  const [added, setAdded] = useState<string>();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const saving = useMutation({
    mutationFn: () => save({ ...draft, name: draft.name.trim() }),
    onSuccess: (saved) => {
      queries.setQueryData(surveyKey(saved.id), saved);
      void queries.invalidateQueries({ queryKey: listKey(SURVEYS_PATH) });
      navigate(`/surveys/${encodeURIComponent(saved.id)}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const { questions } = draft;
  const setQuestions = (next: Question[]) => setDraft({ ...draft, questions: next });
  const add = () => {
    const next = newId([...questions, ...(draft.endings ?? [])].map((one) => one.id));
    setAdded(next);
    setDraft(
      withText({ ...draft, questions: [...questions, { id: next, kind: 'text', text: next }] }, language, next, ''),
    );
  };
  const open = checkSurvey({ ...draft, id: 'draft', revision: 1 });

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <div className={styles.build}>
        <div className={styles.names}>
          <TextInput
            label="Name"
            value={draft.name}
            maxLength={256}
            autoComplete="off"
            onChange={(change) => setDraft({ ...draft, name: change.currentTarget.value })}
          />
          <TextInput
            label="Description"
            value={draft.description ?? ''}
            maxLength={500}
            autoComplete="off"
            placeholder="For your colleagues. Optional."
            onChange={(change) => setDraft({ ...draft, description: change.currentTarget.value })}
          />
        </div>
        <Languages draft={draft} language={language} onLanguage={setLanguage} onChange={setDraft} />
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
                  onDraft={setDraft}
                  onMove={(by) => setQuestions(moved(questions, place, by))}
                  onRemove={() => setDraft(withoutQuestion(draft, question.id))}
                />
              </li>
            ))}
          </ol>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
            onClick={add}
          >
            Add question
          </Button>
        </section>
        <section className={styles.card} aria-labelledby="ending">
          <h2 id="ending">At the end</h2>
          <Textarea
            aria-label="Thank-you text"
            autosize
            minRows={1}
            value={textOf(draft, language, draft.thanks)}
            placeholder={textOf(draft, draft.language, draft.thanks)}
            onChange={(change) => setDraft(withText(draft, language, draft.thanks, change.currentTarget.value))}
          />
          <RewardField
            reward={draft.reward}
            onChange={(reward) => {
              const { reward: _before, ...rest } = draft;
              setDraft(reward ? { ...rest, reward } : rest);
            }}
          />
        </section>
        <ShowEditor
          show={draft.show}
          onChange={(show) => {
            const { show: _before, ...rest } = draft;
            setDraft(show ? { ...rest, show } : rest);
          }}
        />
        {open.length > 0 && (
          <p className={styles.open} role="status">
            Before it can be published: {open.map(({ code, id: at }) => `${problemName(code)} (${at})`).join(', ')}.
          </p>
        )}
        <Problems error={saving.error} what="Not saved" />
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending}>
            Save draft
          </Button>
          <Button component={Link} href={id ? `/surveys/${encodeURIComponent(id)}` : '/surveys'} variant="default">
            Cancel
          </Button>
        </div>
      </div>
      <div className={styles.preview}>
        <LivePreview draft={draft} language={language} />
      </div>
    </form>
  );
}
