import type { History, HistoryEvent } from './history.ts';
import { moveTexts } from './move-texts.ts';

/** What an event tells besides when: equal texts for events that tell the same, in whatever history they are. */
export function contentOf(history: History, event: HistoryEvent): string {
  const texts: (string | undefined)[] = [];
  const [name, , mask, ...values] = moveTexts(event, (place) => {
    texts.push(history.texts[place]);
    return 0;
  });
  return JSON.stringify([history.names[name], mask, texts, values]);
}
