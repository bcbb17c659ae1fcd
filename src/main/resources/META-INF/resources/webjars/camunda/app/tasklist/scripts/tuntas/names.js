/** Gives names to controls that Camunda draws as bare icons, and a way back to the list where only one column fits. */
import {whenPageChanges} from './page.js';
import {t} from './texts.js';

function name(selector, label) {
  document.querySelectorAll(selector).forEach(control => {
    if (control.getAttribute('aria-label') !== label) control.setAttribute('aria-label', label);
  });
}

function nameAll() {
  name('[cam-tasklist-task-meta] .unclaim', t.unclaim);
  name('button.maximize', t.maximise);
  name('button.reset-regions', t.minimise);
  name('[notifications-panel] .close', t.closeNotice);
  name('[cam-sorting-choices] .sort-direction', t.sortDirection);
  name('[cam-sorting-choices] .new-sort > .dropdown-toggle', t.addSort);
  name('[cam-widget-search] .dropdown-toggle', t.savedSearches);
  for (const [region, label] of Object.entries(t.toggle)) name(`button.region-toggle[data-region="${region}"]`, label);
}

/** A text field with a list of proposals, which Camunda marks as expanded or not without saying what it is. */
function nameSearch() {
  document.querySelectorAll('[cam-widget-search] input[aria-expanded]:not([role])').forEach(input => input.setAttribute('role', 'combobox'));
}

/** Lets the style sheet leave out a tab: the engine's own history is not open to officers, and the report tells what happened. */
function nameTabs() {
  document.querySelectorAll('section.task-card .nav-tabs > li:not([data-tab])').forEach(tab => {
    const id = window.angular?.element(tab).scope?.()?.taskDetailTab?.id;
    if (id) tab.dataset.tab = id;
  });
}

function offerWayBack() {
  const card = document.querySelector('section.task-card');
  if (!card || card.querySelector(':scope > .report-back')) return;
  const back = document.createElement('button');
  back.type = 'button';
  back.className = 'report-back';
  back.textContent = t.backToList;
  back.addEventListener('click', () => {
    const [path, query] = location.hash.slice(1).split('?');
    const rest = new URLSearchParams(query);
    rest.delete('task');
    rest.delete('detailsTab');
    location.hash = `${path}?${rest}`;
  });
  card.prepend(back);
}

export function start() {
  whenPageChanges(nameAll);
  whenPageChanges(nameSearch);
  whenPageChanges(nameTabs);
  whenPageChanges(offerWayBack);
}
