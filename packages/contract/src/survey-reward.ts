/** Body of `POST /v1/surveys/:id/reward`: asked after `Survey Completed`, as often as the page is drawn again. */
export interface SurveyRewardRequest {
  writeKey: string;
  response_id: string;
  /** Proof from `ShowSurveyAction`; without it there is no reward. */
  response_token: string;
}

/** 200: the coupon of this response, the same each time. 202 with an empty body: not issued yet, ask again. 404: there is none. */
export interface SurveyReward {
  code: string;
  /** ISO 8601 UTC. */
  expiresAt?: string;
}
