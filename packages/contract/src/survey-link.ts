/**
 * Body of `POST /v1/surveys/:id/answers`: what was told on a page that a link led to. The response token says by whom,
 * so that somebody who is not signed in anywhere is known all the same; it opens nothing but their own response.
 */
export interface LinkedAnswers {
  writeKey: string;
  response_token: string;
  events: { event: string; messageId: string; properties: object }[];
}

/** What `POST /v1/surveys/:id/links` answers. */
export interface SurveyLink {
  /** A page with the survey. Opening it tells nothing. */
  url: string;
  /** The same page with the first question answered, for each answer it has; not told before the person goes on. */
  answers: { value: number | string; text: string; url: string }[];
  responseId: string;
  /** ISO 8601 UTC: until then what is answered counts as asked for. */
  expiresAt: string;
}
