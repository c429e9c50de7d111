import type { ManagedSurvey } from '@footfall/contract';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { asServer, type Footfall } from '../../support/footfall.ts';
import { ConsoleVisit } from './ConsoleVisit.ts';

/** Two cores may be busy with other tests. */
export const PATIENT = { timeout: 15_000 };

/** Somebody in the Surveys room, and shoppers who answer. */
export class SurveysVisit {
  #launched: ConsoleVisit | undefined;
  /** What broke the page's own policy; a test may take out what it provoked. */
  complaints: string[] = [];

  /**
   * One for all tests of a file: a console of their own, and a fresh page for each, of which nobody may complain.
   *
   * @param prepare done once, before the first test
   */
  static inEachTest(prepare: (visit: SurveysVisit) => Promise<void> = async () => {}): SurveysVisit {
    const visit = new SurveysVisit();
    beforeAll(async () => {
      visit.#launched = await ConsoleVisit.launch();
      await prepare(visit);
    });
    afterAll(() => visit.#launched?.close());
    beforeEach(() => visit.#begin());
    afterEach(async () => {
      expect(visit.complaints).toEqual([]);
      await visit.#visit.end();
    });
    return visit;
  }

  get #visit(): ConsoleVisit {
    if (!this.#launched) throw new Error('the console is not there before the tests begin');
    return this.#launched;
  }

  async #begin(): Promise<void> {
    await this.#visit.begin();
    this.complaints = [];
    this.page.setDefaultTimeout(PATIENT.timeout);
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('console', (message) => {
      if (/Content Security Policy|Trusted Type/i.test(message.text())) this.complaints.push(message.text());
    });
  }

  get page(): Page {
    return this.#visit.page;
  }
  get footfall(): Footfall {
    return this.#visit.footfall;
  }

  open(path = '') {
    return this.#visit.open(`surveys${path}`);
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  tab(name: string): Promise<void> {
    return this.page.getByRole('tab', { name, exact: true }).click();
  }
  dialog(): Locator {
    return this.page.getByRole('dialog');
  }
  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }
  preview(): FrameLocator {
    return this.page.frameLocator('iframe');
  }
  previewReads(text: string): Promise<void> {
    return this.preview().getByRole('heading', { name: text }).waitFor();
  }

  /** Saves what is in the form, under this name, and answers what the server has then. */
  async saveAs(name: string): Promise<ManagedSurvey> {
    await this.field('Name').fill(name);
    await this.button('Save draft').click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    return this.footfall.get<ManagedSurvey>(`/v1/surveys/${this.page.url().split('/').at(-1)}`);
  }

  /** The demo's survey is drawn for somebody who never comes to where it stands. */
  async drawFor(person: string): Promise<void> {
    await this.footfall.tell([told(person, 'Survey Rendered', 'rendered')], asServer);
  }

  /** Somebody sees the demo's survey, gives a score and a reason, and finishes. */
  async answer(person: string, value: number, why: string): Promise<void> {
    const answered = (question_id: string, said: unknown) =>
      told(person, 'Survey Answered', `${question_id}:0`, { question_id, edit: 0, value: said, language: 'en' });
    await this.footfall.tell(
      [
        told(person, 'Survey Shown', 'shown'),
        answered('recommend', value),
        answered('why', why),
        told(person, 'Survey Completed', 'completed'),
      ],
      asServer,
    );
  }
}

const told = (person: string, event: string, key: string, more = {}) => ({
  type: 'track',
  event,
  messageId: `r-${person}:${key}`,
  userId: person,
  properties: { survey_id: 'thanks', revision: 1, response_id: `r-${person}`, ...more },
});
