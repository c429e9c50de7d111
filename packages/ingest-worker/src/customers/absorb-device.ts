import {
  type Absorbing,
  becauseOf,
  type CustomerState,
  type HandoverAnswer,
  type HandoverAsked,
} from '@footfall/engine';
import type { CustomerDoor } from './customer-stub.ts';

/** A user asks a device's object for what it knows. */
export interface HandoverCall extends HandoverAsked {
  /** Version of this shape. */
  v: 1;
  /** Name of the device's object: it may never have been written. */
  name: string;
}

/** What a device's object gives away: see `HandoverAnswer`. */
export type HandoverGiven = HandedOver | { answer: Exclude<HandoverAnswer, 'handed'> };
export interface HandedOver {
  answer: 'handed';
  state: CustomerState;
  keys: ArrayBuffer;
}

export interface User {
  userId: string;
  /** Id of the customer that the user is. */
  id: string;
  /** Newest rules the user was decided by. */
  rulesVersion: number;
}

export interface Device {
  name: string;
  /** Id of the customer that the device is. */
  id: string;
  door: CustomerDoor;
}

/** What the user's object does with it; each makes itself durable, and done again changes nothing. */
export interface Absorber {
  absorb(given: HandedOver): Promise<void>;
  finish(): Promise<void>;
}

/**
 * Goes through one merge from its start. Every step may be repeated and none holds anything while the next is asked
 * for, so a call that died is finished by going through it again:
 *
 * | step       | at     | durable afterwards                                              |
 * | ---------- | ------ | --------------------------------------------------------------- |
 * | (before)   | user   | `absorbing`: the merge is under way, an alarm is armed           |
 * | `handover` | device | `handed`: nothing changes here any more, events are told to wait |
 * | `absorb`   | user   | all the device knew, and that it is here                         |
 * | `forget`   | device | a forward; events go on                                          |
 * | `finish`   | user   | no trace of the merge                                            |
 */
export async function absorbDevice(user: User, device: Device, noted: Absorbing, absorber: Absorber): Promise<void> {
  const { merge, late, historical, absorbed } = noted;
  try {
    if (!absorbed) {
      const asked = { by: user.userId, merge, late: Boolean(late ?? historical) };
      const given = await device.door.handover({ v: 1, name: device.name, ...asked });
      if (given.answer === 'busy') return;
      if (given.answer !== 'handed') return await absorber.finish();
      await absorber.absorb(given);
    }
    const arrived = { to: user.userId, merge, from: device.id, into: user.id, because: becauseOf(noted) };
    await device.door.forget(arrived, user.rulesVersion);
    await absorber.finish();
  } catch (error) {
    console.error(JSON.stringify({ unit: 'absorb-device', user: user.id, device: device.id, error: String(error) }));
  }
}
