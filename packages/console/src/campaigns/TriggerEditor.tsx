import type { CampaignDefinition, CampaignEntity, CampaignTrigger } from '@footfall/contract';
import { Choice, type Options } from '../parts/Choice.tsx';
import { useRuleContext } from '../segments/conditions/RuleContext.ts';
import { problemWords } from '../segments/words/problemWords.ts';
import styles from './CampaignForm.module.css';
import { TriggerFields } from './TriggerFields.tsx';

interface Props {
  draft: CampaignDefinition;
  onChange: (draft: CampaignDefinition) => void;
}

type On = CampaignTrigger['on'];
const KINDS: Options<On> = [
  ['event', 'An event'],
  ['segment', 'A segment is entered or left'],
  ['survey', 'A survey is answered'],
  ['date', 'A date of theirs'],
  ['broadcast', 'A broadcast to a segment'],
  ['priceDrop', 'A price drop'],
  ['backInStock', 'Back in stock'],
];
const STARTS: { [on in On]: Extract<CampaignTrigger, { on: on }> } = {
  event: { on: 'event', event: 'Signed Up' },
  segment: { on: 'segment', segment: '', move: 'entered' },
  survey: { on: 'survey', survey: '' },
  date: { on: 'date', trait: 'birthday', repeats: 'yearly', time: '09:00' },
  broadcast: { on: 'broadcast', segment: '', perMinute: 600 },
  priceDrop: { on: 'priceDrop', percent: 10 },
  backInStock: { on: 'backInStock' },
};
const ENTITIES: Options<CampaignEntity | ''> = [
  ['', 'the person'],
  ['cart', 'each cart'],
  ['product', 'each product'],
  ['order', 'each order'],
];

/** What begins a campaign, and what one enrolment is about. */
export function TriggerEditor({ draft, onChange }: Props) {
  const { problems } = useRuleContext();
  const { trigger, entity } = draft;
  const wrong = problems.filter(({ path }) => path.startsWith('trigger') || path === 'entity');
  return (
    <>
      <div className={styles.line}>
        <Choice<On>
          label="Begins with"
          value={trigger.on}
          options={KINDS}
          onChange={(on) => {
            const { entity: _before, ...rest } = draft;
            const about = on === 'priceDrop' || on === 'backInStock' ? { entity: 'product' as const } : {};
            onChange({ ...rest, trigger: STARTS[on], ...about });
          }}
        />
        <TriggerFields trigger={trigger} onChange={(next) => onChange({ ...draft, trigger: next })} />
      </div>
      <div className={styles.line}>
        <span className={styles.note}>Once at a time for</span>
        <Choice
          label="Is about"
          value={entity ?? ''}
          options={ENTITIES}
          onChange={(next) => {
            const { entity: _before, ...rest } = draft;
            onChange(next ? { ...rest, entity: next } : rest);
          }}
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
