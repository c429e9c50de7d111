/** What calls without a name of their own are called; names given by the shop stay as they are. */
const BY_TYPE: Record<string, string> = {
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  identify: 'Identified',
  group: 'Group Joined',
  alias: 'Ids Linked',
};

/** An event's name as a person reads it. */
export function eventName({ name }: { name: string }): string {
  return BY_TYPE[name.toLowerCase()] ?? name;
}
