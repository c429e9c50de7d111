import { ERROR_CODES, EVENT_CODES } from '@footfall/contract';
import { reference } from './index.ts';
import type { Opens, RouteDoc } from './route-doc.ts';

const KEYS: Record<Opens, string> = { write: 'wk_demo', secret: 'sk_demo', admin: 'ad_demo', anyone: '' };
const OPENS: Record<Opens, string> = {
  write: 'write or secret key',
  secret: 'secret key',
  admin: 'admin token',
  anyone: 'no key',
};

/** `/docs/`: the reference as one page without anything from elsewhere. Every example can be run where it stands. */
export function docsPage(version: string): string {
  const contents = reference
    .map(({ heading, routes }) => `<h2>${text(heading)}</h2><ul>${routes.map(contentsLine).join('')}</ul>`)
    .join('');
  const sections = reference
    .map(({ heading, routes }) => `<section><h2>${text(heading)}</h2>${routes.map(article).join('')}</section>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Footfall API reference</title>
<link rel="icon" href="/console/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/docs.css">
<script type="module" src="/docs/docs.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><a href="/">Footfall</a><span>API reference ${text(version)}</span><a href="/openapi.json">openapi.json</a></header>
<nav aria-label="Contents"><details open><summary>Contents</summary>${contents}<h2>Codes</h2><ul><li><a href="#event-codes">Of events</a></li><li><a href="#error-codes">Of errors</a></li></ul></details></nav>
<main id="main">
<h1>API reference</h1>
<p>Events go in with a write key, which is public, or a secret key, which is trusted. Everything else needs a secret key. Keys travel as Bearer token or as user name of Basic authentication; a write key also as <code>writeKey</code> in the body or the query. Times are ISO 8601 UTC, money is a decimal beside its currency. Lists are <code>{ "data": […], "next": … }</code>: give <code>next</code> back as <code>cursor</code>.</p>
${sections}
${codes('event-codes', 'Codes of events', 'event', EVENT_CODES)}
${codes('error-codes', 'Codes of errors', 'error', ERROR_CODES)}
</main>
</body>
</html>
`;
}

const anchor = ({ method, path }: RouteDoc) => `${method}-${path.replaceAll(/[^\w]+/g, '-').replace(/^-/, '')}`;

function contentsLine(route: RouteDoc): string {
  return `<li><a href="#${anchor(route)}"><b>${route.method}</b> ${text(route.path)}</a></li>`;
}

function article(route: RouteDoc): string {
  const parameters = Object.entries(route.parameters ?? {})
    .map(([name, meaning]) => `<dt><code>${text(name)}</code></dt><dd>${text(meaning)}</dd>`)
    .join('');
  const example = route.example === undefined ? '' : JSON.stringify(route.example, null, 2);
  const path = route.examplePath ?? route.path;
  return `<article id="${anchor(route)}" data-method="${route.method}" data-path="${text(path)}" data-key="${KEYS[route.opens]}">
<h3>${text(route.title)}</h3>
<p class="route"><b>${route.method}</b> <code>${text(route.path)}</code> <span>${OPENS[route.opens]}</span></p>
<p>${inline(route.text)}</p>
${parameters ? `<dl>${parameters}</dl>` : ''}
<pre tabindex="0" aria-label="Example call"><code>${text(curl(route, path, example))}</code></pre>
${example ? `<label>Body<textarea spellcheck="false" rows="${Math.min(14, example.split('\n').length)}">${text(example)}</textarea></label>` : ''}
<p><button type="button">Run here</button></p>
<output></output>
</article>`;
}

function curl(route: RouteDoc, path: string, example: string): string {
  const key = KEYS[route.opens];
  const parts = [
    `curl${route.method === 'get' ? '' : ` -X ${route.method.toUpperCase()}`} 'http://localhost:8787${path}'`,
  ];
  if (key) parts.push(`-H 'Authorization: Bearer ${key}'`);
  if (example) parts.push(`-d '${JSON.stringify(JSON.parse(example))}'`);
  return parts.join(' \\\n  ');
}

function codes(id: string, heading: string, prefix: string, list: Record<string, string>): string {
  const rows = Object.entries(list).map(
    ([code, meaning]) => `<dt id="${prefix}-${code}"><code>${code}</code></dt><dd>${text(meaning)}</dd>`,
  );
  return `<section id="${id}"><h2>${heading}</h2><dl>${rows.join('')}</dl></section>`;
}

function text(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function inline(raw: string): string {
  return text(raw).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
