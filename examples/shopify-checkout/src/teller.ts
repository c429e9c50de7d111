import type { Action, BatchAnswer, ShowSurveyAction, Survey } from '@footfall/contract';

/** Pauses between attempts. After the last one an event is given up: its page is not open for much longer. */
const PAUSES_MS = [500, 1_500];
const SERVER_ERROR = 500;
const TOO_MANY = 429;

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

  /** Tells one event, and what is to be done now. Throws where it could not be told. */
  async tell(event: string, messageId: string, properties: object): Promise<Action[]> {
    const told = { type: 'track', event, messageId, anonymousId: this.#anonymousId, properties };
    const body = JSON.stringify({ writeKey: this.#writeKey, batch: [told] });
    for (const pauseMs of PAUSES_MS) {
      const answer = await this.#ask(body);
      if (answer) return answer.actions ?? [];
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    const last = await this.#ask(body);
    if (!last) throw new Error(`${event} could not be told`);
    return last.actions ?? [];
  }

  /** Nothing where it is to be told again. */
  async #ask(body: string): Promise<Partial<BatchAnswer> | undefined> {
    try {
      const response = await fetch(`${this.#host}/v1/batch`, { method: 'POST', body });
      if (response.status === TOO_MANY || response.status >= SERVER_ERROR) return undefined;
      const answer = (await response.json()) as Partial<BatchAnswer>;
      const status = answer.results?.[0]?.status;
      return status === 'retry' || status === 'limited' ? undefined : answer;
    } catch {
      return undefined;
    }
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
