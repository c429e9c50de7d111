import { Problem } from '../problem.ts';

export const campaignUnknown = () => new Problem(404, 'campaign_unknown', 'This site has no campaign of that id.');
