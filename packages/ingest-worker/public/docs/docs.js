// Runs an example where it stands, with the demo site's keys.
for (const article of document.querySelectorAll('article')) {
  const { method, path, key } = article.dataset;
  const button = article.querySelector('button');
  const output = article.querySelector('output');
  const body = article.querySelector('textarea');
  button.addEventListener('click', async () => {
    button.disabled = true;
    output.textContent = '…';
    try {
      const response = await fetch(path, {
        method: method.toUpperCase(),
        headers: key ? { authorization: `Bearer ${key}` } : {},
        ...(body ? { body: body.value } : {}),
      });
      const answer = await response.text();
      output.textContent = `${response.status}\n${pretty(answer)}`;
    } catch (error) {
      output.textContent = `No answer: ${error.message}`;
    }
    button.disabled = false;
  });
}

function pretty(answer) {
  try {
    return JSON.stringify(JSON.parse(answer), null, 2);
  } catch {
    return answer;
  }
}

// On a phone the contents would be a screen of their own before the first word.
const contents = document.querySelector('nav details');
if (matchMedia('(max-width: 56rem)').matches) contents.open = false;
