import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPage } from '../../packages/ingest-worker/src/reference/docs-page.ts';
import { openapi } from '../../packages/ingest-worker/src/reference/openapi.ts';
import { root } from './root.mts';

/** `npm run build` calls it in a process of its own, so that the schemas are read anew each time. */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = join(root, 'dist/public');
mkdirSync(join(folder, 'docs'), { recursive: true });
writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openapi(version)));
writeFileSync(join(folder, 'docs/index.html'), docsPage(version));
