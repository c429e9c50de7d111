import type { SegmentCondition, SurveyShow } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice } from '../parts/Choice.tsx';
import { ConditionEditor } from '../segments/conditions/ConditionEditor.tsx';
import { RuleContext } from '../segments/conditions/RuleContext.ts';
import { EventField } from '../segments/fields/EventField.tsx';
import { Fields } from '../segments/fields/Fields.tsx';
import { FiltersField } from '../segments/fields/FiltersField.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { Word } from '../segments/fields/Word.tsx';
import { useSegmentNames } from '../segments/useSegmentNames.ts';
import { useSession } from '../session/useSession.ts';
import styles from './ShowEditor.module.css';

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

/** Who is asked, and when. */
export function ShowEditor({ show, onChange }: Props) {
  const { site } = useSession();
  const segments = useSegmentNames();
  const set = (changed: { [member in keyof SurveyShow]?: SurveyShow[member] | undefined }) => {
    const members = Object.entries({ trigger: 'Order Completed', ...show, ...changed });
    onChange(Object.fromEntries(members.filter(([, value]) => value !== undefined)) as unknown as SurveyShow);
  };
  const { wait = {} } = show ?? {};
  const setWait = (changed: object) => {
    const left = Object.entries({ ...wait, ...changed }).filter(([, value]) => value !== undefined);
    set({ wait: left.length > 0 ? Object.fromEntries(left) : undefined });
  };
  return (
    <RuleContext value={{ currency: site.currency, segments, problems: [] }}>
      <section className={styles.card} aria-labelledby="show">
        <h2 id="show">Who is asked, and when</h2>
        <Checkbox
          label="It comes up by itself"
          description="Otherwise it is shown only where you put it into a page."
          checked={show !== undefined}
          onChange={(change) => (change.currentTarget.checked ? set({}) : onChange(undefined))}
        />
        {show && (
          <>
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
            <Fields>
              <Word>of</Word>
              <NumberField
                label="Per cent of customers"
                value={(show.sample ?? EVERYBODY) / 100}
                onChange={(percent) => {
                  const sample = Math.round(percent * 100);
                  set({ sample: sample >= 1 && sample < EVERYBODY ? sample : undefined });
                }}
              />
              <Word>% of customers, and again</Word>
              <Choice
                label="Asked again"
                value={show.again ?? 'until_closed'}
                options={AGAIN}
                onChange={(again) => set({ again })}
              />
            </Fields>
            <Fields>
              <Checkbox
                size="xs"
                label="Not more often than every"
                checked={show.frequency?.between !== undefined}
                onChange={(change) =>
                  set({
                    frequency: change.currentTarget.checked ? { between: { amount: 30, unit: 'days' } } : undefined,
                  })
                }
              />
              {show.frequency?.between && (
                <SpanField
                  label="Not more often than every"
                  value={show.frequency.between}
                  onChange={(between) => set({ frequency: { ...show.frequency, between } })}
                />
              )}
            </Fields>
            <Fields>
              <Word>Wait</Word>
              <NumberField
                label="Seconds to wait"
                value={wait.seconds ?? 0}
                onChange={(seconds) => setWait({ seconds: seconds > 0 ? seconds : undefined })}
              />
              <Word>s, until</Word>
              <NumberField
                label="Per cent of the page scrolled"
                value={wait.scroll ?? 0}
                onChange={(scroll) => setWait({ scroll: scroll > 0 ? scroll : undefined })}
              />
              <Word>% of the page is scrolled</Word>
              <Checkbox
                size="xs"
                label="and the pointer leaves"
                checked={wait.exit ?? false}
                onChange={(change) => setWait({ exit: change.currentTarget.checked ? true : undefined })}
              />
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
                label="Who is asked"
                onChange={(condition) => set({ if: condition })}
              />
            )}
          </>
        )}
      </section>
    </RuleContext>
  );
}

const ANYBODY: SegmentCondition = { op: 'all', of: [] };

/** Conditions can be added to a group only. */
function grouped(when: SegmentCondition): SegmentCondition {
  return when.op === 'all' || when.op === 'any' ? when : { op: 'all', of: [when] };
}
