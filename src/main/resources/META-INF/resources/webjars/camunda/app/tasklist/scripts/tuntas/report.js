/** Puts the citizen's report beside the form, so that an officer decides with the whole report in view. */
import {language} from './language.js';
import {site, whenPageChanges} from './page.js';
import {signInAgain} from './session.js';
import {t} from './texts.js';

/** Gone from the fragment even if the server should send them: a report is text to read. */
const UNWANTED = 'script, style, link, meta, base, iframe, frame, object, embed, template';

/**
 * The task that the card on screen belongs to. The address is ahead of the card while the next task loads, and a report beside the wrong form would be
 * worse than none, so the card's own scope is asked first.
 */
function taskOf(card) {
  const scoped = window.angular?.element(card).scope?.()?.task;
  if (scoped) return {id: scoped.id, assignee: scoped.assignee ?? ''};
  const id = new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
  return id ? {id, assignee: ''} : null;
}

function build() {
  const panel = document.createElement('aside');
  panel.className = 'report-panel';
  panel.setAttribute('aria-label', t.report);

  const bar = document.createElement('div');
  bar.className = 'report-panel-bar';
  const skip = document.createElement('button');
  skip.type = 'button';
  skip.className = 'report-panel-skip';
  skip.textContent = t.toForm;
  skip.addEventListener('click', () => panel.parentElement?.querySelector('.tabbed-content :is(input, textarea, select)')?.focus());
  const title = document.createElement('strong');
  title.textContent = t.report;
  const stamp = document.createElement('span');
  stamp.className = 'report-panel-stamp';
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.className = 'report-panel-reload';
  reload.textContent = t.reload;
  reload.addEventListener('click', () => load(panel));
  bar.append(title, stamp, reload, skip);

  const body = document.createElement('div');
  body.className = 'report-panel-body';
  // A region that scrolls must be reachable by keyboard.
  body.tabIndex = 0;
  body.setAttribute('role', 'region');
  body.setAttribute('aria-label', t.report);
  body.setAttribute('aria-live', 'polite');

  panel.append(bar, body);
  return panel;
}

function say(panel, sentence) {
  const line = document.createElement('p');
  line.className = 'report-panel-notice';
  line.textContent = sentence;
  panel.querySelector('.report-panel-body').replaceChildren(line);
}

function show(panel, html) {
  const fragment = new DOMParser().parseFromString(html, 'text/html');
  fragment.querySelectorAll(UNWANTED).forEach(element => element.remove());
  fragment.querySelectorAll('*').forEach(element => {
    for (const {name, value} of [...element.attributes]) {
      const script = ['href', 'src', 'action', 'formaction'].includes(name) && /^\s*(javascript|data):/i.test(value);
      if (script || name.startsWith('on')) element.removeAttribute(name);
    }
  });
  // Leaving this page would lose what is typed into the form.
  fragment.querySelectorAll('a[href]').forEach(link => {
    link.target = '_blank';
    link.rel = 'noopener';
  });
  const body = panel.querySelector('.report-panel-body');
  const kept = body.dataset.task === panel.dataset.task ? underHand(body) : [];
  body.replaceChildren(...fragment.body.childNodes);
  body.dataset.task = panel.dataset.task;
  kept.forEach(({at, element}) => body.querySelector(at)?.replaceWith(element));
}

/** What an officer has begun here and the server does not know of: files that are chosen, and what is said of those that were sent. */
function underHand(body) {
  const files = [...body.querySelectorAll('input[type=file][id]')].filter(input => input.files.length > 0);
  const notices = [...body.querySelectorAll('.report-files-notice:not([hidden])')];
  return [...files.map(element => ({at: `#${element.id}`, element})), ...notices.map(element => ({at: '.report-files-notice', element}))];
}

async function load(panel) {
  const task = panel.dataset.task;
  const changes = panel.dataset.changes;
  panel.setAttribute('aria-busy', 'true');
  let answer;
  let html;
  try {
    answer = await fetch(`${site}petugas/tugas/${encodeURIComponent(task)}/laporan`, {
      credentials: 'same-origin',
      headers: {Accept: 'text/html', 'Accept-Language': language, 'X-Requested-With': 'XMLHttpRequest'},
    });
    html = await answer.text();
  } catch (unreachable) {
    html = null;
  }
  // Meanwhile the officer may have gone to another task.
  if (panel.dataset.task !== task) return;
  // Or have changed something that this answer does not know of yet.
  if (panel.dataset.changes !== changes) return load(panel);
  panel.removeAttribute('aria-busy');
  panel.querySelector('.report-panel-stamp').textContent = '';
  if (!answer || html === null) return say(panel, t.reportFailed);
  if (answer.status === 401 || answer.redirected) return signInAgain();
  if (answer.status === 403) return say(panel, t.reportForbidden);
  if (answer.status === 404) return say(panel, t.reportMissing);
  if (!answer.ok) return say(panel, t.reportFailed);
  const time = new Date().toLocaleTimeString(language === 'id' ? 'id-ID' : 'en-GB', {hour: '2-digit', minute: '2-digit'});
  panel.querySelector('.report-panel-stamp').textContent = t.loadedAt(time);
  show(panel, html);
}

function keepReportBesideForm() {
  const card = document.querySelector('section.task-card');
  const place = card?.querySelector(':scope > .tabbed-content');
  const task = card && taskOf(card);
  if (!place || !task) return;
  let panel = card.querySelector(':scope > .report-panel');
  if (!panel) {
    panel = build();
    place.before(panel);
  }
  if (panel.dataset.task !== task.id) {
    panel.dataset.task = task.id;
    panel.dataset.assignee = task.assignee;
    say(panel, t.loadingReport);
    load(panel);
  } else if (panel.dataset.assignee !== task.assignee) {
    // Who holds the task may decide what may be seen.
    panel.dataset.assignee = task.assignee;
    load(panel);
  }
}

export function start() {
  whenPageChanges(keepReportBesideForm);
}
