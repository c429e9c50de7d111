import { Problem } from '../problem.ts';

export const surveyUnknown = () => new Problem(404, 'survey_unknown', 'This site has no survey of that id.');
