/** Lines stay readable: some 70 characters. */
const WIDTH = '600px';

/**
 * A mail's HTML as a whole document that is as wide as its screen, up to a column that can be read, and follows the
 * colours of its reader's mail program. One that is a document already is its author's own.
 */
export function responsiveHtml(html: string, language: string): string {
  if (/<(!doctype|html|body)[\s>]/i.test(html)) return html;
  return `<!doctype html>
<html lang="${language.replaceAll(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>img{max-width:100%;height:auto}</style>
</head>
<body style="margin:0;padding:0">
<div style="box-sizing:border-box;max-width:${WIDTH};margin:0 auto;padding:16px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere">
${html}
</div>
</body>
</html>
`;
}
