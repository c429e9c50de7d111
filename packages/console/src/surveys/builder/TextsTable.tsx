import type { SurveyDraft } from '@footfall/contract';
import { Textarea } from '@mantine/core';
import { languageName } from './languages.ts';
import styles from './TextsEditor.module.css';
import type { TextRow } from './textRows.ts';
import { textOf, withText } from './texts.ts';

interface Props {
  draft: SurveyDraft;
  rows: TextRow[];
  /** Beside the survey's own language, if there is another. */
  other: string | undefined;
  onDraft: (draft: SurveyDraft) => void;
}

/** A row for each text; what stands in for a missing one is shown in its place. */
export function TextsTable({ draft, rows, other, onDraft }: Props) {
  const languages = other === undefined ? [draft.language] : [draft.language, other];
  return (
    <table className={styles.table} aria-label="Texts by language">
      <thead>
        <tr>
          <th scope="col">Text</th>
          {languages.map((tag) => (
            <th key={tag} scope="col">
              {languageName(tag)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, words, standIn = '' }) => (
          <tr key={key}>
            <th scope="row">{words}</th>
            {languages.map((tag) => (
              <td key={tag} data-language={languageName(tag)}>
                <Textarea
                  size="xs"
                  autosize
                  minRows={1}
                  lang={tag}
                  dir="auto"
                  aria-label={`${words}: ${languageName(tag)}`}
                  value={textOf(draft, tag, key)}
                  placeholder={(tag === draft.language ? '' : textOf(draft, draft.language, key)) || standIn}
                  onChange={(change) => onDraft(withText(draft, tag, key, change.currentTarget.value))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
