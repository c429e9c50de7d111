import type { CampaignAnswer, CampaignDefinition, CampaignReport, CampaignStep } from '@footfall/contract';
import type { Shop } from './shop.ts';

export interface InboxMessage {
  channel: string;
  recipient: string;
  message: { subject: string; html: string; text: string };
}

let made = 0;

/** What tests of campaigns tell a shop and ask of it. */
export class Campaigns {
  readonly #shop: () => Shop;

  /** `shop`: the one a test has open just now. */
  constructor(shop: () => Shop) {
    this.#shop = shop;
  }

  event(userId: string, name: string, properties: Record<string, unknown> = {}) {
    made += 1;
    return { type: 'track', event: name, messageId: `campaign-${made}`, userId, properties };
  }

  /** Somebody with a proved address who agreed to messages. */
  person(userId: string, traits: Record<string, unknown> = {}) {
    made += 1;
    return {
      type: 'identify',
      messageId: `campaign-${made}`,
      userId,
      traits: { email: `${userId}@shop.test`, email_verified: true, first_name: 'Ann', ...traits },
      context: { consent: { message: true } },
    };
  }

  mail(id: string, words = 'Hello {{ customer.first_name }}'): CampaignStep {
    return {
      ...{ id, do: 'send', channels: ['email'] },
      content: { email: { subject: words, html: `<p>${words}</p>`, text: words } },
    } as CampaignStep;
  }

  /** One that a sign-up begins and that sends one mail. */
  welcome(extra: Partial<CampaignDefinition> = {}): CampaignDefinition {
    return {
      name: 'Welcome',
      trigger: { on: 'event', event: 'Signed Up' },
      steps: [this.mail('hello')],
      ...extra,
    };
  }

  async publish(id: string, definition: CampaignDefinition): Promise<CampaignAnswer> {
    const drafted = await this.#shop().call('POST', '/v1/campaigns', { id, ...definition });
    if (drafted.status !== 201) throw new Error(JSON.stringify(drafted));
    const { status, body } = await this.#shop().call<CampaignAnswer>('POST', `/v1/campaigns/${id}/publish`);
    if (status !== 202) throw new Error(JSON.stringify(body));
    return body;
  }

  async inbox(): Promise<InboxMessage[]> {
    return (await this.#shop().call<{ data: InboxMessage[] }>('GET', '/v1/inbox')).body.data;
  }

  async report(id: string): Promise<CampaignReport> {
    return (await this.#shop().call<CampaignReport>('GET', `/v1/campaigns/${id}/report`)).body;
  }
}
