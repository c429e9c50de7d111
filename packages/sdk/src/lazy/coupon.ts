import type { ShowCouponAction } from '@footfall/contract';

const TAG = 'footfall-coupon';
/** System colours: readable in light, dark and forced-colour pages alike. Fixed, so that nothing in the page moves. */
const STYLE = `:host{all:initial;position:fixed;inset:auto 1rem 1rem auto;z-index:2147483647;box-sizing:border-box;
max-width:min(22rem,100vw - 2rem);padding:1rem;border:1px solid;border-radius:.75rem;background:Canvas;color:CanvasText;
color-scheme:light dark;font:1rem/1.4 system-ui}p{margin:0 2rem .5rem 0}p:empty{display:none}b{font-size:1.15em}
button{font:inherit;min-height:2.75rem;min-width:2.75rem;cursor:pointer}
.code{font:700 1.25rem ui-monospace,monospace;border:2px dashed;background:none;color:inherit;user-select:all}
.close{position:absolute;top:0;right:0;border:0;background:none;color:inherit}`;

/**
 * Shows a coupon in a corner of the page, over it, until somebody closes it: takes no focus and moves nothing. The style
 * is a constructed sheet, which a strict Content-Security-Policy lets pass. A shop that shows it in its own way answers
 * `on('action')` with false, and this never runs.
 */
export default function showCoupon({ id, code, title = '', text = '', expiresAt }: ShowCouponAction): void {
  // The same event told again brings the same action again.
  if (document.querySelector(`${TAG}[showing="${CSS.escape(id)}"]`)) return;
  const box = document.createElement(TAG);
  box.setAttribute('showing', id);
  const root = box.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const add = (tag: string, content: string, parent: Node = root): HTMLElement => {
    const element = document.createElement(tag);
    element.textContent = content;
    parent.appendChild(element);
    return element;
  };
  const button = (name: string, content: string, label: string, press: () => unknown): void => {
    const element = add('button', content) as HTMLButtonElement;
    element.className = name;
    element.setAttribute('aria-label', label);
    element.onclick = press;
  };
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', title || code);
  add('b', title, add('p', ''));
  add('p', text);
  button('code', code, `Copy ${code}`, () => navigator.clipboard?.writeText(code).catch(() => {}));
  if (expiresAt)
    add(
      'p',
      `– ${new Date(expiresAt).toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'long', timeStyle: 'short' })}`,
    );
  // Closed, it stays as a note that it was shown.
  button('close', '×', 'Close', () => {
    box.hidden = true;
    box.style.display = 'none';
  });
  document.body.append(box);
}
