import type { SurveyWait } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Fields } from '../../segments/fields/Fields.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';

interface Props {
  wait: SurveyWait | undefined;
  onChange: (wait: SurveyWait | undefined) => void;
}

/** What is waited for after the event: all of it. */
export function WaitFields({ wait = {}, onChange }: Props) {
  const set = (changes: { [member in keyof SurveyWait]?: SurveyWait[member] | undefined }) => {
    const next = changed<SurveyWait>(wait, changes);
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <Fields>
      <Word>Wait</Word>
      <NumberField
        label="Seconds to wait"
        value={wait.seconds ?? 0}
        onChange={(seconds) => set({ seconds: seconds > 0 ? seconds : undefined })}
      />
      <Word>s, until</Word>
      <NumberField
        label="Per cent of the page scrolled"
        value={wait.scroll ?? 0}
        onChange={(scroll) => set({ scroll: scroll > 0 ? scroll : undefined })}
      />
      <Word>% of the page is scrolled</Word>
      <Checkbox
        size="xs"
        label="and the pointer leaves (never on touch screens)"
        checked={wait.exit ?? false}
        onChange={(change) => set({ exit: change.currentTarget.checked ? true : undefined })}
      />
    </Fields>
  );
}
