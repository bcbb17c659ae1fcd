/**
 * Tells screen readers what form-js only shows: that choices belong together, that a field has a list to choose from, which entry is about to be chosen,
 * and whose tag a button removes.
 */
import {whenPageChanges} from './page.js';
import {t} from './texts.js';

const LISTED = '.fjs-container :is(.fjs-form-field-select input, input.fjs-taglist-input)';

let lists = 0;

function set(element, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function describe(input) {
  const list = input.closest('.fjs-form-field')?.querySelector('.fjs-dropdownlist');
  if (list && !list.id) list.id = `report-list-${++lists}`;
  set(input, {role: 'combobox', 'aria-autocomplete': input.matches('.fjs-select-hidden-input') ? 'none' : 'list', 'aria-expanded': String(!!list), 'aria-controls': list?.id ?? null});
  if (!list) return set(input, {'aria-activedescendant': null});
  set(list, {role: 'listbox', 'aria-label': input.labels?.[0]?.firstChild?.textContent ?? t.select});
  let active = null;
  list.querySelectorAll('.fjs-dropdownlist-item').forEach((item, at) => {
    item.id ||= `${list.id}-${at}`;
    const focused = item.classList.contains('focused');
    if (focused) active = item.id;
    set(item, {role: 'option', 'aria-selected': String(focused)});
  });
  set(input, {'aria-activedescendant': active});
}

function describeAll() {
  document.querySelectorAll(LISTED).forEach(describe);
  document.querySelectorAll('.fjs-form-field-radio').forEach(group => {
    const label = group.querySelector(':scope > .fjs-form-field-label:not([for])');
    if (label) set(group, {role: 'radiogroup', 'aria-label': label.firstChild?.textContent ?? ''});
  });
  document.querySelectorAll('.fjs-taglist-tag').forEach(tag => {
    const label = tag.querySelector('.fjs-taglist-tag-label')?.textContent;
    const button = tag.querySelector('.fjs-taglist-tag-remove');
    if (button && label) set(button, {'aria-label': t.remove(label), title: t.remove(label)});
  });
}

export function start() {
  whenPageChanges(describeAll);
  // Which entry is about to be chosen is a matter of classes, which nobody watches.
  document.addEventListener(
    'keyup',
    event => event.target instanceof Element && event.target.matches(LISTED) && requestAnimationFrame(() => describe(event.target)),
    true,
  );
}
