/** What the sealed secrets of a webhook's templates are bound to. */
export const secretsPlace = (webhook: string) => `webhook-secrets/${webhook}`;
