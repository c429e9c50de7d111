export type { Fact, FactBody, FactChunk, FactType, SurveyFact } from './fact.ts';
export type { EventsInput, Input, OrderKeys, OrderTelling, OrderTold, RetractOrderInput, TakenEvent } from './input.ts';
export { isCurrency, toDecimal, toMinorUnits } from './money.ts';
export type { Rules, SurveyRule } from './rules.ts';
export type {
  CartState,
  CustomerKind,
  CustomerState,
  LineItem,
  OrderState,
  Profile,
  Spending,
  SurveyState,
  Teller,
} from './state.ts';
export { newCustomer } from './state.ts';
export { type Decision, type Remembers, step, type Verdict } from './step.ts';
export type { SurveyInvitation } from './survey.ts';
