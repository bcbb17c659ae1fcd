/** Files beside the form: what the public may see of them, and evidence for the answer that is being written. */
import {language} from './language.js';
import {signInAgain} from './session.js';
import {t} from './texts.js';

const panelOf = element => element.closest('.report-panel');

function say(panel, sentence) {
  const notice = panel.querySelector('.report-files-notice');
  if (!notice) return;
  notice.textContent = sentence;
  notice.hidden = !sentence;
}

/** What the server says is wrong, file by file, or that it could not be asked. */
async function reason(answer) {
  try {
    const problem = await answer.json();
    const errors = (problem.errors ?? []).map(error => error.message).join(' ');
    return errors || problem.detail || t.fileFailed;
  } catch (unreadable) {
    return t.fileFailed;
  }
}

/** Sends a change; whether it was made. */
async function send(panel, address, method, body, type) {
  const headers = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language,
    'X-Requested-With': 'XMLHttpRequest',
    'X-CSRF-TOKEN': panel.querySelector('[name=_csrf]')?.value ?? '',
  };
  if (type) headers['Content-Type'] = type;
  let answer;
  try {
    answer = await fetch(address, {method, body, headers, credentials: 'same-origin'});
  } catch (unreachable) {
    say(panel, t.fileFailed);
    return false;
  }
  if (answer.status === 401 || answer.redirected) {
    signInAgain();
    return false;
  }
  if (!answer.ok) {
    say(panel, answer.status === 403 ? t.notAllowed : await reason(answer));
    return false;
  }
  panel.dataset.changes = Number(panel.dataset.changes ?? 0) + 1;
  say(panel, '');
  return true;
}

async function release(box) {
  box.disabled = true;
  const done = await send(panelOf(box), box.dataset.release, 'PUT', JSON.stringify({released: box.checked}), 'application/json');
  if (!done) box.checked = !box.checked;
  box.disabled = false;
  box.focus();
}

async function change(panel, control, busy, sending) {
  control.disabled = true;
  say(panel, busy);
  if (await sending()) panel.querySelector('.report-panel-reload').click();
  control.disabled = false;
}

function isOurs(element) {
  return element instanceof Element && panelOf(element);
}

export function start() {
  document.addEventListener('change', event => {
    if (isOurs(event.target) && event.target.dataset.release) release(event.target);
  });
  document.addEventListener('click', event => {
    const button = isOurs(event.target) && event.target.closest('button[data-remove]');
    if (button) change(panelOf(button), button, '', () => send(panelOf(button), button.dataset.remove, 'DELETE'));
  });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!isOurs(form) || !form.matches('.report-files form')) return;
    event.preventDefault();
    const panel = panelOf(form);
    change(panel, form.querySelector('[type=submit]'), t.uploading, async () => {
      const sent = await send(panel, form.action, 'POST', new FormData(form));
      // Drawn anew, the panel keeps what is chosen; this is no longer to be sent.
      if (sent) panel.querySelectorAll('.report-files input[type=file]').forEach(input => (input.value = ''));
      return sent;
    });
  });
}
