/** What a survey may lead to. Never `javascript:`, however the definition came to be. */
export const isSafeLink = (href: string): boolean => /^(https:|mailto:)/i.test(href);
