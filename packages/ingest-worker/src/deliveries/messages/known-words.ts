/** What a message may say, by the first word; `true` for whatever the shop calls it. */
export const KNOWN_WORDS: Record<string, string[] | true> = {
  customer: ['id', 'name', 'first_name', 'last_name', 'email', 'traits', 'favourite_product', 'last_product', 'orders'],
  claimed: ['name', 'first_name', 'last_name'],
  cart: ['value', 'currency', 'products'],
  campaign: ['id', 'name'],
  shop: ['name', 'currency'],
  links: ['unsubscribe', 'preferences'],
  coupon: ['code', 'value', 'expires_at'],
  surveys: true,
  product: ['id', 'name', 'url', 'price', 'currency'],
};
/** What there is of each survey, by its id: `surveys.thanks.url`. */
export const SURVEY_MEMBERS = ['url', 'answers'];
/** What a browser may have told stays out of what people see before they open a message. */
export const FROM_BROWSERS = ['claimed', 'cart'];
