import type { ManagedSurvey, SurveyDraft } from '@footfall/contract';
import { checkSurvey } from '@footfall/engine/survey-flow';
import { Button, Tabs, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { listKey } from '../../api/useList.ts';
import { Problems } from '../../segments/Problems.tsx';
import { LivePreview } from '../LivePreview.tsx';
import { SURVEYS_PATH, surveyKey } from '../surveyApi.ts';
import { changed } from './changed.ts';
import { EndingsEditor } from './EndingsEditor.tsx';
import { LanguagePicker } from './LanguagePicker.tsx';
import { LooksEditor } from './LooksEditor.tsx';
import { problemName } from './problemName.ts';
import { QuestionList } from './QuestionList.tsx';
import { ShowEditor } from './ShowEditor.tsx';
import styles from './SurveyForm.module.css';
import { TextsEditor } from './TextsEditor.tsx';

/** It brings the schema along, which nothing else here needs. */
const JsonEditor = lazy(() => import('./JsonEditor.tsx'));

interface Props {
  /** Of the survey that is changed; missing for a new one. */
  id?: string;
  start: SurveyDraft;
  save: (draft: SurveyDraft) => Promise<ManagedSurvey>;
}

const TABS = [
  ['questions', 'Questions'],
  ['show', 'Who and when'],
  ['texts', 'Languages'],
  ['looks', 'Looks'],
  ['json', 'JSON'],
] as const;
type Tab = (typeof TABS)[number][0];

/**
 * Where a survey is written, and beside it what shoppers will see. What is kept is the definition itself, of which each
 * field changes its own part: what no field shows stays as it was.
 */
export function SurveyForm({ id, start, save }: Props) {
  const [draft, setDraft] = useState(start);
  const [language, setLanguage] = useState(start.language);
  const [tab, setTab] = useState<Tab>('questions');
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
  const open = checkSurvey({ ...draft, id: 'draft', revision: 1 });
  // A language may have gone since it was chosen.
  const written = draft.strings[language] || language === draft.language ? language : draft.language;

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
            onChange={(change) => setDraft(changed(draft, { description: change.currentTarget.value || undefined }))}
          />
        </div>
        <Tabs value={tab} onChange={(next) => setTab(next as Tab)} keepMounted={false}>
          <Tabs.List aria-label="Parts of the survey" mb="md">
            {TABS.map(([value, words]) => (
              <Tabs.Tab key={value} value={value}>
                {words}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="questions" className={styles.panel ?? ''}>
            <LanguagePicker draft={draft} language={written} onLanguage={setLanguage} />
            <QuestionList draft={draft} language={written} onDraft={setDraft} />
            <EndingsEditor draft={draft} language={written} onDraft={setDraft} />
          </Tabs.Panel>
          <Tabs.Panel value="show">
            <ShowEditor show={draft.show} onChange={(show) => setDraft(changed(draft, { show }))} />
          </Tabs.Panel>
          <Tabs.Panel value="texts">
            <TextsEditor draft={draft} language={written} onLanguage={setLanguage} onDraft={setDraft} />
          </Tabs.Panel>
          <Tabs.Panel value="looks">
            <LooksEditor draft={draft} onDraft={setDraft} />
          </Tabs.Panel>
          <Tabs.Panel value="json">
            <Suspense fallback={<p role="status">Loading…</p>}>
              <JsonEditor draft={draft} onDraft={setDraft} />
            </Suspense>
          </Tabs.Panel>
        </Tabs>
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
        <LivePreview draft={draft} language={written} />
      </div>
    </form>
  );
}
