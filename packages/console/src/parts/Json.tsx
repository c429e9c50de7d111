import { CopyButton } from './CopyButton.tsx';
import styles from './Json.module.css';
import { jsonTokens } from './jsonTokens.ts';
import { Scroller } from './Scroller.tsx';

interface Props {
  value: unknown;
  /** What this is, as in "Properties". */
  label: string;
}

/** JSON to read and to copy. */
export function Json({ value, label }: Props) {
  const source = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <figure className={styles.json}>
      <figcaption className={styles.head}>
        {label}
        <CopyButton value={source} what={label.toLowerCase()} labelled />
      </figcaption>
      <Scroller label={`${label} as JSON`} className={styles.scroller}>
        <pre>
          {jsonTokens(source).map((token) => (
            <span key={token.at} data-token={token.kind}>
              {token.text}
            </span>
          ))}
        </pre>
      </Scroller>
    </figure>
  );
}
