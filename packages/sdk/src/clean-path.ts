/** A path without the e-mails in it; parameters stay out altogether. */
export const cleanPath = (path: string): string => path.replace(/[^/]+(@|%40)[^/]+\.[^/]+/g, '[email]');
