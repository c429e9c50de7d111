export interface SurveyProblem {
  /**
   * - `no_questions` nothing is asked
   * - `duplicate_id` an id that means two things
   * - `unknown_id` a rule or condition names what is not there
   * - `cycle`, `unreachable` ways that turn for ever, or that nobody comes to
   * - `missing_text` a text that the survey's own language lacks
   * - `unsafe_link` neither `https:` nor `mailto:`
   * - `no_options`, `impossible_bounds` a question that nobody could answer
   * - `unknown_token`, `unreadable_colour`, `low_contrast` looks that are not known, cannot be judged, cannot be read
   */
  code:
    | 'no_questions'
    | 'duplicate_id'
    | 'unknown_id'
    | 'cycle'
    | 'unreachable'
    | 'missing_text'
    | 'unsafe_link'
    | 'no_options'
    | 'impossible_bounds'
    | 'unknown_token'
    | 'unreadable_colour'
    | 'low_contrast';
  /** The question, ending, option, text or token it is about. */
  id: string;
}
