// Draws what the page around this frame says, with the very widget that shops load. The frame has no origin of its own,
// so whatever a definition holds, it reaches nothing of the console.
const stage = document.querySelector('main');

addEventListener('message', ({ source, data }) => {
  if (source !== parent || !data?.definition) return;
  document.documentElement.lang = data.language;
  document.documentElement.style.colorScheme = data.scheme;
  const survey = document.createElement('footfall-survey');
  survey.setAttribute('place', 'inline');
  // A survey with a definition asks and tells nobody anything.
  survey.definition = data.definition;
  stage.replaceChildren(survey);
});

new ResizeObserver(() => parent.postMessage({ height: document.documentElement.offsetHeight }, '*')).observe(
  document.documentElement,
);
parent.postMessage({ ready: true }, '*');
