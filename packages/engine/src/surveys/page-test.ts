import type { PageTest, SurveyPages } from '@footfall/contract';
import { holdsForText } from '../segments/text-test.ts';

/** Where somebody is; an address, or its path and query. */
export interface Page {
  url?: string;
  path?: string;
  search?: string;
}

/** Whether a survey is meant for this page. A page nobody told of fulfils nothing, and excludes nothing. */
export function isPageMeant({ only, except = [] }: SurveyPages = {}, page: Page = {}): boolean {
  if (except.some((test) => holds(test, page))) return false;
  return !only || only.length === 0 || only.some((test) => holds(test, page));
}

function holds({ of, test }: PageTest, page: Page): boolean {
  const text = of === 'url' ? page.url : of === 'path' ? page.path : (page.search ?? queryOf(page.url));
  if (text === undefined) return test.is === 'missing';
  return holdsForText(test, of === 'query' ? text.replace(/^\?/, '') : text);
}

function queryOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : (/\?([^#]*)/.exec(url)?.[1] ?? '');
}
