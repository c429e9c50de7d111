import { type Question, RARE_SURVEY_WORDS, SURVEY_WORDS, type SurveyDraft } from '@footfall/contract';

/** One text of a survey, and where it stands. */
export interface TextRow {
  key: string;
  words: string;
  /** Said where no language has it: the widget's own words. */
  standIn?: string;
}

/** Every text there is to be written, in the order shoppers come to them; each key once. */
export function textRows(draft: SurveyDraft): TextRow[] {
  const rows: TextRow[] = [
    ...draft.questions.flatMap((question, place) => rowsOf(question, `Question ${place + 1}`)),
    ...(draft.endings ?? []).flatMap(({ text, link }, place) => {
      const name = `Ending ${place + 1}`;
      return [{ key: text, words: name }, ...(link ? [{ key: link.text, words: `${name}, button` }] : [])];
    }),
    { key: draft.thanks, words: 'Thank-you' },
  ];
  return once(rows);
}

/** The widget's own words, each of which a survey may say in another way. */
export function ownWordRows(): TextRow[] {
  return Object.entries({ ...SURVEY_WORDS, ...RARE_SURVEY_WORDS }).map(([key, standIn]) => ({
    key,
    words: `“${standIn}”`,
    standIn,
  }));
}

/** Texts that nothing of the survey names: kept until they are emptied. */
export function unusedRows(draft: SurveyDraft): TextRow[] {
  const known = new Set([...textRows(draft), ...ownWordRows()].map(({ key }) => key));
  const said = Object.values(draft.strings).flatMap((texts) => Object.keys(texts));
  return once(said.filter((key) => !known.has(key)).map((key) => ({ key, words: `${key} (not used)` })));
}

function rowsOf(question: Question, name: string): TextRow[] {
  const row = (key: string | undefined, words: string): TextRow[] => (key === undefined ? [] : [{ key, words }]);
  const options = (list: { text: string }[], what: string) =>
    list.flatMap(({ text }, place) => row(text, `${name}, ${what} ${place + 1}`));
  return [
    ...row(question.text, name),
    ...row(question.hint, `${name}, line under it`),
    ...('low' in question ? row(question.low, `${name}, low end`) : []),
    ...('high' in question ? row(question.high, `${name}, high end`) : []),
    ...('placeholder' in question ? row(question.placeholder, `${name}, while empty`) : []),
    ...('consent' in question ? row(question.consent, `${name}, consent`) : []),
    ...('link' in question ? row(question.link.text, `${name}, link`) : []),
    ...('options' in question ? options(question.options, 'option') : []),
    ...(question.kind === 'matrix' ? [...options(question.rows, 'row'), ...options(question.columns, 'column')] : []),
  ];
}

const once = (rows: TextRow[]): TextRow[] =>
  rows.filter(({ key }, place) => rows.findIndex((row) => row.key === key) === place);
