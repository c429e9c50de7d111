import type { History } from './history.ts';
import { moveTexts } from './move-texts.ts';

/** The same history with only the texts that its events use. */
export function withoutUnusedTexts(history: History): History {
  const texts: string[] = [];
  const moved = new Map<number, number>();
  const place = (old: number): number => {
    const known = moved.get(old);
    if (known !== undefined) return known;
    const next = texts.push(history.texts[old] as string) - 1;
    moved.set(old, next);
    return next;
  };
  const events = history.events.map((event) => moveTexts(event, place));
  return { ...history, texts, events };
}
