import type { CouponPoolDefinition, PartialDefinition, PartialPreview } from '@footfall/contract';
import type { Partials, PartKind } from '../deliveries/messages/partials.ts';
import { previewFilling } from '../deliveries/messages/preview-filling.ts';
import { renderTemplate } from '../deliveries/messages/render-message.ts';
import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';

const EXAMPLE_POOL: CouponPoolDefinition = {
  name: 'Example',
  codes: 'generated',
  value: { kind: 'percent', percent: 15 },
  expiresAfterDays: 7,
};

/** The parts of a partial as a customer would see them. Throws 404 where nobody goes by that name. */
export async function previewPartial(
  env: Env,
  site: Site,
  { partial, partials, customer, given }: PreviewAsked,
  now: number,
): Promise<PartialPreview[]> {
  const campaign = { id: 'example', name: 'Example' };
  const about = {
    campaign,
    pool: EXAMPLE_POOL,
    product: true,
    partials,
    templates: [partial.html ?? '', partial.text ?? ''],
  };
  const filling = await previewFilling(env, site, customer, about, now);
  const words = { ...given, ...filling.words };
  const parts = (['html', 'text'] satisfies PartKind[]).filter((part) => partial[part] !== undefined);
  return Promise.all(
    parts.map(async (part): Promise<PartialPreview> => {
      try {
        return { part, shown: await renderTemplate(partial[part] ?? '', part, { ...filling, words }) };
      } catch (error) {
        return { part, why: (error as Error).message };
      }
    }),
  );
}

interface PreviewAsked {
  partial: PartialDefinition;
  /** What it may put in itself. */
  partials: Partials;
  customer: string;
  given: Record<string, string>;
}
