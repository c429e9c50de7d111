export {
  type AddressMessage,
  type AddressState,
  type AddressVerdict,
  claimAddress,
  giveBackAddress,
  newAddress,
  type Suppression,
  type SuppressionReason,
  suppressAddress,
  welcomeAddress,
} from './addresses/address.ts';
export type { CampaignRule } from './campaigns/campaign-plan.ts';
export { campaignRecipes } from './campaigns/campaign-recipes.ts';
export { type CampaignProblem, checkCampaign, checkMessaging } from './campaigns/check-campaign.ts';
export { claim, giveBack } from './campaigns/claim.ts';
export type { CampaignFact, CampaignSaid, DeliverySaid, DeliveryWithheld, GoalReached } from './campaigns/fact.ts';
export { foresee, type Span } from './campaigns/foresee.ts';
export { longestMs } from './campaigns/longest.ts';
export type { ClaimAnswer } from './campaigns/moves/claim-answer.ts';
export type { CampaignNews } from './campaigns/news.ts';
export { nextBroadcast } from './campaigns/next-broadcast.ts';
export { interestOf, productNews } from './campaigns/product-news.ts';
export { difference } from './campaigns/report/difference.ts';
export { sampleRatio } from './campaigns/report/sample-ratio.ts';
export type { CampaignsState, Enrolment, Message } from './campaigns/state.ts';
export type { ConsentChange, Fact, FactBody, FactChunk, FactType, Merged, SegmentMove, SurveyFact } from './fact.ts';
export { ANONYMOUS_DAYS, type Gone, leave } from './gone.ts';
export type {
  AbsorbInput,
  ClaimInput,
  EventsInput,
  GiveBackInput,
  Input,
  MergedInput,
  OrderKeys,
  OrderTelling,
  OrderTold,
  RetractOrderInput,
  TakenEvent,
  WakeInput,
} from './input.ts';
export type { Remembers } from './known-before.ts';
export { MAX_ABSORBING } from './merge/absorbing.ts';
export { type Counted, earlier, type KnownToBoth } from './merge/counted.ts';
export { type Arrived, forget } from './merge/forget.ts';
export { type HandoverAnswer, type HandoverAsked, handOver } from './merge/hand-over.ts';
export { type Absorbing, type Because, becauseOf, type Forward, type Handed } from './merge/state.ts';
export { type AfterLook, afterLook, firstLookAt, type LostMessage, type VainLook } from './messages/lost-message.ts';
export { isCurrency, toDecimal, toMinorUnits } from './money.ts';
export type { Attribution, Touch } from './profile/attribution.ts';
export { type ConsentBook, type ConsentState, type ConsentSubject, consentTo } from './profile/consent.ts';
export { type ContactPoint, type Contacts, emailAddress, phoneNumber } from './profile/contacts.ts';
export type { Locality } from './profile/locality.ts';
export { type Lookup, lookupOf } from './profile/lookup.ts';
export type { Sessions } from './profile/sessions.ts';
export type { Rules, SurveyRule } from './rules.ts';
export {
  checkSegments,
  type SegmentProblem,
  type SegmentProblemCode,
  segmentsAsked,
} from './segments/check-segments.ts';
export { favourite } from './segments/favourite.ts';
export type { Outcome } from './segments/outcome.ts';
export { preview } from './segments/preview.ts';
export { recipes, type SegmentRecipe } from './segments/recipes.ts';
export type { SegmentMark, SegmentsState } from './segments/segment-marks.ts';
export type {
  CartState,
  CustomerKind,
  CustomerState,
  LineItem,
  OrderState,
  Profile,
  Spending,
  Teller,
} from './state.ts';
export { newCustomer } from './state.ts';
export { MAX_STATE_BYTES } from './state-budget.ts';
export { type Decision, step, type Verdict } from './step.ts';
export { orderOccasion, orderOf, type SurveyInvitation } from './surveys/invite.ts';
export { mayShow } from './surveys/may-show.ts';
export type { Page } from './surveys/page-test.ts';
export { type Counts, type ScoreKind, score, scoreKind } from './surveys/results/score.ts';
export { share } from './surveys/results/share.ts';
export { surveyGroups } from './surveys/results/survey-groups.ts';
export { type Response as SurveyDisplay, statusOf, surveyResults } from './surveys/results/survey-results.ts';
export type { SurveyState } from './surveys/state.ts';
export { surveyRule } from './surveys/survey-rule.ts';
export { type CustomerStateV1, type StoredState, upgradeState } from './upgrade-state.ts';
