import type { SegmentAnswer, SegmentDefinition } from '@footfall/contract';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../api/ApiError.ts';
import { listKey } from '../api/useList.ts';
import { Choice } from '../parts/Choice.tsx';
import { useSession } from '../session/useSession.ts';
import { ConditionEditor } from './conditions/ConditionEditor.tsx';
import { ROOT } from './conditions/GroupEditor.tsx';
import { grouped } from './conditions/grouped.ts';
import { RuleContext } from './conditions/RuleContext.ts';
import { Fields } from './fields/Fields.tsx';
import { Word } from './fields/Word.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { Problems } from './Problems.tsx';
import styles from './SegmentForm.module.css';
import { SEGMENTS_PATH, segmentKey } from './segmentApi.ts';
import { usePreview } from './usePreview.ts';
import { useSegmentNames } from './useSegmentNames.ts';
import { problemWords } from './words/problemWords.ts';

interface Props {
  /** Of the segment that is changed; missing for a new one. */
  id?: string;
  start: SegmentDefinition;
  save: (definition: SegmentDefinition) => Promise<SegmentAnswer>;
}

/** Between two letters of somebody who types. */
const TYPING_MS = 500;
const INCLUDES = [
  ['known', 'Known customers'],
  ['everyone', 'Everyone, anonymous customers too'],
] as const;

/** Where a segment is built: its name, its rule, and beside them whom it means. */
export function SegmentForm({ id, start, save }: Props) {
  const { site } = useSession();
  const [name, setName] = useState(start.name);
  const [description, setDescription] = useState(start.description ?? '');
  const [include, setInclude] = useState(start.include ?? 'known');
  const [when, setWhen] = useState(() => grouped(start.when));
  const [settled] = useDebouncedValue(when, TYPING_MS);
  const preview = usePreview({ when: settled, include, ...(id ? { id } : {}) });
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const segments = useSegmentNames().filter((segment) => segment.id !== id);

  const saving = useMutation({
    mutationFn: () => save({ name: name.trim(), ...(description ? { description } : {}), include, when }),
    onSuccess: (saved) => {
      queries.setQueryData(segmentKey(saved.id), saved);
      void queries.invalidateQueries({ queryKey: listKey(SEGMENTS_PATH) });
      navigate(`/segments/${encodeURIComponent(saved.id)}`);
    },
  });
  const refused = saving.error instanceof ApiError ? saving.error.problems : [];
  const wrongName = refused.find(({ path }) => path === 'name');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };

  return (
    <RuleContext value={{ currency: site.currency, segments, problems: preview.problems }}>
      <form onSubmit={submit} noValidate className={styles.form}>
        <div className={styles.build}>
          <div className={styles.names}>
            <TextInput
              label="Name"
              value={name}
              maxLength={256}
              autoComplete="off"
              error={wrongName && problemWords(wrongName)}
              onChange={(change) => setName(change.currentTarget.value)}
            />
            <TextInput
              label="Description"
              value={description}
              maxLength={500}
              autoComplete="off"
              placeholder="For your colleagues. Optional."
              onChange={(change) => setDescription(change.currentTarget.value)}
            />
          </div>
          <section className={styles.rule} aria-labelledby="rule">
            <h2 id="rule">Who is in it</h2>
            <ConditionEditor value={when} path="when" label={ROOT} onChange={setWhen} />
          </section>
          <Fields>
            <Word>Counts</Word>
            <Choice label="Who counts" value={include} options={INCLUDES} onChange={setInclude} />
          </Fields>
          {!wrongName && <Problems error={saving.error} what="Not saved" />}
          <div className={styles.actions}>
            <Button type="submit" loading={saving.isPending}>
              Save draft
            </Button>
            <Button component={Link} href={id ? `/segments/${encodeURIComponent(id)}` : '/segments'} variant="default">
              Cancel
            </Button>
          </div>
        </div>
        <div className={styles.preview}>
          <PreviewPanel preview={preview} include={include} />
        </div>
      </form>
    </RuleContext>
  );
}
