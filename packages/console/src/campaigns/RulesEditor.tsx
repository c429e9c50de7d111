import type { CampaignDefinition, Reentry } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice, type Options } from '../parts/Choice.tsx';
import { ConditionEditor } from '../segments/conditions/ConditionEditor.tsx';
import { grouped } from '../segments/conditions/grouped.ts';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { EventPatternField } from '../segments/fields/EventPatternField.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { problemWords } from '../segments/words/problemWords.ts';
import styles from './CampaignForm.module.css';
import { EventsField } from './EventsField.tsx';
import { withMember } from './withMember.ts';

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
  const without = (member: keyof CampaignDefinition) => withMember(draft, member, undefined);
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
      <EventsField
        label="Ends with"
        values={exit}
        onChange={(patterns) => onChange(withMember(draft, 'exit', patterns.length > 0 ? patterns : undefined))}
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
          label="It has a goal"
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
            <EventPatternField
              label="Goal"
              value={goal.event}
              onChange={(event) => onChange({ ...draft, goal: { ...goal, event } })}
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
        <Checkbox
          size="xs"
          label="reaches those too whom the site holds out of all campaigns"
          checked={draft.ignoresGlobalHoldout ?? false}
          onChange={({ currentTarget }) =>
            onChange(withMember(draft, 'ignoresGlobalHoldout', currentTarget.checked || undefined))
          }
        />
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
