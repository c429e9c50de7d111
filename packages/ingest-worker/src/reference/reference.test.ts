import { ERROR_CODES, EVENT_CODES } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { app } from '../app.ts';
import { docsPage } from './docs-page.ts';
import { reference } from './index.ts';
import { openapi } from './openapi.ts';

const documented = reference.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));

describe('the reference tells of what is there', () => {
  test('every public route is in it, and nothing else', () => {
    const mounted = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
    expect([...new Set(documented)].sort()).toEqual([...new Set(mounted)].sort());
  });

  test('every route has an example that can be run, and names what varies in its path', () => {
    for (const { routes } of reference) {
      for (const { method, path, example, examplePath, parameters, body } of routes) {
        if (body) expect([path, example]).not.toEqual([path, undefined]);
        for (const [, name] of path.matchAll(/:(\w+)/g)) expect(parameters).toHaveProperty(name ?? '');
        if (path.includes(':')) expect([method, path, examplePath]).not.toContain(undefined);
      }
    }
  });

  test('openapi.json is JSON without anything undefined, and refers only to what it holds', () => {
    const text = JSON.stringify(openapi('1.0.0'));
    const description = JSON.parse(text) as { paths: object; components: { schemas: object } };
    expect(Object.keys(description.paths).length).toBeGreaterThan(20);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(description.components.schemas).toHaveProperty(name ?? '');
    }
  });

  test('the page loads nothing from elsewhere', () => {
    const page = docsPage('1.0.0');
    const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(loaded).toContain('/docs/docs.js');
    expect(loaded.filter((address) => !/^[/#](?!\/)/.test(address ?? ''))).toEqual([]);
  });

  test('the page explains every code under the address that errors give', () => {
    const page = docsPage('1.0.0');
    for (const code of Object.keys(ERROR_CODES)) expect(page).toContain(`id="error-${code}"`);
    for (const code of Object.keys(EVENT_CODES)) expect(page).toContain(`id="event-${code}"`);
    expect(page).not.toMatch(/[>"]undefined[<"]/);
  });
});
