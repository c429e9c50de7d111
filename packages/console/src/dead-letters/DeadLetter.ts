/** One queue message that was given up on, as `GET /console/api/dead-letters` lists it. */
export interface DeadLetter {
  id: string;
  queue: string;
  reason: string;
  at: string;
  /** The message; a string where it could not be read as JSON. */
  body: unknown;
}
