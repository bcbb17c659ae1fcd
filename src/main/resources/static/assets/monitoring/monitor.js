// The parts of the monitor renew themselves. They keep still while nobody looks, and while somebody is about to choose.
(() => {
  const status = document.getElementById('monitor-live');
  const say = (text) => {
    status.textContent = text;
    status.hidden = !text;
  };
  const chosen = (part) => part.querySelector('input:checked') !== null || part.querySelector('details[open]') !== null;

  document.addEventListener('htmx:beforeRequest', (event) => {
    const part = event.target;
    if (document.hidden || part.contains(document.activeElement)) {
      event.preventDefault();
    } else if (chosen(part)) {
      event.preventDefault();
      say(status.dataset.held);
    }
  });
  document.addEventListener('htmx:afterSwap', () => say(''));
  for (const lost of ['htmx:responseError', 'htmx:sendError']) {
    document.addEventListener(lost, () => say(status.dataset.lost));
  }
})();
