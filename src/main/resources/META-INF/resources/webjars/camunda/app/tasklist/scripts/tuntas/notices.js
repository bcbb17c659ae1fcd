/** Shows refusals as the sentence we wrote for the officer, without what the engine puts around it, and says when a task is done. */
import {whenPageChanges} from './page.js';
import {t} from './texts.js';

const AROUND = [
  /^Cannot (?:submit task form|complete task|claim task|unclaim task) [^:]*: /,
  /^(?:ENGINE-\d+ )?There was an exception while invoking the (?:TaskListener|ExecutionListener)[^']*Message: '/,
];

const KNOWN = [
  [/is already claimed by someone else/, () => t.alreadyClaimed],
  [/^(?:ENGINE-\d+ )?(?:The user with id '.*' does not have|Required admin authenticated)/s, () => t.notAllowed],
  [/was updated by another transaction concurrently/, () => t.changedMeanwhile],
  // What is left of a fault that nobody wrote a sentence for.
  [/^ENGINE-\d+ |^Cannot |^Could not |^Exception |^An exception |\w+Exception\b|\b(?:java|jakarta)\.\w+\.|\borg\.\w+\./, () => t.internalError],
];

const DONE_MS = 6_000;

/**
 * @param {string} message as the server sent it
 * @returns {string} what the officer reads
 */
export function sentenceOf(message) {
  let rest = message.trim();
  for (let before = null; before !== rest; ) {
    before = rest;
    for (const prefix of AROUND) {
      const shorter = rest.replace(prefix, '');
      // The engine quotes what it wraps.
      rest = shorter !== rest && prefix.source.endsWith("'") ? shorter.replace(/'$/, '') : shorter;
    }
  }
  const known = KNOWN.find(([pattern]) => pattern.test(rest));
  return known ? known[1]() : rest;
}

function notices() {
  return document.querySelectorAll('[notifications-panel] .alert-danger');
}

function rewrite(notice) {
  const message = notice.querySelector('.message');
  if (!message) return;
  const text = message.textContent;
  if (text && text !== notice.dataset.said) {
    const sentence = sentenceOf(text);
    notice.dataset.said = sentence;
    if (sentence !== text) {
      // For whoever is called to help.
      console.info(text);
      message.textContent = sentence;
    }
  } else if (!text && document.querySelector('.task-card .fjs-has-errors')) {
    // Tasklist says only that it failed when form-js found the faults.
    notice.dataset.said = t.checkMarkedFields;
    message.textContent = t.checkMarkedFields;
    document.querySelector('.task-card .fjs-has-errors').scrollIntoView({block: 'center'});
  }
}

let completing = false;

/** Tasklist leaves the last refusal standing even when the next try succeeds. */
function tryAgain(event) {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest('.task-card .form-actions .btn-primary, .task-card .claim, .task-card .unclaim');
  if (!button || button.disabled) return;
  notices().forEach(notice => notice.querySelector('.close:not(.ng-hide)')?.click());
  completing = button.matches('.btn-primary');
}

/** Tasklist just empties its right column after a task is completed. */
function sayDone() {
  if (!completing) return;
  if (notices().length) {
    completing = false;
    return;
  }
  if (document.querySelector('section.task-card')) return;
  completing = false;
  const done = document.createElement('div');
  done.className = 'report-done';
  done.setAttribute('role', 'status');
  (document.querySelector('[notifications-panel]') ?? document.body).prepend(done);
  // Screen readers speak what changes in a region that is already there.
  setTimeout(() => (done.textContent = t.done), 50);
  setTimeout(() => done.remove(), DONE_MS);
}

export function start() {
  document.addEventListener('click', tryAgain, true);
  whenPageChanges(() => {
    const panel = document.querySelector('[notifications-panel]');
    if (panel && !panel.hasAttribute('aria-live')) panel.setAttribute('aria-live', 'assertive');
    notices().forEach(rewrite);
    sayDone();
  });
}
