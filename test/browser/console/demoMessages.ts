import type { Delivery } from '../../../packages/console/src/deliveries/Delivery.ts';
import { demoDelivery } from './demoData.ts';

/** Demo data: nobody here exists. */

export const EVIL_MAIL = `<html><body><h1 style="color:#0d6785">Your cart waits</h1>
  <p>Hello Anna, <a href="https://shop.example/cart">back to your cart</a></p>
  <img src="/v1/pixel.gif" alt=""><script>parent.hacked = true; document.title = 'hacked'</script>
  <form action="https://evil.example"><button>Win</button></form></body></html>`;

const message = (change: Partial<Delivery>): Delivery =>
  demoDelivery({
    ...{ channel: 'email', webhookId: null, url: null, type: 'message', campaign: 'cart', step: 'first' },
    ...{ recipient: 'anna@demo.example', status: 'delivered', lastAnswer: null },
    ...change,
  });

export const demoMessages = (): Delivery[] => [
  message({ id: 'msg_4', status: 'unknown', reason: 'lost_answer', lastAnswer: 'no answer in time' }),
  message({ id: 'msg_3', recipient: null, status: 'withheld', reason: 'quiet_hours', attempts: 0 }),
  message({ id: 'msg_2', channel: 'sms', recipient: '+491701234567', campaign: 'win-back', step: 'text' }),
  message({ id: 'msg_1' }),
];

export const demoMessage = () => ({
  body: { channel: 'email', subject: 'Your cart waits', html: EVIL_MAIL, text: 'Hello Anna, your cart waits.' },
  receipts: [
    { at: new Date().toISOString(), kind: 'delivered', reason: null, url: null, machine: false },
    { at: new Date().toISOString(), kind: 'opened', reason: null, url: null, machine: true },
    { at: new Date().toISOString(), kind: 'clicked', reason: null, url: 'https://shop.example/cart', machine: false },
  ],
});

export const demoInbox = () => [
  {
    ...{ id: 'msg_1', at: new Date().toISOString(), customer: 'c1', channel: 'email', recipient: 'anna@demo.example' },
    message: demoMessage().body,
  },
  {
    ...{ id: 'msg_2', at: new Date().toISOString(), customer: 'c1', channel: 'sms', recipient: '+491701234567' },
    message: { text: 'Two scoops wait: https://shop.example/s' },
  },
];

export const demoChannels = () => [
  { channel: 'email', settings: { provider: 'inbox' } as Record<string, unknown> },
  { channel: 'sms', settings: { provider: 'inbox' } as Record<string, unknown> },
  { channel: 'push', settings: { provider: 'inbox' } as Record<string, unknown> },
];

export const demoDomain = () => ({
  domain: 'shop.example',
  ready: false,
  checks: [
    { name: 'SPF', status: 'ok', found: 'v=spf1 include:sendgrid.net ~all', advice: 'Receivers can tell.' },
    { name: 'DKIM', status: 'missing', found: null, advice: 'Publish what your provider shows.' },
    { name: 'DMARC', status: 'ok', found: 'v=DMARC1; p=none', advice: 'It is there.' },
  ],
});
