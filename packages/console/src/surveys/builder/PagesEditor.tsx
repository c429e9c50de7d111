import type { PageTest, SurveyPages } from '@footfall/contract';
import { IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { TextTestField } from '../../segments/fields/TextTestField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';
import styles from './ShowEditor.module.css';

interface Props {
  pages: SurveyPages | undefined;
  onChange: (pages: SurveyPages | undefined) => void;
}

const PARTS = [
  ['path', 'path'],
  ['query', 'query'],
  ['url', 'whole address'],
] as const;
const LISTS = [
  { list: 'only', words: 'Only on pages whose', or: 'or whose', add: 'Only on some pages…' },
  { list: 'except', words: 'Not on pages whose', or: 'nor whose', add: 'Not on some pages…' },
] as const;

/** On which pages it may come up. */
export function PagesEditor({ pages = {}, onChange }: Props) {
  const set = (list: keyof SurveyPages, tests: PageTest[]) => {
    const next = changed<SurveyPages>(pages, { [list]: tests.length > 0 ? tests : undefined });
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <>
      {LISTS.map(({ list, words, or, add }) => {
        const tests = pages[list] ?? [];
        return (
          <div key={list} className={styles.lines}>
            {tests.map((test, place) => {
              const label = `${list === 'only' ? 'Page' : 'Excepted page'} ${place + 1}`;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: tests have no id, and their fields hold no state of their own
                <div key={place} className={styles.line}>
                  <Word>{place === 0 ? words : or}</Word>
                  <Choice
                    label={`${label}: part of the address`}
                    value={test.of}
                    options={PARTS}
                    onChange={(of) => set(list, tests.with(place, { ...test, of }))}
                  />
                  <TextTestField
                    label={label}
                    value={test.test}
                    onChange={(next) => set(list, tests.with(place, { ...test, test: next }))}
                  />
                  <IconAction
                    icon={IconX}
                    label={`Remove ${label.toLowerCase()}`}
                    onClick={() => set(list, tests.toSpliced(place, 1))}
                  />
                </div>
              );
            })}
            <AddRow onClick={() => set(list, [...tests, { of: 'path', test: { is: 'startsWith', value: '/' } }])}>
              {add}
            </AddRow>
          </div>
        );
      })}
    </>
  );
}
