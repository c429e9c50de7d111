import type { Answer, Answers } from '@footfall/engine/survey-flow';

/** How far one response has come. It is kept, so that a reload goes on where it was and makes no key twice. */
export interface Progress {
  responseId: string;
  revision: number;
  answers: { [question: string]: Kept };
  /** Questions passed on the way to `at`, for the way back. */
  passed: string[];
  /** The question or ending on screen; undefined at the survey's own thanks. */
  at?: string | undefined;
  rendered?: boolean;
  shown?: boolean;
  /** Went through to the end, or closed it before. */
  over?: 'completed' | 'dismissed';
}

interface Kept {
  edit: number;
  /** Missing where the answer was taken back. */
  answer?: Answer;
}

/** The progress of one response, wherever it is kept: in storage, or in memory where the browser forbids storage. */
export class ProgressKeeper {
  readonly #name: string;
  readonly #storage: Storage | undefined;
  #memory: Progress;

  /**
   * @param given the display's id, where the server gave one; it outlives the tab. One made here does not.
   * @param keep false where nothing may stay on the device
   */
  constructor(survey: string, revision: number, given: string | null, keep = true) {
    this.#name = `footfall.survey.${survey}`;
    this.#storage = keep ? open(given) : undefined;
    const kept = this.#stored();
    const same = kept && (given ? kept.responseId === given : kept.revision === revision);
    this.#memory = same ? kept : { responseId: given ?? newId(), revision, answers: {}, passed: [] };
  }

  get now(): Progress {
    return this.#memory;
  }

  get answers(): Answers {
    return Object.fromEntries(Object.entries(this.now.answers).map(([id, { answer }]) => [id, answer]));
  }

  change(changes: Partial<Progress>): void {
    this.#memory = { ...this.#memory, ...changes };
    this.#adopt();
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(this.#memory));
    } catch {
      // Full, or forbidden meanwhile: this page goes on from memory.
    }
  }

  /** Keeps an answer and returns the number of this edit; undefined where it says nothing new. */
  record(question: string, answer: Answer | undefined): number | undefined {
    this.#adopt();
    const { answers } = this.now;
    const last = answers[question];
    if (JSON.stringify(last?.answer) === JSON.stringify(answer)) return undefined;
    const edit = (last?.edit ?? -1) + 1;
    this.change({ answers: { ...answers, [question]: { edit, ...(answer && { answer }) } } });
    return edit;
  }

  /** Another tab may have answered meanwhile: its edits must not be numbered again. */
  #adopt(): void {
    const stored = this.#stored();
    if (stored?.responseId !== this.now.responseId) return;
    const answers = { ...this.now.answers };
    for (const [id, theirs] of Object.entries(stored.answers)) {
      if (theirs.edit > (answers[id]?.edit ?? -1)) answers[id] = theirs;
    }
    this.#memory = { ...this.#memory, answers };
  }

  #stored(): Progress | undefined {
    try {
      const found: Progress | null = JSON.parse(this.#storage?.getItem(this.#name) ?? 'null');
      return found?.answers && found.passed ? found : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Reading the property throws where storage is forbidden. */
function open(given: string | null): Storage | undefined {
  try {
    return given ? localStorage : sessionStorage;
  } catch {
    return undefined;
  }
}

/** By hand, because `randomUUID` exists on secure pages only. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
