import type { Action, ShowSurveyAction } from '@footfall/contract';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

/** Where the widget is and whom it speaks for. */
export interface Place {
  host: string;
  writeKey: string;
  /** Where the SDK's files are, with a slash at the end. */
  base: string;
}

/**
 * Puts the survey into the page and loads the widget, once. Loaded with `import()`: it obeys the page's
 * Content-Security-Policy and needs no Trusted Types policy, as the address of a script element would.
 */
function showSurvey(action: ShowSurveyAction, { host, writeKey, base }: Place): void {
  const name = 'footfall-survey';
  // The same event told again brings the same action again.
  if (document.querySelector(`${name}[response-id="${CSS.escape(action.responseId)}"]`)) return;
  const element = document.createElement(name);
  const attributes = {
    survey: action.survey,
    revision: [action.revision, ...(action.leftOut ?? [])].join('~'),
    'response-id': action.responseId,
    'response-token': action.responseToken,
    host,
    'write-key': writeKey,
  };
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, `${value}`);
  document.body.append(element);
  if (customElements.get(name)) return;
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${base}survey.js`).catch(() => element.remove());
}

/** Does what an answer asks for, if it knows how. */
export default function act(action: Action, place: Place, cleanUrl: (url: string) => string): void {
  const { base } = place;
  const load = (file: string, ...args: unknown[]): Promise<unknown> =>
    import(/* @vite-ignore */ /* webpackIgnore: true */ `${base}${file}@${__VERSION__}.js`)
      .then((module) => module.default(...args))
      .catch(() => {});
  if (action.type === 'coupon.show') load('coupon', action);
  if (action.type !== 'survey.show') return;
  if (action.wait) load('wait', action, place, cleanUrl).then((show) => show && showSurvey(action, place));
  else showSurvey(action, place);
}
