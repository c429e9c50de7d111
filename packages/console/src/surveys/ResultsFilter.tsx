import { Choice } from '../parts/Choice.tsx';
import { Fields } from '../segments/fields/Fields.tsx';
import { Word } from '../segments/fields/Word.tsx';
import { useSegmentNames } from '../segments/useSegmentNames.ts';

/** Whose answers are looked at; an empty text means all. */
export interface Wanted {
  segment: string;
  revision: string;
}

interface Props {
  wanted: Wanted;
  /** The newest there is. */
  revision: number;
  onChange: (wanted: Wanted) => void;
}

/** Narrows results and the list of responses alike. */
export function ResultsFilter({ wanted, revision, onChange }: Props) {
  const segments = useSegmentNames();
  const revisions = Array.from({ length: revision }, (_, before) => String(revision - before));
  return (
    <Fields>
      <Word>Answers of</Word>
      <Choice
        label="Segment"
        value={wanted.segment}
        options={[['', 'everybody'], ...segments.map(({ id, name }) => [id, name] as const)]}
        onChange={(segment) => onChange({ ...wanted, segment })}
      />
      {revision > 1 && (
        <>
          <Word>to</Word>
          <Choice
            label="Revision"
            value={wanted.revision}
            options={[['', 'all revisions'], ...revisions.map((one) => [one, `revision ${one}`] as const)]}
            onChange={(next) => onChange({ ...wanted, revision: next })}
          />
        </>
      )}
    </Fields>
  );
}
