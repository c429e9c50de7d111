import type { Channel } from '@footfall/contract';
import { addressName } from '../../../addresses/address-name.ts';
import type { Env } from '../../../env.ts';
import { signLink } from './link-claims.ts';

/** The signed links of one message. */
export interface MessageLinks {
  /** Leaves by POST, shows what there is to choose by GET. */
  choose: string;
  open: string;
  click(to: string): Promise<string>;
}

/** What a link is bound to. */
export interface LinkedMessage {
  site: string;
  deliveryId: string;
  customer: string;
  channel: Channel;
  address: string;
}

/** Undefined where nobody has said under which address this deployment is reached. */
export async function messageLinks(
  { FOOTFALL_SECRET: secret, PUBLIC_ORIGIN: origin }: Env,
  { site: s, deliveryId: d, customer: c, channel: h, address }: LinkedMessage,
): Promise<MessageLinks | undefined> {
  if (!origin) return undefined;
  const a = await addressName(secret, s, h, address);
  const [choose, open] = await Promise.all([
    signLink(secret, { do: 'choose', s, d, c, h, a }),
    signLink(secret, { do: 'open', s, d }),
  ]);
  return {
    choose: `${origin}/m/u/${choose}`,
    open: `${origin}/m/o/${open}`,
    click: async (to) => `${origin}/m/c/${await signLink(secret, { do: 'click', s, d, to })}`,
  };
}
