/** The words of a list, or of a `data-` attribute. */
export const words = (list: string[] | string | undefined): string[] => `${list ?? ''}`.match(/[\w-]+/g) ?? [];
