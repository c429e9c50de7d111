import { describe, expect, test } from 'vitest';
import { refuseReceiver } from './receiver-url.ts';

describe('only public https hosts receive webhooks', () => {
  test.each(['https://hooks.shop.example/in', 'https://hooks.shop.example:8443/in?x=1'])('%s may', (url) => {
    expect(refuseReceiver(url, false)).toBeUndefined();
  });

  test.each([
    'not a url',
    'http://hooks.shop.example/',
    'ftp://hooks.shop.example/',
    'https://user:pass@hooks.shop.example/',
    'https://localhost/',
    'https://localhost./',
    'https://intranet/',
    'https://db.internal/',
    'https://printer.local/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.8/',
    'http://127.0.0.1:8080/',
  ])('%s may not', (url) => {
    expect(refuseReceiver(url, false)).toMatch(/\.$/);
  });

  test('loopback is allowed on a laptop only, and nothing else with it', () => {
    expect(refuseReceiver('http://127.0.0.1:8080/', true)).toBeUndefined();
    expect(refuseReceiver('http://localhost:8080/', true)).toBeUndefined();
    expect(refuseReceiver('http://10.0.0.8/', true)).toBeDefined();
    expect(refuseReceiver('http://127.0.0.1.shop.example/', true)).toBeDefined();
  });
});
