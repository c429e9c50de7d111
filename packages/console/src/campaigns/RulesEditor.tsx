import type { CampaignDefinition, Reentry } from '@footfall/contract';
import { Checkbox, TagsInput } from '@mantine/core';
import { Choice, type Options } from '../parts/Choice.tsx';
import { ConditionEditor } from '../segments/conditions/ConditionEditor.tsx';
import { grouped } from '../segments/conditions/grouped.ts';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { EventField } from '../segments/fields/EventField.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { problemWords } from '../segments/words/problemWords.ts';
import styles from './CampaignForm.module.css';

interface Props {
  draft: CampaignDefinition;
  onChange: (draft: CampaignDefinition) => void;
}

const PER_CENT = 100;
const POLICIES: Options<Reentry['policy']> = [
  ['once', 'never again'],
  ['every', 'each time, when it is over'],
  ['cooldown', 'again after'],
  ['restart', 'a new trigger begins the wait anew'],
];
const DAYS_30 = { amount: 30, unit: 'days' as const };

/** Who comes in again, what must hold, what ends it, what it is for, who is left out to compare with. */
export function RulesEditor({ draft, onChange }: Props) {
  const { problems } = useRuleContext();
  const { reentry = { policy: 'once' }, only, exit = [], goal, holdout = 0 } = draft;
  const without = (member: keyof CampaignDefinition) => {
    const { [member]: _before, ...rest } = draft;
    return rest as CampaignDefinition;
  };
  const wrong = problems.filter(({ path }) => /^(reentry|exit|goal|holdout)/.test(path));
  return (
    <>
      <div className={styles.line}>
        <span className={styles.note}>Who was in it</span>
        <Choice
          label="Re-entry"
          value={reentry.policy}
          options={POLICIES}
          onChange={(policy) =>
            onChange({ ...draft, reentry: policy === 'cooldown' ? { policy, span: DAYS_30 } : { policy } })
          }
        />
        {reentry.policy === 'cooldown' && (
          <SpanField
            label="Re-entry"
            value={reentry.span}
            onChange={(span) => onChange({ ...draft, reentry: { policy: 'cooldown', span } })}
          />
        )}
      </div>
      <TagsInput
        size="xs"
        label="Ends with any of these events"
        classNames={{ inputField: styles.tag ?? '' }}
        placeholder={exit.length === 0 ? 'Order Completed, then Enter' : ''}
        value={exit.map(({ event }) => event)}
        onChange={(events) => {
          const patterns = events.map((event) => exit.find((pattern) => pattern.event === event) ?? { event });
          onChange(patterns.length > 0 ? { ...draft, exit: patterns } : without('exit'));
        }}
      />
      <Checkbox
        size="xs"
        label="Only for whom a condition holds, asked again just before each message"
        checked={only !== undefined}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? { ...draft, only: { op: 'all', of: [{ op: 'cart' }] } } : without('only'))
        }
      />
      {only && (
        <ConditionEditor
          value={grouped(only)}
          path="only"
          label="Condition"
          onChange={(next) => onChange({ ...draft, only: next })}
        />
      )}
      <div className={styles.line}>
        <Checkbox
          size="xs"
          label="It is for"
          checked={goal !== undefined}
          onChange={({ currentTarget }) =>
            onChange(
              currentTarget.checked
                ? { ...draft, goal: { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' } } }
                : without('goal'),
            )
          }
        />
        {goal && (
          <>
            <EventField
              label="Goal"
              value={goal.event.event}
              onChange={(event) => onChange({ ...draft, goal: { ...goal, event: { ...goal.event, event } } })}
            />
            <span className={styles.note}>within</span>
            <SpanField
              label="Goal"
              value={goal.within}
              onChange={(within) => onChange({ ...draft, goal: { ...goal, within } })}
            />
          </>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.note}>Left out to compare with:</span>
        <NumberField
          label="Holdout in per cent"
          value={holdout / PER_CENT}
          onChange={(share) =>
            onChange(share > 0 ? { ...draft, holdout: Math.round(share * PER_CENT) } : without('holdout'))
          }
        />
        <span className={styles.note}>% of people</span>
      </div>
      {wrong.length > 0 && (
        <ul className={styles.problems}>
          {wrong.map((problem) => (
            <li key={problem.path + problem.message}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
