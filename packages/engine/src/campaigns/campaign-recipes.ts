import type { CampaignRecipe } from '@footfall/contract';
import { backInStock } from './recipes/back-in-stock.ts';
import { birthday } from './recipes/birthday.ts';
import { browseAbandonment } from './recipes/browse-abandonment.ts';
import { cartAbandonment } from './recipes/cart-abandonment.ts';
import { detractorFollowUp } from './recipes/detractor-follow-up.ts';
import { postPurchaseSurvey } from './recipes/post-purchase-survey.ts';
import { priceDrop } from './recipes/price-drop.ts';
import { profileThanks } from './recipes/profile-thanks.ts';
import { repeatPurchaseReward } from './recipes/repeat-purchase-reward.ts';
import { resendUnopened } from './recipes/resend-unopened.ts';
import { seasonalBroadcast } from './recipes/seasonal-broadcast.ts';
import { surveyNudge } from './recipes/survey-nudge.ts';
import { vipEarlyAccess } from './recipes/vip-early-access.ts';
import { welcome } from './recipes/welcome.ts';
import { winBack } from './recipes/win-back.ts';

/** Ids of pools, surveys and segments are those the recipe proposes; whoever creates a campaign from it names their own. */
export function campaignRecipes(currency: string): CampaignRecipe[] {
  return [
    cartAbandonment,
    browseAbandonment,
    repeatPurchaseReward,
    welcome,
    winBack,
    postPurchaseSurvey,
    detractorFollowUp,
    surveyNudge,
    vipEarlyAccess(currency),
    seasonalBroadcast,
    birthday,
    priceDrop,
    backInStock,
    resendUnopened,
    profileThanks,
  ];
}
