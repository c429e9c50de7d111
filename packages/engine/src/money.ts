const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** Beyond this a sum of amounts is no longer exact in a double. */
const LARGEST_MINOR = 1e14;

const digitsByCurrency = new Map<string, number>();

/** Decimal places of a currency; ECMA-402 takes them from ISO 4217 (JPY 0, EUR 2, KWD 3). */
function fractionDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && CURRENCIES.has(code);
}

/**
 * A decimal amount as integer minor units: `12.34 EUR` → 1234. Numbers and numeric strings are read; anything else,
 * and what is too large to be exact, is undefined.
 */
export function toMinorUnits(amount: unknown, currency: string): number | undefined {
  const decimal = typeof amount === 'string' && amount.trim() !== '' ? Number(amount) : amount;
  if (typeof decimal !== 'number' || !Number.isFinite(decimal)) return undefined;
  if (Math.abs(decimal) > LARGEST_MINOR) return undefined;
  // Shifting the decimal text keeps 1.005 exact where × 100 gives 100.49999999999999. What is so small that its text
  // has an exponent already rounds to nothing.
  const shifted = Number(`${decimal}e${fractionDigits(currency)}`);
  const minor = Number.isNaN(shifted) ? 0 : Math.round(shifted);
  return Math.abs(minor) <= LARGEST_MINOR ? minor : undefined;
}

/** The inverse of `toMinorUnits`, for people and wires. */
export function toDecimal(minor: number, currency: string): number {
  return Number(`${minor}e-${fractionDigits(currency)}`);
}
