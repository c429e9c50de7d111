export const CURRENCY = 'EUR';

const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY });

/** @param {number} cents */
export const showMoney = (cents) => format.format(cents / 100);

/** As events carry it: a decimal in major units. @param {number} cents */
export const decimal = (cents) => cents / 100;
