/** The widget's own words, in English; a survey's strings of the same keys replace them. */
export const SURVEY_WORDS: Record<string, string> = {
  'ui.survey': 'Survey',
  'ui.next': 'Next',
  'ui.submit': 'Send',
  'ui.back': 'Back',
  'ui.close': 'Close',
  'ui.yes': 'Yes',
  'ui.no': 'No',
  'ui.copy': 'Copy',
  'ui.copied': 'Copied',
  'ui.waiting': 'Your code is being made…',
  'ui.later': 'Your code is not here yet. Please look again later.',
  'ui.required': 'Please answer this question.',
  'ui.other': 'Please say it in a few words.',
  'ui.email': 'Please write an address such as name@example.com.',
  'ui.tooShort': 'Please write a little more.',
  'ui.tooLong': 'Please write a little less.',
  'ui.tooFew': 'Please choose some more.',
  'ui.tooMany': 'Please choose fewer.',
};

/** Those that come along with the rare kinds. */
export const RARE_SURVEY_WORDS: Record<string, string> = {
  'ui.range': 'Please give a value within the limits.',
  'ui.phone': 'Please write a number such as +49 30 1234567.',
  'ui.list': 'Please choose from the list.',
};
