import type { Action, BatchAnswer, ShowSurveyAction, Survey } from '@footfall/contract';

/** Tells Footfall, as one device. Each event has a key of its own: told again it counts once. */
export class Teller {
  readonly #host: string;
  readonly #writeKey: string;
  readonly #anonymousId: string;

  constructor(host: string, writeKey: string, anonymousId: string) {
    this.#host = host;
    this.#writeKey = writeKey;
    this.#anonymousId = anonymousId;
  }

  /** Tells one event, and what is to be done now. */
  async tell(event: string, messageId: string, properties: object): Promise<Action[]> {
    const told = { type: 'track', event, messageId, anonymousId: this.#anonymousId, properties };
    const body = JSON.stringify({ writeKey: this.#writeKey, batch: [told] });
    const answer = await fetch(`${this.#host}/v1/batch`, { method: 'POST', body });
    return ((await answer.json()) as BatchAnswer).actions ?? [];
  }

  /** What belongs to one display of a survey; its token proves who was asked. */
  async tellOf(shown: ShowSurveyAction, moment: string, key: string, more: object = {}): Promise<void> {
    await this.tell(`Survey ${moment}`, `${shown.responseId}:${key}`, {
      survey_id: shown.survey,
      revision: shown.revision,
      response_id: shown.responseId,
      response_token: shown.responseToken,
      ...more,
    });
  }

  /** A revision never changes. */
  async survey({ survey, revision, leftOut }: ShowSurveyAction): Promise<Survey> {
    const asked = encodeURIComponent([revision, ...(leftOut ?? [])].join('~'));
    const answer = await fetch(`${this.#host}/v1/surveys/${survey}?revision=${asked}&writeKey=${this.#writeKey}`);
    return (await answer.json()) as Survey;
  }
}
