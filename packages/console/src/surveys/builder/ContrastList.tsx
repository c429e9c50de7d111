import { contrast, PAIRS } from '@footfall/engine/survey-flow';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import styles from './LooksEditor.module.css';

interface Props {
  name: string;
  /** All tokens, the widget's own where there is no other. */
  colours: Record<string, string>;
  words: (token: string) => string;
}

/** How far each colour stands out from what it stands on, and how far it must: what publishing asks. */
export function ContrastList({ name, colours, words }: Props) {
  return (
    <ul className={styles.contrasts} aria-label={`${name}: contrast`}>
      {PAIRS.map(([front, back, least]) => {
        const [one, other] = [colours[front], colours[back]];
        if (one === undefined || other === undefined) return null;
        const found = contrast(one, other);
        const isEnough = found !== undefined && found >= least;
        const Icon = isEnough ? IconCheck : IconAlertTriangle;
        return (
          <li key={front + back} data-wrong={!isEnough || undefined}>
            <Icon size={14} stroke={1.8} aria-hidden />
            {`${words(front)} on ${words(back).toLowerCase()}: `}
            {found === undefined ? 'no colour such as #1a2b3c' : `${found.toFixed(1)} to 1`}
            {!isEnough && found !== undefined && `, needs ${least}`}
          </li>
        );
      })}
    </ul>
  );
}
