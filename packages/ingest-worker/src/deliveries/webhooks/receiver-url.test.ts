import { describe, expect, test } from 'vitest';
import { refuseReceiver } from './receiver-url.ts';

const deployed = { allowLoopback: false, ownHosts: ['footfall.shop.example'] };
const laptop = { allowLoopback: true, ownHosts: [] };

describe('only public https hosts receive webhooks', () => {
  test.each([
    'https://hooks.shop.example/in',
    'https://hooks.shop.example:8443/in?x=1',
    'https://HOOKS.shop.example./in',
    'https://xn--eis-diele-07a.example/',
    'https://1e100.example/',
    'https://localhost.shop.example/',
  ])('%s may', (url) => {
    expect(refuseReceiver(url, deployed)).toBeUndefined();
  });

  test.each([
    // No URL, no https.
    'not a url',
    '//hooks.shop.example/',
    'http://hooks.shop.example/',
    'ftp://hooks.shop.example/',
    'ws://hooks.shop.example/',
    'file:///etc/passwd',
    'data:text/plain,hi',
    'javascript:alert(1)',
    'gopher://hooks.shop.example/',
    'https:///',
    // User info.
    'https://user:pass@hooks.shop.example/',
    'https://user@hooks.shop.example/',
    'https://hooks.shop.example@127.0.0.1/',
    'https://127.0.0.1@hooks.shop.example/',
    'https://:@10.0.0.1/',
    // Loopback, in each spelling.
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://127.0.1/',
    'https://127.255.255.254/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://0177.0.0.01/',
    'https://017700000001/',
    'https://%31%32%37.0.0.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://127。0。0。1/',
    'https://１２７.0.0.1/',
    'https://0/',
    'https://0.0.0.0/',
    'https://0x0/',
    'https://00/',
    'https://[::1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    'https://[0000:0000:0000:0000:0000:0000:0000:0001]/',
    'https://[::]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[0:0:0:0:0:ffff:7f00:0001]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://[64:ff9b:1::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:0:0:0:0:80ff:fffe]/',
    // Private, link-local, shared, special, and even public addresses: a receiver has a name.
    'https://10.0.0.8/',
    'https://10.1/',
    'https://167772161/',
    'https://0xa000001/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://192.168.1/',
    'https://3232235521/',
    'https://169.254.169.254/latest/meta-data/',
    'https://169.254.43518/',
    'https://2852039166/',
    'https://0xa9fea9fe/',
    'https://0251.0376.0251.0376/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[fc00::1]/',
    'https://[ff02::1]/',
    'https://100.64.0.1/',
    'https://100.100.100.200/',
    'https://192.0.0.192/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://198.51.100.1/',
    'https://203.0.113.1/',
    'https://224.0.0.1/',
    'https://240.0.0.1/',
    'https://255.255.255.255/',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
    // Names that mean something inside a network only.
    'https://localhost/',
    'https://LOCALHOST/',
    'https://localhost./',
    'https://localhost../',
    'https://lo%63alhost/',
    'https://ｌｏｃａｌｈｏｓｔ/',
    'https://app.localhost/',
    'https://localhost.localdomain/',
    'https://intranet/',
    'https://metadata/',
    'https://metadata.google.internal/',
    'https://instance-data.ec2.internal/',
    'https://db.internal./',
    'https://printer.local/',
    'https://router.lan/',
    'https://nas.home/',
    'https://fritz.home.arpa/',
    'https://1.0.0.127.in-addr.arpa/',
    'https://wiki.corp/',
    'https://service.private/',
    'https://hidden.onion/',
    'https://shop.test/',
    'https://shop.invalid/',
    // Footfall itself.
    'https://footfall.shop.example/v1/batch',
    'https://FOOTFALL.shop.example./v1/batch',
  ])('%s may not', (url) => {
    expect(refuseReceiver(url, deployed)).toMatch(/\.$/);
  });

  test('what is told names no range', () => {
    const told = new Set(
      ['https://10.0.0.8/', 'https://127.0.0.1/', 'https://db.internal/', 'https://8.8.8.8/'].map((url) =>
        refuseReceiver(url, deployed),
      ),
    );
    expect([...told]).toEqual(['The host is not a public name.']);
  });

  test('loopback is allowed on a laptop only, and nothing else with it', () => {
    expect(refuseReceiver('http://127.0.0.1:8080/', laptop)).toBeUndefined();
    expect(refuseReceiver('http://localhost:8080/', laptop)).toBeUndefined();
    expect(refuseReceiver('http://10.0.0.8/', laptop)).toBeDefined();
    expect(refuseReceiver('http://0.0.0.0:8080/', laptop)).toBeDefined();
    expect(refuseReceiver('http://127.0.0.1.shop.example/', laptop)).toBeDefined();
    expect(refuseReceiver('http://user@localhost:8080/', laptop)).toBeDefined();
  });
});
