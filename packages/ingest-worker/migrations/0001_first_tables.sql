-- Times are epoch milliseconds. WITHOUT ROWID keeps an insert at one billed row.

CREATE TABLE sites (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  orders TEXT NOT NULL DEFAULT 'any' CHECK (orders IN ('any', 'server')),
  -- Whose word on money paid counts where rewards hang on it.
  rewards TEXT NOT NULL DEFAULT 'trusted' CHECK (rewards IN ('trusted', 'any')),
  allowed_origins TEXT NOT NULL DEFAULT '[]',
  -- 'required' refuses at the door what a person has not agreed to.
  consent TEXT NOT NULL DEFAULT 'granted' CHECK (consent IN ('granted', 'required')),
  -- How many customers browsers may make within an hour: above it somebody is inventing them.
  new_customers_per_hour INTEGER NOT NULL DEFAULT 20000,
  -- Where customers' objects are made; they never move afterwards.
  location_hint TEXT,
  console_password TEXT,
  rules_version INTEGER NOT NULL DEFAULT 0,
  -- How many known customers meet new rules within a second after a publish.
  wakes_per_second INTEGER NOT NULL DEFAULT 100,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Keys are found by their SHA-256. Only a write key, which is public, is kept readable; an identity secret, which
-- must sign, is kept sealed (AES-GCM under the Worker's secret). Two of a kind may live at a time, for rotation.
CREATE TABLE keys (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  site TEXT NOT NULL REFERENCES sites (id),
  kind TEXT NOT NULL CHECK (kind IN ('write', 'secret', 'identity')),
  readable TEXT,
  sealed TEXT,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX keys_by_site ON keys (site, kind);

-- Published rules: a version never changes. KV holds copies; sites.rules_version points at the newest.
CREATE TABLE rules (
  site TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (site, version)
) WITHOUT ROWID;

-- Known customers meeting new rules one after the other, by their ids. A newer publish takes an unfinished one over.
CREATE TABLE publishes (
  site TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- 'checking': all have met them but those a Worker with old rules may have made meanwhile.
  state TEXT NOT NULL CHECK (state IN ('running', 'checking', 'done', 'superseded')),
  total INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  -- The last customer who was asked.
  cursor TEXT NOT NULL DEFAULT '',
  leased_until INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (site, version)
) WITHOUT ROWID;
CREATE INDEX publishes_unfinished ON publishes (leased_until) WHERE state IN ('running', 'checking');

-- Drafts and what is published of them, each as JSON.
CREATE TABLE segments (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  draft TEXT NOT NULL,
  published TEXT,
  published_at INTEGER,
  -- Versions of the rules in which its rule was last changed and in which it first appeared.
  changed_in INTEGER,
  created_in INTEGER,
  -- Customers in it; `segment_members` has them one by one.
  size INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Out of the rules; its members are still being forgotten.
  deleted_at INTEGER,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;
CREATE INDEX segments_deleted ON segments (deleted_at) WHERE deleted_at IS NOT NULL;

-- Who is in a segment, and who was: facts come in any order, and the newest of a customer (by sequence) counts.
CREATE TABLE segment_members (
  site TEXT NOT NULL,
  segment TEXT NOT NULL,
  customer TEXT NOT NULL,
  member INTEGER NOT NULL,
  since INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (site, segment, customer)
) WITHOUT ROWID;
CREATE INDEX segment_members_newest ON segment_members (site, segment, since) WHERE member = 1;

-- Moves by the hour they happened in: with the size of now they tell every size before.
CREATE TABLE segment_moves (
  site TEXT NOT NULL,
  segment TEXT NOT NULL,
  hour INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  "left" INTEGER NOT NULL,
  PRIMARY KEY (site, segment, hour)
) WITHOUT ROWID;

-- What may happen once per site is claimed here before it is applied.
CREATE TABLE order_claims (
  site TEXT NOT NULL,
  order_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  told_by TEXT NOT NULL CHECK (told_by IN ('browser', 'server')),
  -- Whose browser told it before the server did, until that telling is taken back.
  previous_owner TEXT,
  claimed_at INTEGER NOT NULL,
  applied_at INTEGER,
  PRIMARY KEY (site, order_id)
) WITHOUT ROWID;

CREATE TABLE import_rows (
  site TEXT NOT NULL,
  import TEXT NOT NULL,
  row INTEGER NOT NULL,
  claimed_at INTEGER NOT NULL,
  -- When it was taken in; without it whoever tells it again may still be the first.
  applied_at INTEGER,
  PRIMARY KEY (site, import, row)
) WITHOUT ROWID;

-- Raw history: one row per queue message, gzip of its JSON.
CREATE TABLE chunks (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX chunks_by_arrival ON chunks (site, arrived_at);

-- A row each, only for what matters; views and carts live in chunks and roll-ups.
CREATE TABLE facts (
  customer TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  site TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT,
  data TEXT NOT NULL,
  PRIMARY KEY (customer, sequence)
) WITHOUT ROWID;
CREATE INDEX facts_by_type ON facts (site, type, at);

CREATE TABLE event_counts (
  site TEXT NOT NULL,
  hour INTEGER NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (site, hour, name)
) WITHOUT ROWID;

-- Who exists. The customer's own object is the truth; this is the list.
CREATE TABLE customers (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  user_id TEXT,
  anonymous_id TEXT,
  trust TEXT NOT NULL,
  -- What the shop told, else what they claim: to look for, never to write to.
  email TEXT,
  phone TEXT,
  name TEXT,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  -- Of the newest fact this row was written by: chunks may come out of order.
  sequence INTEGER NOT NULL,
  -- Id of the customer this one became part of: its facts stay under its own id, its person is the other.
  merged_into TEXT
) WITHOUT ROWID;
CREATE INDEX customers_by_activity ON customers (site, last_seen_at);
CREATE INDEX customers_by_user ON customers (site, user_id);
CREATE INDEX customers_by_email ON customers (site, email);
CREATE INDEX customers_by_trust ON customers (site, trust, id);
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;

-- Customers that browsers made, by the hour.
CREATE TABLE new_customers (
  site TEXT NOT NULL,
  hour INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (site, hour)
) WITHOUT ROWID;

-- Refused events, for a person to look at and to send again: a few of each kind and hour, the rest counted.
CREATE TABLE bad_events (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  code TEXT NOT NULL,
  path TEXT,
  message TEXT NOT NULL,
  trusted INTEGER NOT NULL,
  event TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX bad_events_by_time ON bad_events (site, received_at);

CREATE TABLE bad_event_counts (
  site TEXT NOT NULL,
  hour INTEGER NOT NULL,
  code TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (site, hour, code)
) WITHOUT ROWID;

-- What is drawn: a revision never changes.
CREATE TABLE surveys (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  definition TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (site, id, revision)
) WITHOUT ROWID;

-- Drafts of surveys and what is published of them, each as JSON, with who is asked and when.
CREATE TABLE survey_drafts (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  draft TEXT NOT NULL,
  published TEXT,
  published_at INTEGER,
  revision INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

-- One row for each display of a survey, and one for each question answered in it: what results are made of.
CREATE TABLE survey_responses (
  site TEXT NOT NULL,
  survey TEXT NOT NULL,
  -- 0: nobody can prove that the person was asked. It counts in no score.
  solicited INTEGER NOT NULL,
  response TEXT NOT NULL,
  revision INTEGER NOT NULL,
  customer TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  -- 0: drawn on a page, and nothing more is told of it. It counts as rendered and is no response.
  seen INTEGER NOT NULL,
  rendered_at INTEGER,
  shown_at INTEGER,
  dismissed_at INTEGER,
  completed_at INTEGER,
  -- When it counted as left open.
  left_at INTEGER,
  -- JSON list of the questions whose answers stood at the end; null before.
  kept TEXT,
  -- The order it was shown after, by its number, and what had brought the person by then.
  order_id TEXT,
  channel TEXT,
  campaign TEXT,
  PRIMARY KEY (site, survey, solicited, response)
) WITHOUT ROWID;
CREATE INDEX survey_responses_by_time ON survey_responses (site, survey, solicited, first_at);
CREATE INDEX survey_responses_by_campaign ON survey_responses (site, campaign, survey) WHERE campaign IS NOT NULL;
CREATE INDEX survey_responses_by_customer ON survey_responses (customer);

CREATE TABLE survey_answers (
  site TEXT NOT NULL,
  survey TEXT NOT NULL,
  solicited INTEGER NOT NULL,
  response TEXT NOT NULL,
  question TEXT NOT NULL,
  customer TEXT NOT NULL,
  -- The highest counts, in whatever order they arrive.
  edit INTEGER NOT NULL,
  -- JSON; null for one that was taken back.
  value TEXT NOT NULL,
  other TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (site, survey, solicited, response, question)
) WITHOUT ROWID;
CREATE INDEX survey_answers_by_customer ON survey_answers (customer);

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  url TEXT NOT NULL,
  types TEXT NOT NULL,
  -- JSON list of event names that event.accepted is told of; null for all.
  events TEXT,
  description TEXT NOT NULL,
  -- AES-GCM under the Worker's secret. After a rotation the former one signs too, until old_until.
  sealed_secret TEXT NOT NULL,
  old_sealed_secret TEXT,
  old_until INTEGER,
  -- Calls a second at most; null for as fast as they come.
  rate INTEGER,
  -- JSON templates of a partner's own request, with what they find under `secrets`, sealed; null for Standard Webhooks.
  request TEXT,
  sealed_secrets TEXT,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  disabled_reason TEXT,
  -- Failures since the last success, since when, and until when it is left alone.
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER,
  open_until INTEGER,
  -- The next free moment under its rate.
  slot_at INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX webhooks_by_site ON webhooks (site);

-- next_attempt_at is the schedule; the queue is only a hint. A webhook call, or a message to a person.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  channel TEXT NOT NULL DEFAULT 'webhook',
  -- Null for messages.
  webhook TEXT,
  customer TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'claimed', 'sent', 'delivered', 'withheld', 'failed', 'unknown')),
  -- Of a message: what asked for it, and what its customer calls it.
  campaign TEXT,
  campaign_version INTEGER,
  run TEXT,
  step TEXT,
  message TEXT,
  recipient TEXT,
  -- The provider may have it from this moment on.
  sending_at INTEGER,
  provider_id TEXT,
  -- When the provider's answer was lost, and how often it was asked after the message since; next_attempt_at is then the
  -- next look.
  lost_at INTEGER,
  looks INTEGER NOT NULL DEFAULT 0,
  -- Why it was withheld or failed: a word of a closed list.
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,
  -- Its moment under the receiver's rate is reserved.
  slotted INTEGER NOT NULL DEFAULT 0,
  leased_until INTEGER,
  last_answer TEXT,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_by_customer ON deliveries (customer, sequence);
CREATE INDEX deliveries_by_site ON deliveries (site, created_at);
CREATE INDEX deliveries_by_webhook ON deliveries (webhook, created_at);
CREATE INDEX deliveries_by_campaign ON deliveries (site, campaign, step, status) WHERE campaign IS NOT NULL;

-- What providers and Footfall's own links told of messages, each telling once; written when all it led to is done.
CREATE TABLE receipts (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  delivery TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT,
  url TEXT,
  -- Not by a person: it counts as nobody's.
  machine INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;
CREATE INDEX receipts_by_delivery ON receipts (delivery, at);

-- What the built-in inbox took in place of a provider.
CREATE TABLE inbox (
  delivery TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  customer TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  -- The message as it would have gone out.
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbox_newest ON inbox (site, at);

-- Drafts and what is published of them, each as JSON.
CREATE TABLE campaigns (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  draft TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'live', 'paused', 'archived')),
  -- Version of the rules in which what is in force was published.
  version INTEGER,
  published_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

-- Published versions with their templates, which the rules leave out. One never changes.
CREATE TABLE campaign_versions (
  site TEXT NOT NULL,
  campaign TEXT NOT NULL,
  version INTEGER NOT NULL,
  definition TEXT NOT NULL,
  -- The partials that its templates put in, as they were.
  partials TEXT NOT NULL DEFAULT '{}',
  published_at INTEGER NOT NULL,
  PRIMARY KEY (site, campaign, version)
) WITHOUT ROWID;

-- Pieces of templates that messages share, as JSON.
CREATE TABLE partials (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

CREATE TABLE coupon_pools (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  definition TEXT NOT NULL,
  -- Generated codes are signed with it; AES-GCM under the Worker's secret.
  sealed_secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

-- Uploaded codes; a site has each only once.
CREATE TABLE coupon_codes (
  site TEXT NOT NULL,
  code TEXT NOT NULL,
  pool TEXT NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site, code)
) WITHOUT ROWID;
CREATE INDEX coupon_codes_free ON coupon_codes (site, pool, code) WHERE taken = 0;

-- Codes that somebody has: one for each pool, customer, campaign and entity.
CREATE TABLE coupons (
  site TEXT NOT NULL,
  code TEXT NOT NULL,
  pool TEXT NOT NULL,
  customer TEXT NOT NULL,
  campaign TEXT NOT NULL,
  entity TEXT NOT NULL,
  -- Redeemed: used as often as its pool allows.
  status TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'redeemed')),
  used INTEGER NOT NULL DEFAULT 0,
  issued_at INTEGER NOT NULL,
  -- When a message first told it, and the keyed hash of the address it went to last.
  sent_at INTEGER,
  address TEXT,
  expires_at INTEGER,
  -- Of the last use.
  redeemed_at INTEGER,
  order_id TEXT,
  -- Names the try that used it last.
  redemption TEXT,
  PRIMARY KEY (site, code),
  UNIQUE (site, pool, customer, campaign, entity)
) WITHOUT ROWID;
CREATE INDEX coupons_by_pool ON coupons (site, pool, issued_at);
CREATE INDEX coupons_by_customer ON coupons (customer);
CREATE INDEX coupons_by_address ON coupons (site, pool, address) WHERE address IS NOT NULL;
CREATE INDEX coupons_by_redemption ON coupons (site, redeemed_at) WHERE status = 'redeemed';

-- Orders that used a code, so that one that asks again uses it no second time.
CREATE TABLE coupon_uses (
  site TEXT NOT NULL,
  code TEXT NOT NULL,
  order_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (site, code, order_id)
) WITHOUT ROWID;

-- Tries that came to nothing, by minute (its first millisecond); customer '' where nobody was named.
CREATE TABLE coupon_misses (
  site TEXT NOT NULL,
  minute INTEGER NOT NULL,
  customer TEXT NOT NULL,
  result TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (site, minute, customer, result)
) WITHOUT ROWID;
CREATE INDEX coupon_misses_by_customer ON coupon_misses (customer);

-- What a shop sells, as far as its servers told: prices in minor units.
CREATE TABLE products (
  site TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT,
  url TEXT,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  available INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;

-- Which known customers looked at which product of the catalogue, and how it stood when they last did.
CREATE TABLE interests (
  site TEXT NOT NULL,
  product TEXT NOT NULL,
  customer TEXT NOT NULL,
  minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  available INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (site, product, customer)
) WITHOUT ROWID;
CREATE INDEX interests_by_customer ON interests (customer);

-- What many customers are told one after the other, by their ids, so many a minute.
CREATE TABLE announcements (
  site TEXT NOT NULL,
  -- Made of what it tells: telling the same again makes no second one.
  id TEXT NOT NULL,
  -- JSON: what is told and to whom.
  body TEXT NOT NULL,
  -- The campaign that a broadcast belongs to.
  campaign TEXT,
  per_minute INTEGER NOT NULL,
  -- The last customer who was told.
  cursor TEXT NOT NULL DEFAULT '',
  told INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  starts_at INTEGER NOT NULL,
  -- Nobody goes on before then: somebody is at it, or its rate says so.
  leased_until INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER,
  PRIMARY KEY (site, id)
) WITHOUT ROWID;
CREATE INDEX announcements_open ON announcements (leased_until) WHERE finished_at IS NULL;

-- How often what happened at each step; `what` is `started`, `withheld:cap`, …; step '' for the campaign as a whole.
CREATE TABLE campaign_counts (
  site TEXT NOT NULL,
  campaign TEXT NOT NULL,
  version INTEGER NOT NULL,
  step TEXT NOT NULL,
  what TEXT NOT NULL,
  count INTEGER NOT NULL,
  -- Of goals: what they came to, in minor units of the currency in `what`.
  minor INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site, campaign, version, step, what)
) WITHOUT ROWID;

-- Each attempt of a delivery, with what the receiver said.
CREATE TABLE attempts (
  delivery TEXT NOT NULL,
  at INTEGER NOT NULL,
  site TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  answer TEXT NOT NULL,
  -- HTTP status; null where there was no answer.
  status INTEGER,
  response TEXT,
  PRIMARY KEY (delivery, at)
) WITHOUT ROWID;
CREATE INDEX attempts_by_age ON attempts (at);

-- How a site sends by a channel: JSON, AES-GCM under the Worker's secret, as it holds the provider's keys.
CREATE TABLE channels (
  site TEXT NOT NULL,
  channel TEXT NOT NULL,
  sealed TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Of mail that leaves the house: what was found of its sender's domain, JSON. Looked up before it is stored.
  domain_check TEXT,
  PRIMARY KEY (site, channel)
) WITHOUT ROWID;

-- What went out on a day (since 1970-01-01, UTC), where a channel has a ceiling.
CREATE TABLE channel_days (
  site TEXT NOT NULL,
  channel TEXT NOT NULL,
  day INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (site, channel, day)
) WITHOUT ROWID;

-- What happened to a site and not to one of its customers: a webhook that was disabled, say.
CREATE TABLE site_facts (
  site TEXT NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (site, at, type, subject)
) WITHOUT ROWID;

-- Who is to be forgotten, and how far that has come. While it runs it knows by what they are found; then no more.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  site TEXT NOT NULL,
  customer TEXT NOT NULL,
  -- JSON: what they are found by among raw texts, and the names of their objects; null once it is done.
  traces TEXT,
  status TEXT NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'done')),
  requested_by TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  finished_at INTEGER
) WITHOUT ROWID;
CREATE INDEX erasures_running ON erasures (requested_at) WHERE status = 'running';
CREATE INDEX erasures_by_customer ON erasures (customer);

-- Facts of these customers up to a number are never written again, however late a queue brings them.
CREATE TABLE erased_customers (
  id TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;

-- Who asked for what about a person.
CREATE TABLE audit (
  site TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  -- Id of the secret key, or the console.
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  customer TEXT NOT NULL,
  PRIMARY KEY (site, at, id)
) WITHOUT ROWID;

-- What no consumer could take, for a person to look at.
CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY,
  site TEXT,
  queue TEXT NOT NULL,
  reason TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
