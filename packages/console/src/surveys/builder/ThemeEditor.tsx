import { DARK, LIGHT, OTHER_TOKENS } from '@footfall/engine/survey-flow';
import { TextInput } from '@mantine/core';
import { ContrastList } from './ContrastList.tsx';
import { changed } from './changed.ts';
import styles from './LooksEditor.module.css';

type Theme = Record<string, string>;

interface Props {
  /** As in "On dark pages". */
  name: string;
  scheme: 'light' | 'dark';
  theme: Theme | undefined;
  onChange: (theme: Theme | undefined) => void;
}

const WORDS: Record<string, string> = {
  accent: 'Accent',
  'on-accent': 'Text on the accent',
  surface: 'Background',
  ink: 'Text',
  soft: 'Secondary text',
  line: 'Edges of fields',
  error: 'Errors',
  radius: 'Corners',
  font: 'Font',
  z: 'Layer (z-index)',
};
const EXAMPLES: Record<string, string> = { radius: '14px', font: '"Figtree", system-ui', z: '2147483000' };
const COLOURS = Object.keys(WORDS).filter((token) => !OTHER_TOKENS.includes(token));
const HEX = /^#[\da-f]{6}$/i;

/** Tokens of one scheme; an empty one is the widget's own. */
export function ThemeEditor({ name, scheme, theme = {}, onChange }: Props) {
  const own: Theme = scheme === 'light' ? LIGHT : DARK;
  const set = (token: string, value: string) => {
    const next = changed(theme, { [token]: value === '' ? undefined : value });
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  // One that was written elsewhere and is unknown can be seen and emptied.
  const rest = Object.keys(theme).filter((token) => !WORDS[token]);
  const others = scheme === 'light' ? OTHER_TOKENS : OTHER_TOKENS.filter((token) => theme[token] !== undefined);
  return (
    <fieldset className={styles.theme} aria-label={name}>
      <p className={styles.name}>{name}</p>
      <div className={styles.tokens}>
        {COLOURS.map((token) => {
          const value = theme[token] ?? '';
          const drawn = value || own[token] || '';
          return (
            <div key={token} className={styles.token}>
              <input
                type="color"
                className={styles.swatch}
                aria-label={`${name}: choose ${words(token).toLowerCase()}`}
                value={HEX.test(drawn) ? drawn : '#ffffff'}
                onChange={(change) => set(token, change.currentTarget.value)}
              />
              <TextInput
                size="xs"
                label={words(token)}
                aria-label={`${name}: ${words(token).toLowerCase()}`}
                autoComplete="off"
                spellCheck={false}
                placeholder={own[token] ?? 'black or white'}
                value={value}
                onChange={(change) => set(token, change.currentTarget.value.trim())}
              />
            </div>
          );
        })}
        {[...others, ...rest].map((token) => (
          <TextInput
            key={token}
            size="xs"
            label={words(token)}
            aria-label={`${name}: ${words(token).toLowerCase()}`}
            autoComplete="off"
            spellCheck={false}
            placeholder={EXAMPLES[token] ?? ''}
            value={theme[token] ?? ''}
            onChange={(change) => set(token, change.currentTarget.value)}
          />
        ))}
      </div>
      <ContrastList name={name} colours={{ ...own, ...theme }} words={words} />
    </fieldset>
  );
}

const words = (token: string): string => WORDS[token] ?? token;
