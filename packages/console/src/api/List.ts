/** How the API answers with lists: `next` goes into `?cursor=` for the rest, null at the end. */
export interface List<Item> {
  data: Item[];
  next: string | null;
}
