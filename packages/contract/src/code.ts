/**
 * Why an event was not simply accepted: a closed list. Each says what to do next: mend and send again (`invalid`),
 * nothing (`dropped`), later (`limited`, `retry`).
 */
export const EVENT_CODES = {
  not_an_object: 'The event is not a JSON object.',
  unknown_type: 'The type is none of track, page, screen, identify, group, alias.',
  missing_field: 'A field that this type needs is missing.',
  invalid_field: 'A field has the wrong type or form.',
  missing_identity: 'Neither anonymousId nor userId is there: one of them is needed.',
  illegal_id: 'This id is a placeholder that many people would share (null, undefined, anonymous, …).',
  invalid_timestamp: 'The timestamp is not an ISO 8601 time.',
  invalid_money: 'An amount is not a decimal number, or the currency is not an ISO 4217 code.',
  missing_order_id: 'An order needs properties.order_id, so that it counts once.',
  event_too_large: 'The event, with the context of its batch, is larger than 32 KB as JSON.',
  too_deep: 'The event nests objects deeper than 12 levels.',
  forbidden_key: 'A key such as __proto__ is not taken.',
  too_old: 'The event is older than the 7 days for which keys are remembered, so it cannot be told from a repeat.',
  consent_required: 'The site takes events only from people who agreed to be measured.',
  erased:
    'This person asked to be erased: nothing that happened before, and nothing a browser tells, brings them back.',
  parked:
    'The event could not be applied three times. It is kept among the bad events, to be looked at and sent again.',
  customer_limit: 'This customer sends more events than one person makes; send again later.',
  new_customer_limit: 'Browsers have made too many new customers of this site within this hour; send again later.',
  busy: 'The event could not be stored just now; send it again.',
} as const;
export type EventCode = keyof typeof EVENT_CODES;
