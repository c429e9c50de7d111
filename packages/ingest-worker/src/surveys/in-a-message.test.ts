import type {
  CampaignDefinition,
  ManagedSurvey,
  MessagePreview,
  SurveyResponse,
  SurveyResults,
} from '@footfall/contract';
import { beforeEach, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { post } from '../testing/worker.ts';

const campaigns = new Campaigns(() => shop);
const HTML = `{% if surveys.how-was-it %}{% for one in surveys.how-was-it.answers %}<a href="{{ one.url }}">{{ one.text }}</a>{% endfor %}
<a href="{{ surveys.how-was-it.url }}">All of it</a>{% endif %}`;
const survey = {
  id: 'how-was-it',
  name: 'How was it?',
  language: 'en',
  questions: [
    { id: 'score', kind: 'csat', text: 'score' },
    { id: 'why', kind: 'text', text: 'why' },
  ],
  thanks: 'thanks',
  strings: { en: { score: 'How was it?', why: 'Why?', thanks: 'Thank you!' } },
};
const asking = (extra: Partial<CampaignDefinition> = {}): CampaignDefinition => ({
  name: 'Asking',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [
    {
      ...{ id: 'ask', do: 'send', channels: ['email'] },
      content: { email: { subject: 'How was it?', html: HTML, text: '{{ surveys["how-was-it"].url }}' } },
    } as CampaignDefinition['steps'][number],
  ],
  ...extra,
});

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
  await shop.call('POST', '/v1/surveys', survey);
});
const publishSurvey = () => shop.call<ManagedSurvey>('POST', '/v1/surveys/how-was-it/publish');

/** What a mail's links carry, the last of them without an answer. */
async function linksOfMail(): Promise<URLSearchParams[]> {
  await eventually(async () => (await campaigns.inbox()).length >= 1, 'the mail');
  const [mail] = await campaigns.inbox();
  const urls = [...(mail?.message.html ?? '').matchAll(/<a href="([^"]+\/survey\/[^"]+)"/g)].map(([, url = '']) => url);
  return urls.map((url) => new URLSearchParams(new URL(url.replaceAll('&amp;', '&')).hash.slice(1)));
}

/** As the page behind a link does once a person has pressed something. */
async function answer(link: URLSearchParams | undefined): Promise<void> {
  const [question, value] = (link?.get('answer') ?? '').split('=');
  const events = [
    { event: 'Survey Shown', messageId: 'shown', properties: {} },
    {
      event: 'Survey Answered',
      messageId: `${question}:0`,
      properties: { question_id: question, edit: 0, value: Number(value), language: 'en' },
    },
  ];
  const body = { response_token: link?.get('token'), events };
  const asPage = { authorization: `Basic ${btoa(`${link?.get('key')}:`)}` };
  expect((await post('/v1/surveys/how-was-it/answers', body, asPage)).status).toBe(200);
}

test('a campaign’s mail asks the first question, and an answer counts for its recipient and for the campaign', async () => {
  await publishSurvey();
  await campaigns.publish('asking', asking());
  await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Signed Up'));
  const links = await linksOfMail();
  expect(links.map((link) => link.get('answer'))).toEqual([
    'score=1',
    'score=2',
    'score=3',
    'score=4',
    'score=5',
    null,
  ]);
  // Sending told nothing, and neither does whoever opens them: only a person does.
  const results = async () =>
    (await shop.call<SurveyResults>('GET', '/v1/surveys/how-was-it/results?by=campaign')).body;
  expect((await results()).funnel).toMatchObject({ shown: 0, started: 0 });
  await answer(links[3]);
  await shop.settled('ann');
  await eventually(async () => (await results()).funnel.started === 1, 'the answer');
  expect((await results()).groups).toMatchObject([{ id: 'asking', started: 1, score: { n: 1, value: 100 } }]);
  const { body } = await shop.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/how-was-it/responses');
  expect(body.data).toMatchObject([{ customer: { userId: 'ann' }, answers: { score: { value: 4 } } }]);
});

test('about an order it is the response of that order, so that revenue by answer knows which', async () => {
  await publishSurvey();
  await campaigns.publish('asking', asking({ trigger: { on: 'event', event: 'Order Completed' }, entity: 'order' }));
  const order = { order_id: '1001', total: 30, currency: 'EUR' };
  await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Order Completed', order));
  const links = await linksOfMail();
  await answer(links[4]);
  await shop.settled('ann');
  const results = async () => (await shop.call<SurveyResults>('GET', '/v1/surveys/how-was-it/results')).body;
  await eventually(async () => (await results()).funnel.started === 1, 'the answer');
  const told = (await results()).questions[0]?.counts?.find(({ id }) => id === '5');
  expect(told?.revenue).toEqual([{ currency: 'EUR', orders: 1, total: 30 }]);
});

test('a campaign whose mail leads to a survey that nobody published is refused', async () => {
  await shop.call('POST', '/v1/campaigns', { id: 'asking', ...asking() });
  const refused = await shop.call('POST', '/v1/campaigns/asking/publish');
  expect(refused).toMatchObject({ status: 422, body: { error: 'campaign_refused' } });
  expect(JSON.stringify(refused.body)).toContain('There is no published survey how-was-it');
});

test('a preview shows its answers, and signs nothing', async () => {
  await publishSurvey();
  await shop.call('POST', '/v1/campaigns', { id: 'asking', ...asking() });
  await shop.tell(campaigns.person('ann'));
  const preview = await shop.call<{ data: MessagePreview[] }>('POST', '/v1/campaigns/asking/preview', {
    customer: 'ann',
    step: 'ask',
  });
  const shown = JSON.stringify(preview.body);
  expect(shown).toContain('>5</a>');
  expect(shown).not.toContain('token');
});
