/**
 * `npm run chaos:deliveries`: kill -9 at random points during 10,000 deliveries, webhooks and mails, and an account of
 * each of them. `CHAOS_DELIVERIES` and `CHAOS_KILLS` say how much; minutes long, so that the tests run a small one.
 */
import { buildAll } from '../../scripts/build/build-all.mts';
import { deliverUnderKills } from './deliver-under-kills.ts';

const deliveries = Number(process.env.CHAOS_DELIVERIES ?? 10_000);
const kills = Number(process.env.CHAOS_KILLS ?? 20);

await buildAll();
const account = await deliverUnderKills({ deliveries, kills, log: console.log });
console.log(JSON.stringify({ deliveries, kills, ...account }, undefined, 2));
const { webhooksLost, idsUnderTwoBodies, ordersUnderTwoIds, forged, mailsTwice, mailsLost } = account;
process.exitCode = webhooksLost + idsUnderTwoBodies + ordersUnderTwoIds + forged + mailsTwice + mailsLost > 0 ? 1 : 0;
