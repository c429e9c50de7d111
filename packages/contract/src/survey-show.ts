import type { PropertyFilter, SegmentCondition, Span, TextTest } from './segment.ts';

/**
 * Who is asked, and when. Decided on the server in the round trip of the event that leads to it; of all this the browser
 * learns `wait` and `cancel` alone.
 */
export interface SurveyShow {
  /** Name of the event that leads to it: that of a track event, or `page`. */
  trigger: string;
  /** All of these hold for that event. Money counts whoever told of it: being asked is no reward. */
  where?: PropertyFilter[];
  /** Asked only of customers for whom this holds just then. */
  if?: SegmentCondition;
  pages?: SurveyPages;
  /**
   * Ten-thousandths of all customers (1–10000) who are ever asked. Drawn once for each customer and survey, so that it
   * stays the same share however often the event happens.
   */
  sample?: number;
  /** Of several surveys that one event leads to the highest is shown, between equals the first by id; 0 where it is missing. */
  priority?: number;
  /**
   * Whether an occasion later on leads to it again.
   * - `never` once it was shown
   * - `until_closed` until it was answered to the end or closed (where it is missing)
   * - `until_answered` also where it was closed, until there is an answer
   * - `always` as often as `frequency` allows
   */
  again?: 'never' | 'until_closed' | 'until_answered' | 'always';
  /** Of this survey; the site may have one for all of them together. */
  frequency?: SurveyFrequency;
  wait?: SurveyWait;
  /** Names of events after which it is not shown any more, while it waits. */
  cancel?: string[];
}

/** By the page the event happened on. */
export interface SurveyPages {
  /** One of these holds. */
  only?: PageTest[];
  /** None of these holds. */
  except?: PageTest[];
}

export interface PageTest {
  /** `path` begins with a slash; `query` is what follows the question mark, without it; `url` is all. */
  of: 'path' | 'query' | 'url';
  test: TextTest;
}

/** How often one customer is asked at most. */
export interface SurveyFrequency {
  /** From one time it was shown to the next. */
  between?: Span;
  most?: { times: number; within: Span };
}

/** What the browser waits for after the event: all of it. Then the server is asked once more whether it still holds. */
export interface SurveyWait {
  seconds?: number;
  /** How far down the page somebody has to be, in per cent of its height. */
  scroll?: number;
  /** The pointer leaves the page at its upper edge; on touch screens there is no such thing, and nothing is shown. */
  exit?: true;
}

/** Body of `POST /v1/surveys/:id/check`: what was waited for has happened. */
export interface SurveyCheckRequest {
  writeKey: string;
  response_token: string;
  /** The page that is open by now. */
  page?: { url?: string; path?: string; search?: string };
}

/** `false` for good: the same display is not to be asked about again. */
export interface SurveyCheck {
  show: boolean;
}

/** What `/v1/survey-settings` holds for all surveys of a site together. */
export interface SurveySettings {
  /** At most this often somebody is asked anything at all. */
  frequency: SurveyFrequency | null;
}
