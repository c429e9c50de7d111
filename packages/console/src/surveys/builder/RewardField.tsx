import type { SurveyDraft } from '@footfall/contract';
import { useList } from '../../api/useList.ts';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { Word } from '../../segments/fields/Word.tsx';

interface Props {
  reward: SurveyDraft['reward'];
  onChange: (reward: SurveyDraft['reward']) => void;
}

/** Which coupon who finishes gets; a question "Their coupon" shows it. Nothing to choose where there is no pool. */
export function RewardField({ reward, onChange }: Props) {
  const { items = [] } = useList<{ id: string; name: string }>({ path: '/v1/coupon-pools' });
  const pools = items.map(({ id, name }) => [id, name] as const);
  // One that is gone by now is still what the draft says.
  const known = reward && !items.some(({ id }) => id === reward.pool) ? [[reward.pool, reward.pool] as const] : [];
  if (pools.length + known.length === 0) return null;
  return (
    <Fields>
      <Word>Who finishes gets</Word>
      <Choice
        label="Coupon for who finishes"
        value={reward?.pool ?? ''}
        options={[['', 'no coupon'], ...pools, ...known]}
        onChange={(pool) => onChange(pool === '' ? undefined : { pool })}
      />
    </Fields>
  );
}
