/** Why two customers became one. */
export interface Because {
  /** The messageId of the event that said whose device it is. */
  cause: string;
  /** It was said too long ago to be news: it moves no device away from somebody else. */
  late?: true;
  historical?: true;
}

/** Of a user: a device whose history is on its way here. Kept until the device knows that it arrived. */
export interface Absorbing extends Because {
  /** Names this merge among all of this user: the number of the fact that led to it. */
  merge: number;
  anonymousId: string;
  /** What the device had is part of this customer; what is left is to tell the device so. */
  absorbed?: true;
}

/** Members of a fact that say so. */
export function becauseOf({ cause, late, historical }: Because): Because {
  return { cause, ...(late ? { late } : {}), ...(historical ? { historical } : {}) };
}

/** Of a device: its history was handed over, and this is what is left to know. */
export interface Handed {
  /** userId of whoever got it. */
  to: string;
  /** `Absorbing.merge` of that user. */
  merge: number;
  /** It arrived; nothing is kept here any more, and events go on. Until then they have to wait. */
  forward?: Forward;
}

export interface Forward {
  /** userId of whoever was last said to use this device. */
  to: string;
}
