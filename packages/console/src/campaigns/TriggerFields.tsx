import type { CampaignTrigger } from '@footfall/contract';
import { Choice } from '../parts/Choice.tsx';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { EventField } from '../segments/fields/EventField.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';

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
      return <EventField label="Event" value={trigger.event} onChange={(event) => onChange({ ...trigger, event })} />;
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
      return (
        <TextField label="Survey" value={trigger.survey} onChange={(survey) => onChange({ ...trigger, survey })} />
      );
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
            onChange={(every) => {
              const { every: _before, ...rest } = trigger;
              onChange(every ? { ...rest, every } : rest);
            }}
          />
          <TextField
            label="Begins at"
            placeholder="at once, or 2026-12-01T09:00Z"
            width="wide"
            value={trigger.at ?? ''}
            onChange={(at) => {
              const { at: _before, ...rest } = trigger;
              onChange(at ? { ...rest, at } : rest);
            }}
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
        </>
      );
    case 'backInStock':
      return <span className={styles.note}>of what they found sold out</span>;
  }
}
