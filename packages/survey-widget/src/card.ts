import { draw } from './draw.ts';
import type { Place } from './settings.ts';
import type { Words } from './words.ts';

export interface Card {
  node: HTMLElement;
  open(): void;
  /** Puts a screen into the card; focus follows only where it was inside before. */
  show(screen: Node, done: number): void;
  /** Gives the focus back to where it came from, if it is inside. */
  leave(): void;
}

export interface CardOptions {
  root: ShadowRoot;
  place: Place;
  words: Words;
  /** The close button or Escape, pressed inside. */
  onClose(): void;
  signal: AbortSignal;
}

/** The frame around the questions: where it stands, how it is closed, what is read out. */
export function openCard({ root, place, words, onClose, signal }: CardOptions): Card {
  const say = (key: string): string => words.find(key).text;
  const over = place !== 'inline';
  const bar = draw('div', { part: 'bar' });
  const screen = draw('div', { part: 'screen' });
  const live = draw('div', { part: 'live', role: 'status' });
  const node: HTMLElement = draw(
    place === 'modal' ? 'dialog' : 'section',
    {
      part: `card ${place}`,
      role: place === 'corner' && 'dialog',
      'aria-label': say('ui.survey'),
      lang: words.language,
      dir: words.direction,
      // In the top layer no ancestor's transform, opacity or z-index can reach it, and nothing needs a z-index of its own.
      popover: place === 'corner' && 'showPopover' in HTMLElement.prototype && 'manual',
    },
    draw('div', { part: 'track' }, bar),
    screen,
    over && draw('button', { part: 'close', 'aria-label': say('ui.close'), onclick: onClose }, '×'),
    live,
  );
  let before: HTMLElement | undefined;
  node.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && !node.contains(relatedTarget)) before = relatedTarget;
  });
  // A phone's way back closes a modal without any key.
  node.addEventListener('cancel', (event) => {
    event.preventDefault();
    onClose();
  });
  // The page's own shortcuts must not hear what is typed here; it could not tell, since the target it sees is the host.
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    node.addEventListener(type, (event) => {
      event.stopPropagation();
      if (over && type === 'keydown' && event.key === 'Escape') {
        event.preventDefault();
        onClose();
      }
    });
  }
  if (over) stayAboveKeyboard(node, signal);
  if (place === 'corner') stepAside(node, signal);

  return {
    node,
    open() {
      root.append(node);
      if (node.popover) node.showPopover();
      if (node instanceof HTMLDialogElement) node.showModal();
      // A region speaks of changes only, so it has to be in the page for a moment before.
      if (over)
        setTimeout(
          () => !signal.aborted && live.append(`${say('ui.survey')}: ${screen.querySelector('h2')?.textContent}`),
          300,
        );
    },
    show(next, done) {
      const inside = root.activeElement;
      bar.style.inlineSize = `${done * 100}%`;
      screen.replaceChildren(next);
      if (inside) screen.querySelector<HTMLElement>('h2')?.focus();
    },
    leave() {
      if (root.activeElement) before?.focus();
    },
  };
}

/** A phone's keyboard covers the foot of the window without making it smaller; zooming in does not. */
function stayAboveKeyboard(node: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport;
  const place = (): void => {
    if (view)
      node.style.setProperty('--covered', `${Math.max(0, innerHeight - view.height * view.scale - view.offsetTop)}px`);
  };
  view?.addEventListener('resize', place, { signal });
}

/** What has the focus in the page must not lie hidden under the card (WCAG 2.2, 2.4.11): the card waits out of sight. */
function stepAside(node: HTMLElement, signal: AbortSignal): void {
  const judge = ({ target }: Event): void => {
    const page = (target as Element).getBoundingClientRect();
    const card = node.getBoundingClientRect();
    const hidden =
      page.top >= card.top && page.bottom <= card.bottom && page.left >= card.left && page.right <= card.right;
    node.toggleAttribute('data-aside', hidden);
  };
  document.addEventListener('focusin', judge, { signal });
}
