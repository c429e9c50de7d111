import type { Question } from '@footfall/contract';
import type { OptionMark } from './OptionsEditor.tsx';

/** What an option of this question can be besides a text: own words in a choice, alone where there are several, pinned where they are shuffled. */
export function optionMarks(question: Question): OptionMark[] {
  const marks: OptionMark[] = [];
  if ('shuffle' in question && question.shuffle) marks.push('pinned');
  if (question.kind === 'choice') marks.push('open');
  if ((question.kind === 'choice' || question.kind === 'image_choice') && question.many) marks.push('alone');
  return marks;
}
