/**
 * True only where both types are the same to the letter. `satisfies` alone lets a schema pass that has forgotten
 * an optional field; this does not.
 */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Fails to compile unless given `true`. */
export type Expect<T extends true> = T;

/** Flattens intersections, so that `Equal` compares members and not how they were put together. */
export type Flat<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]: T[K] } : T;
