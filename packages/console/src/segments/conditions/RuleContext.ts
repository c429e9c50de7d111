import type { BodyProblem } from '@footfall/contract';
import { createContext, useContext } from 'react';

/** What every condition of a rule may need to know. */
export interface RuleSurroundings {
  /** The site's. */
  currency: string;
  /** The others that may be asked for. */
  segments: { id: string; name: string }[];
  problems: BodyProblem[];
}

export const RuleContext = createContext<RuleSurroundings>({ currency: 'EUR', segments: [], problems: [] });

export const useRuleContext = () => useContext(RuleContext);
