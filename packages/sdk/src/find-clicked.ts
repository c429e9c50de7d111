/** The innermost element of this kind that an event happened in, through shadow roots. */
export const findClicked = <E extends Element>(event: Event, selector: string): E | undefined =>
  (event.composedPath() as E[]).find((element) => element.matches?.(selector));
