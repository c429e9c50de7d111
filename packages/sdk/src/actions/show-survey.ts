import type { ShowSurveyAction } from '@footfall/contract';
import type { Options } from '../options.ts';

/**
 * Puts the survey into the page and loads the widget, once. Loaded with `import()`: it obeys the page's
 * Content-Security-Policy and needs no Trusted Types policy, as the address of a script element would.
 */
export function showSurvey(action: ShowSurveyAction, { host = '', writeKey }: Options): void {
  // The same event told again brings the same action again.
  if (document.querySelector(`footfall-survey[response-id="${CSS.escape(action.responseId)}"]`)) return;
  const element = document.createElement('footfall-survey');
  const attributes = {
    survey: action.survey,
    revision: action.revision,
    'response-id': action.responseId,
    'response-token': action.responseToken,
    host,
    'write-key': writeKey,
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  document.body.append(element);
  if (!customElements.get('footfall-survey'))
    import(/* @vite-ignore */ /* webpackIgnore: true */ `${host}/sdk/survey.js`).catch(() => element.remove());
}
