/** Shelves of the shop, in the order shown. */
export const categories = [
  { id: 'chocolate', name: 'Chocolate' },
  { id: 'fruit', name: 'Fruit' },
  { id: 'nut', name: 'Nut' },
  { id: 'classics', name: 'Classics' },
];
