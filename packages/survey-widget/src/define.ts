import { FootfallSurvey } from './footfall-survey.ts';

/** Once per page, however often it is loaded; nothing where there are no custom elements. */
if (globalThis.customElements && !customElements.get('footfall-survey')) {
  customElements.define('footfall-survey', FootfallSurvey);
}
