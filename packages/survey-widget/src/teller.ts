import type { SurveyAnswer, SurveyAnswerDetail, SurveyMoment } from '@footfall/contract';
import type { Answer } from '@footfall/engine/survey-flow';
import type { ProgressKeeper } from './progress.ts';
import type { Settings } from './settings.ts';

/** Tells what happens to one response. The widget has no network of its own for it: the SDK keeps and sends. */
export class Teller {
  readonly #element: HTMLElement;
  readonly #writeKey: string | undefined;
  readonly #moment: SurveyMoment;

  constructor(element: HTMLElement, settings: Settings, { now }: ProgressKeeper) {
    this.#element = element;
    this.#writeKey = settings.writeKey;
    this.#moment = {
      survey_id: settings.survey,
      revision: now.revision,
      response_id: now.responseId,
      ...(settings.responseToken && { response_token: settings.responseToken }),
    };
  }

  tell(moment: 'rendered' | 'shown' | 'completed' | 'dismissed'): void {
    this.#send(moment[0]?.toUpperCase() + moment.slice(1), this.#moment, moment);
  }

  answered(question: string, edit: number, answer: Answer | undefined, language: string): void {
    const { value = null, ...detail } = answer ?? {};
    const told: SurveyAnswer & SurveyAnswerDetail = {
      ...this.#moment,
      question_id: question,
      edit,
      value,
      ...detail,
      language,
    };
    this.#send('Answered', told, `${question}:${edit}`);
  }

  #send(what: string, properties: object, key: string): void {
    const event = `Survey ${what}`;
    const messageId = `${this.#moment.response_id}:${key}`;
    // An array is the SDK's queue before the SDK has loaded; afterwards the SDK listens on the document.
    const { footfall } = window as { footfall?: unknown };
    if (Array.isArray(footfall)) footfall.push(['track', event, properties, { messageId }]);
    const detail = { event, properties, messageId, writeKey: this.#writeKey };
    this.#element.dispatchEvent(new CustomEvent('footfall:track', { detail, bubbles: true, composed: true }));
  }
}
