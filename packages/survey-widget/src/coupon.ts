import { draw } from './draw.ts';

/** The coupon of this response, once the server has it. */
export function coupon(say: (key: string) => string, reward: () => Promise<string | undefined>): HTMLElement {
  const node = draw('p', { part: 'reward', role: 'status' }, say('ui.waiting'));
  reward().then((code) => {
    if (code === undefined) {
      node.textContent = say('ui.later');
      return;
    }
    const copy = draw('button', { part: 'copy', type: 'button' }, say('ui.copy'));
    copy.onclick = () => {
      // Refused on insecure pages; the code can still be selected.
      navigator.clipboard?.writeText(code).then(
        () => copy.replaceChildren(say('ui.copied')),
        () => {},
      );
    };
    node.replaceChildren(draw('b', { part: 'code' }, code), copy);
  });
  return node;
}
