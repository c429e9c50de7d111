import type { CampaignTrigger } from '@footfall/contract';
import { Choice } from '../parts/Choice.tsx';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { EventPatternField } from '../segments/fields/EventPatternField.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import styles from './CampaignForm.module.css';
import { withMember } from './withMember.ts';

interface Props {
  trigger: CampaignTrigger;
  onChange: (trigger: CampaignTrigger) => void;
}

/** What a trigger of its kind asks for. */
export function TriggerFields({ trigger, onChange }: Props) {
  const { segments } = useRuleContext();
  const segment = (value: string, set: (id: string) => void) => (
    <Choice
      label="Segment"
      value={value}
      options={[
        ['', 'choose a segment'],
        // One that a recipe proposes and that is not there yet stays to be seen.
        ...(value && !segments.some(({ id }) => id === value) ? [[value, `${value} (missing)`] as const] : []),
        ...segments.map(({ id, name }) => [id, name] as const),
      ]}
      onChange={set}
    />
  );
  switch (trigger.on) {
    case 'event':
      return (
        <EventPatternField
          label="Event"
          value={trigger}
          onChange={(pattern) => onChange({ on: 'event', ...pattern })}
        />
      );
    case 'segment':
      return (
        <>
          {segment(trigger.segment, (id) => onChange({ ...trigger, segment: id }))}
          <Choice
            label="Move"
            value={trigger.move}
            options={[
              ['entered', 'is entered'],
              ['left', 'is left'],
            ]}
            onChange={(move) => onChange({ ...trigger, move })}
          />
        </>
      );
    case 'survey':
      return <AnswerFields trigger={trigger} onChange={onChange} />;
    case 'date':
      return (
        <>
          <Choice
            label="Repeats"
            value={trigger.repeats}
            options={[
              ['once', 'once'],
              ['yearly', 'each year'],
            ]}
            onChange={(repeats) => onChange({ ...trigger, repeats })}
          />
          <NumberField
            label="Days after"
            value={trigger.days ?? 0}
            onChange={(days) => onChange({ ...trigger, days })}
          />
          <span className={styles.note}>days after</span>
          <TextField label="Trait" value={trigger.trait} onChange={(trait) => onChange({ ...trigger, trait })} />
          <TextField label="Time" value={trigger.time} onChange={(time) => onChange({ ...trigger, time })} />
        </>
      );
    case 'broadcast':
      return (
        <>
          {segment(trigger.segment, (id) => onChange({ ...trigger, segment: id }))}
          <NumberField
            label="A minute"
            value={trigger.perMinute ?? 600}
            onChange={(perMinute) => onChange({ ...trigger, perMinute })}
          />
          <span className={styles.note}>a minute,</span>
          <Choice
            label="Comes again"
            value={trigger.every ?? ''}
            options={[
              ['', 'once'],
              ['day', 'every day'],
              ['week', 'every week'],
              ['month', 'every month'],
            ]}
            onChange={(every) => onChange(withMember(trigger, 'every', every || undefined))}
          />
          <TextField
            label="Begins at"
            placeholder="at once, or 2026-12-01T09:00Z"
            width="wide"
            value={trigger.at ?? ''}
            onChange={(at) => onChange(withMember(trigger, 'at', at || undefined))}
          />
        </>
      );
    case 'priceDrop':
      return (
        <>
          <span className={styles.note}>by at least</span>
          <NumberField
            label="Per cent"
            value={trigger.percent ?? 10}
            onChange={(percent) => onChange({ ...trigger, percent })}
          />
          <span className={styles.note}>% of what they saw</span>
          <Seen trigger={trigger} onChange={onChange} />
        </>
      );
    case 'backInStock':
      return (
        <>
          <span className={styles.note}>of what they found sold out</span>
          <Seen trigger={trigger} onChange={onChange} />
        </>
      );
  }
}

const DEFAULT_DAYS = 60;

/** How long ago they may have looked at it. */
function Seen({
  trigger,
  onChange,
}: {
  trigger: Extract<CampaignTrigger, { withinDays?: number }>;
  onChange: (trigger: CampaignTrigger) => void;
}) {
  return (
    <>
      <span className={styles.note}>in the last</span>
      <NumberField
        label="Seen in the last days"
        value={trigger.withinDays ?? DEFAULT_DAYS}
        onChange={(withinDays) => onChange({ ...trigger, withinDays })}
      />
      <span className={styles.note}>days</span>
    </>
  );
}
