import type { CampaignAnswer, CampaignDefinition } from '@footfall/contract';
import { campaignDefinitionSchema } from '@footfall/contract/schema';
import { campaignRecipes } from '@footfall/engine';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import fc from 'fast-check';
import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { SessionContext } from '../session/useSession.ts';
import { arbitraryDefinition } from './arbitraryDefinition.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { definitionOf } from './definitionOf.ts';
import { withMember } from './withMember.ts';

const RUNS = { numRuns: 200 };

/** A campaign as the API tells of it. */
const told = (definition: CampaignDefinition): CampaignAnswer => ({
  ...{ id: 'x', ...definition, status: 'draft', changed: false, version: null, publishedAt: null },
  ...{ started: 0, ended: 0, running: 0, sent: 0, goals: 0, createdAt: '', updatedAt: '', problems: [] },
});

function shown(start: CampaignDefinition): string {
  const session = { site: { id: 'demo', name: 'Shop', currency: 'EUR' } } as never;
  const form = createElement(CampaignForm, { start, problems: [], save: () => Promise.reject(new Error('unused')) });
  const inRouter = createElement(Router as FunctionComponent<{ ssrPath: string }>, { ssrPath: '/campaigns/new' }, form);
  const inSession = createElement(SessionContext, { value: session }, inRouter);
  const inQueries = createElement(QueryClientProvider, { client: new QueryClient() }, inSession);
  return renderToString(createElement(MantineProvider, null, inQueries));
}

describe('whatever a campaign says', () => {
  test('the generated ones are campaigns, of every kind of step and trigger', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(campaignDefinitionSchema.parse(definition)).toEqual(definition);
        kinds.add(`on ${definition.trigger.on}`);
        for (const step of definition.steps) kinds.add(step.do);
      }),
      RUNS,
    );
    expect(kinds.size).toBe(7 + 10);
  });

  test('is what the form begins with and saves, nothing lost and nothing added', () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(definitionOf(told(definition))).toEqual(definition);
        expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
      }),
      RUNS,
    );
  });

  test('can be shown by the form', () => {
    fc.assert(
      fc.property(arbitraryDefinition, (definition) => {
        expect(shown(definition)).toContain('Save draft');
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test.each(campaignRecipes('EUR').map((one) => [one.id, one.definition] as const))('%s too', (_id, definition) => {
    expect(definitionOf(told(definition))).toEqual(definition);
    expect(shown(definition)).toContain('Save draft');
  });
});

test('a member that is set and taken away again leaves the rest as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true }), fc.string(), (holder, key) => {
      fc.pre(!Object.hasOwn(holder, key) && key !== '__proto__' && !Object.hasOwn(holder, '__proto__'));
      expect(withMember(withMember(holder, key, 1), key, undefined)).toEqual(holder);
    }),
  );
});
