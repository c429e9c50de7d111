import type { SegmentCondition } from '@footfall/contract';
import styles from './RuleWords.module.css';
import { useSegmentNames } from './useSegmentNames.ts';
import { conditionWords, type RuleLine } from './words/conditionWords.ts';

/** A rule in plain words. */
export function RuleWords({ when }: { when: SegmentCondition }) {
  const names = useSegmentNames();
  const nameOf = (id: string) => `“${names.find((segment) => segment.id === id)?.name ?? id}”`;
  return (
    <div className={styles.rule}>
      <Line line={conditionWords(when, nameOf)} />
    </div>
  );
}

function Line({ line }: { line: RuleLine }) {
  if (!line.parts) return <p>{line.text}</p>;
  return (
    <>
      <p className={styles.group}>{line.text}</p>
      {line.parts.length > 0 && (
        <ul>
          {line.parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none has a state
            <li key={place}>
              <Line line={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
