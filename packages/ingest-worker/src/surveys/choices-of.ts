import type { Survey } from '@footfall/contract';

const SCALES: Record<string, [least: number, most: number]> = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };

/** What can be answered to the first question with one press; nothing where it takes more. */
export function choicesOf({ questions, strings, language }: Survey): { value: number | string; text: string }[] {
  const [question] = questions;
  if (!question) return [];
  const say = (key: string): string => strings[language]?.[key] ?? key;
  const [least, most] = SCALES[question.kind] ?? [1, 0];
  if (least <= most)
    return Array.from({ length: most - least + 1 }, (_, step) => ({ value: least + step, text: `${least + step}` }));
  if (question.kind === 'yes_no') {
    const own = strings[language];
    return [
      { value: 'yes', text: own?.['ui.yes'] ?? 'Yes' },
      { value: 'no', text: own?.['ui.no'] ?? 'No' },
    ];
  }
  if (question.kind !== 'choice' || question.many) return [];
  return question.options.map(({ id, text }) => ({ value: id, text: say(text) }));
}
