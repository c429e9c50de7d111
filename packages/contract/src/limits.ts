/** Ceilings that both ends of the wire keep. Bytes are UTF-8 bytes after decompression. */

/** Largest request body; a larger one is answered 413. */
export const MAX_BODY_BYTES = 1_048_576;
/** Most events in one batch; more are answered 413. */
export const MAX_BATCH_EVENTS = 500;
/** Largest single event, as the bytes of its JSON; a larger one is `invalid: event_too_large`. */
export const MAX_EVENT_BYTES = 32_768;
/** Longest id (`messageId`, `userId`, `anonymousId`, `groupId`, `order_id`), in UTF-16 units. */
export const MAX_ID_LENGTH = 256;
/** Longest name of an import, in UTF-16 units: with a row's number it is an id. */
export const MAX_IMPORT_ID_LENGTH = 200;
/** Longest event name, in UTF-16 units. */
export const MAX_NAME_LENGTH = 200;
/** Deepest nesting of objects and arrays in one event. */
export const MAX_JSON_DEPTH = 12;
/** How long a customer's object remembers the keys it has seen. */
export const KEY_MEMORY_DAYS = 7;
/** `keepalive` requests and beacons of one page share this quota in Chromium (w3c/beacon#38). */
export const KEEPALIVE_QUOTA_BYTES = 65_536;
/** Longest key of an object in an event, in UTF-16 units. */
export const MAX_KEY_LENGTH = 256;
