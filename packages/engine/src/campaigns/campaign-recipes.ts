import type { CampaignRecipe, MessageContent } from '@footfall/contract';

const days = (amount: number) => ({ amount, unit: 'days' as const });
const hours = (amount: number) => ({ amount, unit: 'hours' as const });
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const HELLO = 'Hello{% if customer.first_name %} {{ customer.first_name }}{% endif %},';

/** One text for all channels; `link` is a page of the shop. */
function message(subject: string, words: string, sms = words): MessageContent {
  return {
    email: { subject, html: `<p>${HELLO}</p><p>${words}</p>`, text: `${HELLO}\n\n${words}\n` },
    sms: { text: sms },
    push: { title: subject, text: sms },
  };
}

const ORDERED = { event: 'Order Completed' };
const BOUGHT_GOAL = { event: ORDERED, within: days(3) };
const email = ['email' as const];
const anyChannel = ['email' as const, 'push' as const, 'sms' as const];

/** Ids of pools, surveys and segments are those the recipe proposes; whoever creates a campaign from it names their own. */
export function campaignRecipes(currency: string): CampaignRecipe[] {
  return [
    {
      id: 'cart-abandonment',
      needs: { pool: 'cart-rescue' },
      definition: {
        name: 'Cart abandonment',
        description: 'A reminder after 45 minutes, a coupon a day later, nothing once they order.',
        trigger: { on: 'event', event: 'Cart Updated' },
        entity: 'cart',
        reentry: { policy: 'restart' },
        only: { op: 'cart' },
        exit: [ORDERED],
        goal: BOUGHT_GOAL,
        steps: [
          { id: 'wait-45m', do: 'wait', until: { kind: 'span', span: minutes(45) } },
          {
            id: 'reminder',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('You left something behind', 'Your cart is still here for you.'),
          },
          { id: 'wait-24h', do: 'wait', until: { kind: 'span', span: hours(24) } },
          { id: 'coupon', do: 'coupon', pool: 'cart-rescue' },
          {
            id: 'offer',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('A little something for your cart', 'With {{ coupon.code }} you get {{ coupon.value }}.'),
          },
        ],
      },
    },
    {
      id: 'browse-abandonment',
      definition: {
        name: 'Browse abandonment',
        description: 'They looked at something, did not put it into the cart, and are not seen for four hours.',
        trigger: { on: 'event', event: 'Product Viewed' },
        reentry: { policy: 'cooldown', span: days(14) },
        only: { op: 'didNot', event: 'Order Completed', within: { kind: 'last', ...days(10) } },
        exit: [{ event: 'Product Added' }, { event: 'Cart Updated' }, { event: 'Checkout Started' }, ORDERED],
        goal: BOUGHT_GOAL,
        steps: [
          { id: 'wait-4h', do: 'wait', until: { kind: 'span', span: hours(4) } },
          {
            id: 'look-again',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('Still thinking about it?', 'What you looked at is still here.'),
          },
        ],
      },
    },
    {
      id: 'repeat-purchase-reward',
      needs: {
        segment: {
          name: 'Bought twice within 7 days',
          when: {
            op: 'did',
            event: 'Order Completed',
            is: { is: 'atLeast', value: 2 },
            within: { kind: 'last', ...days(7) },
          },
        },
        pool: 'favourite-flavour',
      },
      definition: {
        name: 'Repeat purchase reward',
        description:
          'Two purchases in 7 days: 15 % off the last flavour, by the channel they like, at most once a week.',
        trigger: { on: 'segment', segment: 'repeat-buyers-7-days', move: 'entered' },
        reentry: { policy: 'cooldown', span: days(7) },
        goal: BOUGHT_GOAL,
        steps: [
          { id: 'coupon', do: 'coupon', pool: 'favourite-flavour' },
          {
            id: 'reward',
            do: 'send',
            channels: anyChannel,
            preferred: true,
            tags: ['marketing'],
            content: message(
              'Thank you for coming back',
              'With {{ coupon.code }} you get {{ coupon.value }} off {{ customer.last_product | default: "your next order" }}.',
            ),
          },
        ],
      },
    },
    {
      id: 'welcome',
      definition: {
        name: 'Welcome',
        trigger: { on: 'event', event: 'Signed Up' },
        goal: { event: ORDERED, within: days(30) },
        steps: [
          {
            id: 'hello',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('Welcome', 'It is good to have you.'),
          },
        ],
      },
    },
    {
      id: 'win-back',
      needs: {
        segment: {
          name: 'Inactive for 30 days',
          when: { op: 'lastDid', event: '*', longerAgo: days(30) },
        },
        survey: 'why-gone',
      },
      definition: {
        name: 'Win-back',
        description: 'After 30 days without a visit: a word from us, and at the next visit the question why.',
        trigger: { on: 'segment', segment: 'inactive-30-days', move: 'entered' },
        reentry: { policy: 'cooldown', span: days(90) },
        goal: { event: ORDERED, within: days(14) },
        steps: [
          {
            id: 'miss-you',
            do: 'send',
            channels: anyChannel,
            preferred: true,
            tags: ['marketing'],
            content: message('It has been a while', 'We have new flavours. Come and see.'),
          },
          { id: 'why', do: 'survey', survey: 'why-gone' },
        ],
      },
    },
    {
      id: 'post-purchase-survey',
      needs: { survey: 'nps' },
      definition: {
        name: 'Post-purchase survey',
        description: 'Three days after an order, at the next visit, how they liked it.',
        trigger: { on: 'event', event: 'Order Completed' },
        entity: 'order',
        reentry: { policy: 'once' },
        exit: [{ event: 'Order Refunded' }],
        steps: [
          { id: 'wait-3d', do: 'wait', until: { kind: 'span', span: days(3) } },
          { id: 'ask', do: 'survey', survey: 'nps' },
        ],
      },
    },
    {
      id: 'detractor-follow-up',
      needs: { survey: 'nps' },
      definition: {
        name: 'Detractor follow-up',
        description: 'Whoever would not recommend us hears from a person.',
        trigger: { on: 'survey', survey: 'nps', question: 'nps', test: { is: 'between', from: 0, to: 6 } },
        reentry: { policy: 'cooldown', span: days(30) },
        steps: [
          { id: 'tell-team', do: 'webhook', data: { why: 'detractor' } },
          {
            id: 'sorry',
            do: 'send',
            channels: email,
            content: message('We would like to do better', 'Answer this mail and tell us what went wrong.'),
          },
        ],
      },
    },
    {
      id: 'survey-nudge',
      needs: { survey: 'nps' },
      definition: {
        name: 'Nudge of non-responders',
        description: 'One reminder two days after a survey was shown; an answer cancels it.',
        trigger: { on: 'event', event: 'Survey Shown' },
        exit: [{ event: 'Survey Answered' }, { event: 'Survey Completed' }, { event: 'Survey Dismissed' }],
        steps: [
          { id: 'wait-2d', do: 'wait', until: { kind: 'span', span: days(2) } },
          {
            id: 'nudge',
            do: 'send',
            channels: email,
            content: message('One minute for us?', 'Your opinion helps us to make better ice cream.'),
          },
        ],
      },
    },
    {
      id: 'vip-early-access',
      needs: {
        segment: { name: 'VIP', when: { op: 'spent', currency, is: { is: 'atLeast', value: 500 } } },
      },
      definition: {
        name: 'VIP early access',
        trigger: { on: 'segment', segment: 'vip', move: 'entered' },
        only: { op: 'inSegment', segment: 'vip' },
        steps: [
          { id: 'morning', do: 'wait', until: { kind: 'time', time: '10:00' } },
          {
            id: 'invitation',
            do: 'send',
            channels: anyChannel,
            preferred: true,
            tags: ['marketing'],
            content: message('Before everybody else', 'As one of our best customers you see the new flavours first.'),
          },
        ],
      },
    },
    {
      id: 'seasonal-broadcast',
      needs: {
        segment: {
          name: 'Everybody who ordered',
          when: { op: 'did', event: 'Order Completed' },
        },
      },
      definition: {
        name: 'Seasonal broadcast',
        description: 'The first flavours of the season, to all who ever ordered, 600 of them a minute.',
        trigger: { on: 'broadcast', segment: 'everybody-who-ordered', perMinute: 600 },
        goal: BOUGHT_GOAL,
        steps: [
          { id: 'morning', do: 'wait', until: { kind: 'time', time: '10:00' } },
          {
            id: 'season',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('The season has begun', 'Strawberry and elderflower are back.'),
          },
        ],
      },
    },
    {
      id: 'birthday',
      definition: {
        name: 'Birthday',
        description: 'At nine in the morning of their birthday, where they are.',
        trigger: { on: 'date', trait: 'birthday', repeats: 'yearly', time: '09:00' },
        reentry: { policy: 'every' },
        goal: BOUGHT_GOAL,
        steps: [
          {
            id: 'wishes',
            do: 'send',
            channels: anyChannel,
            preferred: true,
            tags: ['marketing'],
            content: message('Happy birthday', 'Today the first scoop is on us.'),
          },
        ],
      },
    },
    {
      id: 'price-drop',
      definition: {
        name: 'Price drop',
        description: 'What they looked at costs at least a tenth less than when they saw it.',
        trigger: { on: 'priceDrop', percent: 10, withinDays: 60 },
        entity: 'product',
        reentry: { policy: 'cooldown', span: days(14) },
        exit: [ORDERED],
        goal: BOUGHT_GOAL,
        steps: [
          {
            id: 'cheaper',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message(
              'It costs less now',
              '{{ product.name }} now costs {{ product.price | money: product.currency }}.',
            ),
          },
        ],
      },
    },
    {
      id: 'back-in-stock',
      definition: {
        name: 'Back in stock',
        description: 'What was sold out when they looked at it, or asked to hear of it, can be had again.',
        trigger: { on: 'backInStock', withinDays: 60 },
        entity: 'product',
        reentry: { policy: 'cooldown', span: days(14) },
        exit: [ORDERED],
        goal: BOUGHT_GOAL,
        steps: [
          {
            id: 'back',
            do: 'send',
            channels: anyChannel,
            preferred: true,
            tags: ['marketing'],
            content: message('It is back', '{{ product.name }} can be had again.'),
          },
        ],
      },
    },
    {
      id: 'resend-unopened',
      definition: {
        name: 'Resend if unopened',
        description: 'News after signing up; whoever has not opened the mail in two days gets it once more.',
        trigger: { on: 'event', event: 'Signed Up' },
        steps: [
          {
            id: 'news',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('What is new', 'Three flavours you have not tried.'),
          },
          {
            id: 'opens',
            do: 'waitUntil',
            event: { event: 'Message Opened' },
            timeout: days(2),
            onTimeout: 'again',
          },
          { id: 'read', do: 'end' },
          {
            id: 'again',
            do: 'send',
            channels: email,
            tags: ['marketing'],
            content: message('Did you see this?', 'Three flavours you have not tried.'),
          },
        ],
      },
    },
    {
      id: 'profile-thanks',
      definition: {
        name: 'Profile-update thank-you',
        trigger: { on: 'event', event: 'Profile Updated' },
        reentry: { policy: 'cooldown', span: days(30) },
        steps: [
          {
            id: 'thanks',
            do: 'send',
            channels: email,
            content: message('Thank you', 'Now we know better what you like.'),
          },
        ],
      },
    },
  ];
}
