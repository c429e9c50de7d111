import type { SurveyDraft } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { languageName, languagesOf } from './languages.ts';

interface Props {
  draft: SurveyDraft;
  /** The one that is written now. */
  language: string;
  onLanguage: (language: string) => void;
}

/** Which language is written and previewed, where there are several. */
export function LanguagePicker({ draft, language, onLanguage }: Props) {
  const known = languagesOf(draft);
  if (known.length < 2) return null;
  return (
    <Fields>
      <Word>Texts in</Word>
      <Choice
        label="Language of the texts"
        value={language}
        options={known.map(
          (tag) => [tag, tag === draft.language ? `${languageName(tag)} (its own)` : languageName(tag)] as const,
        )}
        onChange={onLanguage}
      />
    </Fields>
  );
}
