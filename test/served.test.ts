import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/build/root.mts';
import { Footfall } from './support/footfall.ts';

let footfall: Footfall;
beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());

const { version } = JSON.parse(readFileSync(join(root, 'packages/sdk/package.json'), 'utf8')) as { version: string };

describe('what a shop loads by script tag', () => {
  test('weighs what the README says', () => {
    const bytes = gzipSync(readFileSync(join(root, 'packages/sdk/dist/footfall.js')), { level: 9 }).byteLength;
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(`${bytes.toLocaleString('en')} bytes gzip`);
  });

  test('the versioned file never changes and matches the hash the build printed; the moving one is looked at again', async () => {
    const name = `footfall@${version}.js`;
    const versioned = await fetch(`${footfall.origin}/sdk/${name}`);
    expect(versioned.headers.get('cache-control')).toContain('immutable');
    expect(versioned.headers.get('access-control-allow-origin')).toBe('*');
    const bytes = Buffer.from(await versioned.arrayBuffer());
    const sri = JSON.parse(readFileSync(join(root, 'packages/sdk/dist/sri.json'), 'utf8')) as Record<string, string>;
    expect(sri[name]).toBe(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);

    const moving = await fetch(`${footfall.origin}/sdk/footfall.js`);
    expect(moving.headers.get('cache-control')).toBe('public, max-age=300');
    expect(Buffer.from(await moving.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('the widget is there, and the lazy files of both', async () => {
    for (const name of ['survey.js', `actions@${version}.js`]) {
      const response = await fetch(`${footfall.origin}/sdk/${name}`);
      expect([name, response.status, response.headers.get('content-type')]).toEqual([
        name,
        200,
        'text/javascript; charset=utf-8',
      ]);
      await response.body?.cancel();
    }
  });
});

describe('pages', () => {
  test.each(['/', '/shop/', '/console/', '/console/webhooks', '/docs/', '/survey/'])('%s is a page', async (path) => {
    const response = await fetch(footfall.origin + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await response.text();
    expect(html).toContain('<title>');
    // Without one of its own browsers ask for an icon that is not there.
    const [, icon = ''] = /<link rel="icon"[^>]* href="([^"]+)"/.exec(html) ?? [];
    const picture = await fetch(new URL(icon, footfall.origin + path));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    await picture.body?.cancel();
  });

  test.each(['/v1/nothing', '/sdk/footfall@0.0.0.js'])(
    '%s is not there and says so in the shape of every error',
    async (path) => {
      const response = await fetch(footfall.origin + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        error: 'not_found',
        message: expect.any(String),
        docs: expect.any(String),
      });
    },
  );

  test('the console is kept from other pages’ frames and loads nothing from elsewhere', async () => {
    const response = await fetch(`${footfall.origin}/console/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    await response.body?.cancel();
  });
});
