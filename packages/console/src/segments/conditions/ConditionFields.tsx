import type { SegmentCondition } from '@footfall/contract';
import { BucketFields } from './BucketFields.tsx';
import { CartFields } from './CartFields.tsx';
import { ConsentFields } from './ConsentFields.tsx';
import { DidFields } from './DidFields.tsx';
import { DidNotFields } from './DidNotFields.tsx';
import { FavouriteFields } from './FavouriteFields.tsx';
import { InSegmentFields } from './InSegmentFields.tsx';
import { LastDidFields } from './LastDidFields.tsx';
import { SequenceFields } from './SequenceFields.tsx';
import { SpentFields } from './SpentFields.tsx';
import { SurveyFields } from './SurveyFields.tsx';
import { TraitFields } from './TraitFields.tsx';

export type Leaf = Exclude<SegmentCondition, { op: 'all' | 'any' | 'not' }>;

/** The fields of whatever kind of condition this is. */
export function ConditionFields({ value, onChange }: { value: Leaf; onChange: (value: Leaf) => void }) {
  switch (value.op) {
    case 'did':
      return <DidFields value={value} onChange={onChange} />;
    case 'didNot':
      return <DidNotFields value={value} onChange={onChange} />;
    case 'lastDid':
      return <LastDidFields value={value} onChange={onChange} />;
    case 'sequence':
      return <SequenceFields value={value} onChange={onChange} />;
    case 'spent':
      return <SpentFields value={value} onChange={onChange} />;
    case 'favourite':
      return <FavouriteFields value={value} onChange={onChange} />;
    case 'cart':
      return <CartFields value={value} onChange={onChange} />;
    case 'trait':
      return <TraitFields value={value} onChange={onChange} />;
    case 'survey':
      return <SurveyFields value={value} onChange={onChange} />;
    case 'consent':
      return <ConsentFields value={value} onChange={onChange} />;
    case 'inSegment':
      return <InSegmentFields value={value} onChange={onChange} />;
    case 'bucket':
      return <BucketFields value={value} onChange={onChange} />;
  }
}
