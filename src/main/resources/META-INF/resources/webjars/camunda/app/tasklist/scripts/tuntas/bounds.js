/**
 * Leaves out what officers do not do here: due dates come from the stage clock, candidates and assignees from the organisation, filters are given, and
 * narrative belongs into the forms. The server refuses all of it in any case; this spares the officer the refusal. What can be hidden, the style sheet hides.
 */
import {whenPageChanges} from './page.js';

/** Values that stay visible but cannot be edited. */
const FIXED = ['.due-date', '.followup-date', '.groups', '.assignee .set-value'].map(value => `[cam-tasklist-task-meta] ${value}`).join();

function refuse(event) {
  if (!(event.target instanceof Element) || !event.target.closest(FIXED)) return;
  if (event.type === 'keydown' && event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function start() {
  for (const type of ['click', 'dblclick', 'keydown', 'paste']) document.addEventListener(type, refuse, true);
  whenPageChanges(() => {
    document.querySelectorAll(FIXED).forEach(value => {
      if (value.getAttribute('tabindex') === '0') value.removeAttribute('tabindex');
      value.querySelectorAll('a[href]').forEach(link => link.removeAttribute('href'));
    });
  });
}
