import { init } from '../src/core.ts';

init({ writeKey: 'wk_demo', host: 'https://events.example.com' }).track('Product Viewed');
