import type { BodyProblem, CampaignAnswer, CampaignDefinition } from '@footfall/contract';
import { Button, TextInput } from '@mantine/core';
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
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const saving = useMutation({
    mutationFn: () => save({ ...draft, name: draft.name.trim() }),
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
        <Problems error={saving.error} what="Not saved" />
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending}>
            Save draft
          </Button>
          <Button component={Link} href={id ? `/campaigns/${encodeURIComponent(id)}` : '/campaigns'} variant="default">
            Cancel
          </Button>
        </div>
      </form>
    </RuleContext>
  );
}
