import type { SurveyDraft } from '@footfall/contract';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { Fields } from '../segments/fields/Fields.tsx';
import { Word } from '../segments/fields/Word.tsx';

interface Props {
  draft: SurveyDraft;
  /** The one that is written now. */
  language: string;
  onLanguage: (language: string) => void;
  onChange: (draft: SurveyDraft) => void;
}

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** Which language is written; a text that is missing in one stands in from the survey's own. */
export function Languages({ draft, language, onLanguage, onChange }: Props) {
  const [wanted, setWanted] = useState('');
  const known = [...new Set([draft.language, ...Object.keys(draft.strings)])];
  const add = () => {
    onChange({ ...draft, strings: { ...draft.strings, [wanted]: draft.strings[wanted] ?? {} } });
    onLanguage(wanted);
    setWanted('');
  };
  return (
    <Fields>
      <Word>Texts in</Word>
      <Choice
        label="Language of the texts"
        value={language}
        options={known.map((tag) => [tag, tag === draft.language ? `${nameOf(tag)} (its own)` : nameOf(tag)] as const)}
        onChange={onLanguage}
      />
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
  );
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
