import type { BodyProblem, CampaignAnswer, CampaignDefinition } from '@footfall/contract';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../api/ApiError.ts';
import { listKey } from '../api/useList.ts';
import { RuleContext } from '../segments/conditions/RuleContext.ts';
import { Problems } from '../segments/Problems.tsx';
import { useSegmentNames } from '../segments/useSegmentNames.ts';
import { useSession } from '../session/useSession.ts';
import styles from './CampaignForm.module.css';
import { CAMPAIGNS_PATH, campaignKey } from './campaignApi.ts';
import { RulesEditor } from './RulesEditor.tsx';
import { StepList } from './StepList.tsx';
import { TriggerEditor } from './TriggerEditor.tsx';

interface Props {
  /** Of the campaign that is changed; missing for a new one. */
  id?: string;
  start: CampaignDefinition;
  /** What keeps it from being published as it was saved last. */
  problems: BodyProblem[];
  save: (definition: CampaignDefinition) => Promise<CampaignAnswer>;
}

/** Where a campaign is written: what begins it, its steps, what ends it. */
export function CampaignForm({ id, start, problems, save }: Props) {
  const { site } = useSession();
  const segments = useSegmentNames();
  const [draft, setDraft] = useState(start);
  /** The whole of it as JSON, while somebody looks at it so. */
  const [text, setText] = useState<string>();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const saving = useMutation({
    mutationFn: async () => save(text === undefined ? { ...draft, name: draft.name.trim() } : definitionFrom(text)),
    onSuccess: (saved) => {
      queries.setQueryData(campaignKey(saved.id), saved);
      void queries.invalidateQueries({ queryKey: listKey(CAMPAIGNS_PATH) });
      navigate(`/campaigns/${encodeURIComponent(saved.id)}`);
    },
  });
  const refused = saving.error instanceof ApiError ? saving.error.problems : problems;
  const change = (changed: Partial<CampaignDefinition>) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <RuleContext value={{ currency: site.currency, segments, problems: refused }}>
      <form onSubmit={submit} noValidate className={styles.form}>
        {text === undefined ? (
          <>
            <div className={styles.names}>
              <TextInput
                label="Name"
                value={draft.name}
                maxLength={256}
                autoComplete="off"
                onChange={({ currentTarget }) => change({ name: currentTarget.value })}
              />
              <TextInput
                label="Description"
                value={draft.description ?? ''}
                maxLength={500}
                autoComplete="off"
                placeholder="For your colleagues. Optional."
                onChange={({ currentTarget }) => change({ description: currentTarget.value })}
              />
            </div>
            <section className={styles.card} aria-labelledby="begins">
              <h2 id="begins">What begins it</h2>
              <TriggerEditor draft={draft} onChange={setDraft} />
            </section>
            <section aria-labelledby="steps">
              <h2 id="steps">Steps</h2>
              <StepList steps={draft.steps} onChange={(steps) => change({ steps })} />
            </section>
            <section className={styles.card} aria-labelledby="rules">
              <h2 id="rules">What holds for all of it</h2>
              <RulesEditor draft={draft} onChange={setDraft} />
            </section>
          </>
        ) : (
          <Textarea
            label="The whole campaign as JSON"
            description="Everything the API takes. What is wrong is said when it is saved."
            value={text}
            autosize
            minRows={12}
            spellCheck={false}
            classNames={{ input: styles.json ?? '' }}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        <Problems error={saving.error} what="Not saved" />
        {text !== undefined && saving.error && (
          <ul className={styles.problems} aria-label="Where it is wrong">
            {refused.map(({ path, message }) => (
              <li key={path + message}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        )}
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending}>
            Save draft
          </Button>
          <Button component={Link} href={id ? `/campaigns/${encodeURIComponent(id)}` : '/campaigns'} variant="default">
            Cancel
          </Button>
          <Button
            variant="subtle"
            disabled={text !== undefined && text !== written(draft)}
            onClick={() => setText(text === undefined ? written(draft) : undefined)}
          >
            {text === undefined ? 'Edit as JSON' : 'Back to the form'}
          </Button>
        </div>
      </form>
    </RuleContext>
  );
}

const written = (draft: CampaignDefinition) => JSON.stringify(draft, null, 2);

/** What somebody wrote as JSON; whether it is a campaign is the server's to say. Throws where it is no JSON. */
function definitionFrom(text: string): CampaignDefinition {
  try {
    return JSON.parse(text) as CampaignDefinition;
  } catch (error) {
    throw new Error(`This is no JSON: ${(error as Error).message}`);
  }
}
