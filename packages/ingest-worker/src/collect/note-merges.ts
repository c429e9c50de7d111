import { customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import type { SitePlace } from '../sites/site.ts';
import { nameText, parseName } from './object-name.ts';
import type { Routed } from './routed.ts';

/**
 * Notes which events make a device part of a user: a trusted identify that names both. Most only say again what is
 * known, so each device is asked first; as long as all that name it say what it knows, nothing is merged.
 */
export async function noteMerges(env: Env, site: SitePlace, routed: Routed[]): Promise<void> {
  const saying = routed.flatMap((one) => {
    const device = deviceOf(one);
    return device === undefined ? [] : [{ one, device, name: nameText(site.id, { kind: 'a', id: device }) }];
  });
  const byDevice = Map.groupBy(saying, ({ name }) => name);
  await Promise.all(
    [...byDevice].map(async ([name, said]) => {
      const forwardTo = await knownUser(env, site, name);
      if (said.every(({ one }) => parseName(one.name).id === forwardTo)) return;
      for (const { one, device } of said) {
        one.merges = name;
        one.taken.absorbs = device;
      }
    }),
  );
}

/** The anonymousId that a trusted caller says is this user's. */
function deviceOf({ taken: { event, trusted } }: Routed): string | undefined {
  if (!trusted || !event.userId) return undefined;
  if (event.type === 'alias') return event.previousId;
  return event.type === 'identify' ? event.anonymousId : undefined;
}

/** Where it cannot be asked it is merged: that ends in the same. */
async function knownUser(env: Env, { locationHint }: SitePlace, name: string): Promise<string | undefined> {
  try {
    return (await customerStub(env, name, locationHint).mergedInto())?.forwardTo;
  } catch (error) {
    console.error(JSON.stringify({ unit: 'note-merges', error: String(error) }));
    return undefined;
  }
}
