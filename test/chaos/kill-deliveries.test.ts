import { expect, test } from 'vitest';
import { deliverUnderKills } from './deliver-under-kills.ts';

// `npm run chaos:deliveries` does it 10,000 times.
test('kill -9 at random points during 300 deliveries: no webhook lost, no id under two bodies, no mail twice', async () => {
  const log: string[] = [];
  const account = await deliverUnderKills({ deliveries: 300, kills: 2, log: (line) => log.push(line) });
  expect(account, log.join('\n')).toMatchObject({
    ...{ webhooks: 270, webhooksLost: 0, idsUnderTwoBodies: 0, ordersUnderTwoIds: 0, forged: 0 },
    ...{ mails: 30, mailsTwice: 0, mailsLost: 0 },
  });
}, 600_000);
