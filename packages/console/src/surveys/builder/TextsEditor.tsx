import type { SurveyDraft } from '@footfall/contract';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { languageName, languagesOf } from './languages.ts';
import styles from './TextsEditor.module.css';
import { TextsTable } from './TextsTable.tsx';
import { ownWordRows, textRows, unusedRows } from './textRows.ts';
import { textOf } from './texts.ts';

interface Props {
  draft: SurveyDraft;
  language: string;
  onLanguage: (language: string) => void;
  onDraft: (draft: SurveyDraft) => void;
}

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** All texts, side by side in the survey's own language and in another. */
export function TextsEditor({ draft, language, onLanguage, onDraft }: Props) {
  const [wanted, setWanted] = useState('');
  const [withWords, setWithWords] = useState(false);
  const known = languagesOf(draft);
  const others = known.filter((tag) => tag !== draft.language);
  const other = language === draft.language ? others[0] : language;
  const rows = [...textRows(draft), ...(withWords ? ownWordRows() : []), ...unusedRows(draft)];
  const missing = other === undefined ? 0 : textRows(draft).filter(({ key }) => !textOf(draft, other, key)).length;
  const add = () => {
    onDraft({ ...draft, strings: { ...draft.strings, [wanted]: draft.strings[wanted] ?? {} } });
    onLanguage(wanted);
    setWanted('');
  };
  const remove = (tag: string) => {
    const { [tag]: _gone, ...strings } = draft.strings;
    onDraft({ ...draft, strings });
    onLanguage(draft.language);
  };
  return (
    <section className={styles.texts} aria-labelledby="texts">
      <h2 id="texts">Languages</h2>
      <Fields>
        <Word>Its own language is</Word>
        <Choice
          label="Its own language"
          value={draft.language}
          options={known.map((tag) => [tag, languageName(tag)] as const)}
          onChange={(tag) => onDraft({ ...draft, language: tag })}
        />
      </Fields>
      <p className={styles.missing}>What another language lacks is shown in its own.</p>
      <Fields>
        <TextInput
          size="xs"
          aria-label="Another language, as a tag such as de or pt-BR"
          placeholder="de, ar, pt-BR…"
          autoComplete="off"
          value={wanted}
          onChange={(change) => setWanted(change.currentTarget.value.trim())}
        />
        <Button variant="default" size="xs" disabled={!TAG.test(wanted)} onClick={add}>
          Add language
        </Button>
      </Fields>
      {other !== undefined && (
        <Fields>
          <Word>Beside it</Word>
          <Choice
            label="Language beside it"
            value={other}
            options={others.map((tag) => [tag, languageName(tag)] as const)}
            onChange={onLanguage}
          />
          <span role="status" className={styles.missing}>
            {missing === 0 ? 'Every text is there.' : `${missing} of ${textRows(draft).length} texts are missing.`}
          </span>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => remove(other)}>
            {`Remove ${languageName(other)}`}
          </Button>
        </Fields>
      )}
      <TextsTable draft={draft} rows={rows} other={other} onDraft={onDraft} />
      <Checkbox
        size="xs"
        label="The widget’s own words too: buttons, and what it says of wrong answers"
        checked={withWords}
        onChange={(change) => setWithWords(change.currentTarget.checked)}
      />
    </section>
  );
}
