import type { Survey } from '@footfall/contract';
import { fetchReward } from './fetch-reward.ts';
import { fetchSurvey } from './fetch-survey.ts';
import { startInterview } from './interview.ts';
import { canDraw, completeKinds } from './kinds/index.ts';
import { ProgressKeeper } from './progress.ts';
import { readSettings } from './settings.ts';
import { sheetOf, themeSheet } from './sheets.ts';
import { Teller } from './teller.ts';
import { whenSeen } from './when-seen.ts';
import { wordsOf } from './words.ts';

/** Where there is no DOM the module can still be imported. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** `<footfall-survey survey="…">`: lifecycle only. */
export class FootfallSurvey extends Base {
  static observedAttributes = ['survey', 'revision', 'response-id'];
  #life: AbortController | undefined;
  #preview: Survey | undefined;

  /** Draws this definition, and neither fetches nor tells anything: for editors that show a survey being made. */
  set definition(survey: Survey | undefined) {
    this.#preview = survey;
    this.#restart();
  }
  get definition(): Survey | undefined {
    return this.#preview;
  }

  connectedCallback(): void {
    // A definition set before this class was known hides the setter.
    if (Object.hasOwn(this, 'definition')) {
      const early = this.definition;
      delete (this as { definition?: unknown }).definition;
      this.#preview = early;
    }
    // Still alive: it was moved, not removed.
    if (!this.#life) this.#restart();
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(): void {
    if (this.#life) this.#restart();
  }

  #end(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.shadowRoot?.replaceChildren();
  }

  #restart(): void {
    this.#end();
    if (!this.isConnected) return;
    const life = new AbortController();
    this.#life = life;
    // Attributes set one after another are one change. A survey that fails is a survey not shown: the page hears nothing.
    queueMicrotask(() => {
      if (!life.signal.aborted) this.#start(life.signal).catch(() => {});
    });
  }

  async #start(signal: AbortSignal): Promise<void> {
    const settings = readSettings(this);
    const preview = this.#preview;
    const survey = preview ?? (await fetchSurvey(settings, signal));
    if (!survey) return;
    await completeKinds(survey, settings.host);
    if (signal.aborted || !canDraw(survey)) return;
    const progress = new ProgressKeeper(
      survey.id,
      survey.revision,
      preview ? null : settings.responseId,
      !preview && settings.keep,
    );
    const { over } = progress.now;
    // What was closed stays closed; what was finished is shown again where the page has kept room for it, or for its coupon.
    const place = settings.place ?? survey.place ?? 'corner';
    const ending = survey.endings?.find(({ id }) => id === progress.now.at);
    if (over === 'dismissed' || (over && place !== 'inline' && !ending?.reward)) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheetOf(), themeSheet(survey, place)];
    const teller = preview ? undefined : new Teller(this, settings, progress);
    const wishes = [this.closest<HTMLElement>('[lang]')?.lang, ...navigator.languages];
    startInterview({
      root,
      survey,
      place,
      prefill: settings.prefill,
      words: wordsOf(
        survey,
        wishes.filter((wish) => wish !== undefined),
      ),
      progress,
      teller,
      reward: async () => (preview ? 'PREVIEW' : fetchReward(settings, signal)),
      onClose: () => this.#close(),
      signal,
    });
    if (over) return;
    const once = (moment: 'rendered' | 'shown'): void => {
      if (progress.now[moment]) return;
      progress.change({ [moment]: true });
      teller?.tell(moment);
    };
    // What nobody was asked for is in no funnel, and worth no request.
    if (settings.responseToken) once('rendered');
    whenSeen(this, place, signal, () => once('shown'));
  }

  #close(): void {
    this.#end();
    this.remove();
  }
}
