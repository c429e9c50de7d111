// The page that a survey's link leads to. What the link carries stands behind the #, so to fetch the page tells the server
// nothing. Mail scanners run scripts too: nothing is told before a person presses something.
const said = new URLSearchParams(location.hash.slice(1));
const of = (name) => said.get(name) ?? '';
/** What is not told yet outlives a reload. */
const place = `footfall.link.${of('response')}`;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

let waiting = read();
let isPerson = waiting.length > 0;
let isSending = false;
let wait = FIRST_WAIT_MS;

function read() {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  try {
    if (waiting.length > 0) localStorage.setItem(place, JSON.stringify(waiting));
    else localStorage.removeItem(place);
  } catch {
    // Storage is forbidden here: this page tells what it can.
  }
}

/** Each has a key of its own, so to send it again is harmless. */
async function send() {
  if (isSending || !isPerson || waiting.length === 0) return;
  isSending = true;
  const events = waiting.slice(0, 100);
  const body = JSON.stringify({ writeKey: of('key'), response_token: of('token'), events });
  const address = `/v1/surveys/${encodeURIComponent(of('survey'))}/answers`;
  const [status, again] = await fetch(address, { method: 'POST', body, keepalive: true })
    .then(async (answer) => [answer.status, answer.ok ? (await answer.json()).results.map(comesAgain) : []])
    .catch(() => [0, []]);
  isSending = false;
  // Refused for good, as where a link has run out, it is told no more.
  const isHeard = status >= 200 && status < 500 && status !== 429;
  if (isHeard) waiting = [...events.filter((_, place) => again[place]), ...waiting.slice(events.length)];
  keep();
  const isWhole = isHeard && !again.includes(true);
  wait = isWhole ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
  setTimeout(send, isWhole ? 0 : wait);
}

const comesAgain = ({ status }) => status === 'retry' || status === 'limited';

addEventListener('footfall:track', ({ detail: { event, messageId, properties } }) => {
  waiting.push({ event, messageId, properties });
  keep();
  send();
});
for (const type of ['pointerdown', 'keydown']) {
  addEventListener(
    type,
    (pressed) => {
      isPerson ||= pressed.isTrusted;
      send();
    },
    true,
  );
}

const survey = document.createElement('footfall-survey');
const attributes = {
  survey: of('survey'),
  revision: of('revision'),
  'response-id': of('response'),
  'response-token': of('token'),
  'write-key': of('key'),
  prefill: of('answer'),
  place: 'inline',
};
for (const [name, value] of Object.entries(attributes)) survey.setAttribute(name, value);
document.querySelector('main').append(survey);
send();
