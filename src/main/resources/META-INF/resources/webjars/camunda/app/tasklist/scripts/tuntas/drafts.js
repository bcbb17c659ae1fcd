/**
 * What is typed into a form and not yet submitted. Tasklist throws it away when the officer looks at another tab or task; it keeps a draft in this browser
 * only when told to. Drafts are in clear, so they stay no longer than the officer does.
 */
import {whenPageChanges} from './page.js';

const AWAY = 'section.task-card .nav-tabs a, ol.tasks-list li.task, .task-filters .task-filter, .report-back, [cam-widget-header] a';

let forgotten = false;

/** Presses the form's own button "Save", which is enabled while there is something to save. */
function save() {
  if (forgotten) return;
  document.querySelector('section.task-card .form-actions .btn-default:not([disabled])')?.click();
}

/** To be called when the officer leaves: removes all drafts and keeps no more of them. */
export function forgetDrafts() {
  forgotten = true;
  removeDrafts();
}

function removeDrafts() {
  Object.keys(localStorage)
    .filter(key => key.startsWith('camunda-form:'))
    .forEach(key => localStorage.removeItem(key));
}

/** Drafts of another officer who used this browser before are not for the one who works now. */
function removeDraftsOfOthers() {
  const officer = window.angular?.element(document.documentElement).injector?.()?.get('$rootScope').authentication?.name;
  if (!officer || localStorage.getItem('tuntas-officer') === officer) return;
  removeDrafts();
  localStorage.setItem('tuntas-officer', officer);
}

export function start() {
  whenPageChanges(removeDraftsOfOthers);
  document.addEventListener('click', event => event.target instanceof Element && event.target.closest(AWAY) && save(), true);
  addEventListener('pagehide', () => {
    // form-js takes over the last keystrokes when the field is left.
    document.activeElement?.blur();
    save();
  });
}
