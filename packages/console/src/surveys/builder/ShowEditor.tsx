import type { SegmentCondition, SurveyShow } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice } from '../../parts/Choice.tsx';
import { ConditionEditor } from '../../segments/conditions/ConditionEditor.tsx';
import { grouped } from '../../segments/conditions/grouped.ts';
import { RuleContext } from '../../segments/conditions/RuleContext.ts';
import { EventField } from '../../segments/fields/EventField.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { FiltersField } from '../../segments/fields/FiltersField.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { useSegmentNames } from '../../segments/useSegmentNames.ts';
import { useSession } from '../../session/useSession.ts';
import { CancelEditor } from './CancelEditor.tsx';
import { changed } from './changed.ts';
import { FrequencyFields } from './FrequencyFields.tsx';
import { PagesEditor } from './PagesEditor.tsx';
import styles from './ShowEditor.module.css';
import { WaitFields } from './WaitFields.tsx';

interface Props {
  show: SurveyShow | undefined;
  onChange: (show: SurveyShow | undefined) => void;
}

const AGAIN = [
  ['until_closed', 'until it was finished or closed'],
  ['until_answered', 'until there is an answer'],
  ['always', 'each time'],
  ['never', 'never again'],
] as const;
const EVERYBODY = 10_000;
const ANYBODY: SegmentCondition = { op: 'all', of: [] };

/** Who is asked, where, how often and when. */
export function ShowEditor({ show, onChange }: Props) {
  const { site } = useSession();
  const segments = useSegmentNames();
  const set = (changes: { [member in keyof SurveyShow]?: SurveyShow[member] | undefined }) =>
    onChange(changed<SurveyShow>(show ?? { trigger: 'Order Completed' }, changes));
  return (
    <RuleContext value={{ currency: site.currency, segments, problems: [] }}>
      <section className={styles.card} aria-labelledby="show">
        <h2 id="show">Who is asked, and when</h2>
        <Checkbox
          label="It comes up by itself"
          description="Otherwise it is shown only where you put it into a page, or by a link."
          checked={show !== undefined}
          onChange={(change) => (change.currentTarget.checked ? set({}) : onChange(undefined))}
        />
        {show && (
          <>
            <h3>What leads to it</h3>
            <Fields>
              <Word>After</Word>
              <EventField
                label="Event that leads to it"
                value={show.trigger}
                onChange={(trigger) => set({ trigger })}
              />
            </Fields>
            <FiltersField
              value={show.where}
              onChange={(where) => set({ where: where.length > 0 ? where : undefined })}
            />
            <PagesEditor pages={show.pages} onChange={(pages) => set({ pages })} />
            <h3>Who</h3>
            <Fields>
              <NumberField
                label="Per cent of customers"
                value={(show.sample ?? EVERYBODY) / 100}
                onChange={(percent) => {
                  const sample = Math.round(percent * 100);
                  set({ sample: sample >= 1 && sample < EVERYBODY ? sample : undefined });
                }}
              />
              <Word>% of customers, always the same ones</Word>
            </Fields>
            <Checkbox
              size="xs"
              label="Only customers for whom this holds"
              checked={show.if !== undefined}
              onChange={(change) => set({ if: change.currentTarget.checked ? ANYBODY : undefined })}
            />
            {show.if && (
              <ConditionEditor
                value={grouped(show.if)}
                path="show.if"
                label="Rule"
                onChange={(condition) => set({ if: condition })}
              />
            )}
            <h3>How often</h3>
            <Fields>
              <Word>Asked again</Word>
              <Choice
                label="Asked again"
                value={show.again ?? 'until_closed'}
                options={AGAIN}
                onChange={(again) => set({ again })}
              />
            </Fields>
            <FrequencyFields value={show.frequency} onChange={(frequency) => set({ frequency })} />
            <Fields>
              <Word>Where an event leads to several surveys, priority</Word>
              <NumberField
                label="Priority"
                value={show.priority ?? 0}
                onChange={(priority) => set({ priority: priority === 0 ? undefined : priority })}
              />
              <Word>; the highest comes up.</Word>
            </Fields>
            <h3>When</h3>
            <WaitFields wait={show.wait} onChange={(wait) => set({ wait })} />
            <CancelEditor events={show.cancel} onChange={(cancel) => set({ cancel })} />
          </>
        )}
      </section>
    </RuleContext>
  );
}
