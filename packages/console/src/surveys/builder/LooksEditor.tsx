import type { SurveyDraft } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';
import styles from './LooksEditor.module.css';
import { ThemeEditor } from './ThemeEditor.tsx';

interface Props {
  draft: SurveyDraft;
  onDraft: (draft: SurveyDraft) => void;
}

const PLACES = [
  ['corner', 'a card in a corner, a sheet on phones'],
  ['modal', 'a window that asks for attention'],
] as const;

/** Where it stands, and its colours, each judged against what it stands on. */
export function LooksEditor({ draft, onDraft }: Props) {
  const { theme, darkTheme, place } = draft;
  return (
    <section className={styles.looks} aria-labelledby="looks">
      <h2 id="looks">Looks</h2>
      <Fields>
        <Word>By itself it comes up as</Word>
        <Choice
          label="Place"
          value={place ?? 'corner'}
          options={PLACES}
          onChange={(next) => onDraft(changed(draft, { place: next === 'corner' ? undefined : next }))}
        />
      </Fields>
      <ThemeEditor
        name="On light pages"
        scheme="light"
        theme={theme}
        onChange={(next) => onDraft(changed(draft, { theme: next }))}
      />
      <Checkbox
        label="Colours of its own on dark pages"
        description={
          theme ? 'Without them a survey with colours of its own stays light there.' : 'Without them it has Footfall’s.'
        }
        checked={darkTheme !== undefined}
        onChange={(change) => onDraft(changed(draft, { darkTheme: change.currentTarget.checked ? {} : undefined }))}
      />
      {darkTheme && (
        <ThemeEditor
          name="On dark pages"
          scheme="dark"
          theme={darkTheme}
          onChange={(next) => onDraft(changed(draft, { darkTheme: next ?? {} }))}
        />
      )}
    </section>
  );
}
