import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailCounter } from '../support/mail-counter.ts';
import { Receiver } from '../support/receiver.ts';
import { settle, until } from '../support/until.ts';
import { type KillAccount, killAccount } from './kill-account.ts';
import { KilledShop } from './killed-shop.ts';

/** A person gets so many deliveries: a mail, and for each of the others an order's webhook. */
const DELIVERIES_A_PERSON = 10;
/** So many deliveries are asked for and have not arrived: a shop tells no more than its server can take. */
const MAX_AHEAD = 500;
/** What was cut off is leased for a minute and found by a sweep that comes once a minute. */
const RECOVERY_MS = 300_000;
/** A kill comes up to so long after the delivery that it waits for, so that it hits any point of a call. */
const KILL_JITTER_MS = 200;
/** The last kill is not later than this part of all deliveries: there is to be something on its way. */
const LAST_KILL = 0.95;
const LOOK_EVERY_MS = 1_000;

export interface KillPlan {
  deliveries: number;
  kills: number;
  /** How it goes on, for whoever waits. */
  log?: (line: string) => void;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Has webhooks and mails sent while the server is killed again and again, each time at a random point of what is on its
 * way; tells everything once more at the end, and gives an account of each delivery.
 */
export async function deliverUnderKills({ deliveries, kills, log = () => undefined }: KillPlan): Promise<KillAccount> {
  const dataDir = mkdtempSync(join(tmpdir(), 'footfall-chaos-'));
  const [receiver, mailServer] = await Promise.all([Receiver.listen(), MailCounter.listen()]);
  const shop = await KilledShop.start(dataDir);
  try {
    await receiver.subscribe(shop.origin, ['order.completed']);
    await shop.sendMailsBy(mailServer.port);
    const all = Array.from({ length: deliveries }, (_, nth) => nth);
    const buyers = all.filter((nth) => !getsMail(nth));
    const joiners = all.filter(getsMail);
    const events = all.flatMap((nth): unknown[] => (getsMail(nth) ? joined(nth) : [ordered(nth)]));
    const arrivedIds = () => new Set(receiver.received.map(({ id }) => id));
    const arrived = () => arrivedIds().size + mailServer.taken.size;
    const begun = performance.now();
    const say = (line: string) => log(`${((performance.now() - begun) / 1000).toFixed(0)} s: ${line}`);

    const killing = killAtRandom(shop, kills, deliveries, arrived, say);
    const hasRoom = (told: number) => (told * deliveries) / events.length - arrived() < MAX_AHEAD;
    await Promise.all([shop.tell(events, hasRoom).then(() => say('all is told')), killing]);
    const settled = async () => {
      await pause(LOOK_EVERY_MS);
      const waiting = await shop.waiting();
      say(`${arrived()} arrived, ${waiting} wait`);
      const asked = arrivedIds().size === buyers.length && (await shop.mails()).length === joiners.length;
      return waiting === 0 && asked;
    };
    // Whatever is missing then is told as lost.
    await until(settled, 'every delivery to come to its end', RECOVERY_MS).catch((error) => say(String(error)));
    // A shop that is not sure tells it again: nothing of it may go out once more.
    await shop.tell(events);
    await settle();
    const expected = { orders: buyers.map(orderOf), addresses: joiners.map(addressOf) };
    return killAccount(expected, receiver, mailServer, await shop.mails());
  } finally {
    await shop.kill();
    await Promise.all([receiver.close(), mailServer.close()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The points are drawn beforehand: so many deliveries have arrived when the server dies. */
async function killAtRandom(
  shop: KilledShop,
  kills: number,
  deliveries: number,
  arrived: () => number,
  say: (line: string) => void,
): Promise<void> {
  const draw = () => Math.floor(Math.random() * deliveries * LAST_KILL);
  for (const point of Array.from({ length: kills }, draw).sort((one, other) => one - other)) {
    await until(() => arrived() >= point, `${point} deliveries to arrive`, RECOVERY_MS);
    await pause(Math.random() * KILL_JITTER_MS);
    await shop.kill();
    say(`killed when ${arrived()} of ${deliveries} had arrived`);
    await shop.startAgain();
    say('up again');
  }
}

const getsMail = (nth: number) => nth % DELIVERIES_A_PERSON === 0;
const personOf = (nth: number) => `chaos-${Math.floor(nth / DELIVERIES_A_PERSON)}`;
const orderOf = (nth: number) => `order-${nth}`;
const addressOf = (nth: number) => `${personOf(nth)}@shop.example`;

function ordered(nth: number) {
  const properties = { order_id: orderOf(nth), total: 12, currency: 'EUR' };
  return { type: 'track', event: 'Order Completed', messageId: orderOf(nth), userId: personOf(nth), properties };
}

function joined(nth: number) {
  const userId = personOf(nth);
  const traits = { email: addressOf(nth), email_verified: true };
  const context = { consent: { message: true } };
  return [
    { type: 'identify', messageId: `who-${nth}`, userId, traits, context },
    { type: 'track', event: 'Signed Up', messageId: `joined-${nth}`, userId },
  ];
}
