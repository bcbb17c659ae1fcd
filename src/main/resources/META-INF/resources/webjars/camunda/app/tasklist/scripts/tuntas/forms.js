/** form-js speaks only English and has no hook for other languages: its fixed wording is replaced where it appears. */
import {language} from './language.js';
import {whenPageChanges} from './page.js';
import {t} from './texts.js';

/** Wording of form-js 1.8, the version in the web apps of Camunda 7.24. */
const ERRORS = [
  [/^Field is required\.$/, () => t.required],
  [/^Field must match pattern .*\.$/s, () => t.pattern],
  [/^Field must have minimum value of (.+)\.$/, n => t.min(n)],
  [/^Field must have maximum value of (.+)\.$/, n => t.max(n)],
  [/^Field must have minimum length of (.+)\.$/, n => t.minLength(n)],
  [/^Field must have maximum length of (.+)\.$/, n => t.maxLength(n)],
  [/^Field must be a valid\s+international phone number\./, () => t.phone],
  [/^Field must be a valid email\.$/, () => t.email],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, (low, high) => t.step(low, high)],
];

const WORDS = {
  Select: t.select,
  'No results': t.noResults,
  'All values selected': t.allSelected,
  'Nothing to show.': t.nothingToShow,
  'Add new': t.addNew,
  'Skip to search': t.skipToSearch,
  Collapse: t.collapse,
};

const PLACEHOLDERS = {Search: t.search, 'dd/mm/yyyy': t.datePattern, 'mm/dd/yyyy': t.datePattern};

const ATTRIBUTES = {
  Search: t.search,
  Increment: t.increment,
  Decrement: t.decrement,
  'Previous page': t.previousPage,
  'Next page': t.nextPage,
};

const CALENDAR = {
  weekdays: {shorthand: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'], longhand: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']},
  months: {
    shorthand: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
    longhand: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  },
  firstDayOfWeek: 1,
  rangeSeparator: ' – ',
  ordinal: () => '',
  yearAriaLabel: 'Tahun',
  monthAriaLabel: 'Bulan',
  hourAriaLabel: 'Jam',
  minuteAriaLabel: 'Menit',
};

function replaced(text, list) {
  for (const [pattern, sentence] of list) {
    const match = text.match(pattern);
    if (match) return sentence(...match.slice(1));
  }
  return null;
}

function replaceText(element, translate) {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const wording = translate(node.data.trim());
    // The text node is kept: form-js goes on updating it.
    if (wording && wording !== node.data) node.data = wording;
  }
}

function translate() {
  const forms = document.querySelectorAll('.fjs-container');
  for (const form of forms) {
    form.querySelectorAll('.fjs-form-field-error *').forEach(element => replaceText(element, text => replaced(text, ERRORS)));
    form
      .querySelectorAll('.fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-skip-link, .fjs-table-td, .fjs-repeat-render-footer *')
      .forEach(element => replaceText(element, text => WORDS[text]));
    for (const [placeholder, wording] of Object.entries(PLACEHOLDERS)) {
      form.querySelectorAll(`[placeholder="${placeholder}"]`).forEach(input => (input.placeholder = wording));
    }
    for (const attribute of ['aria-label', 'title']) {
      form.querySelectorAll(`[${attribute}]`).forEach(element => {
        const wording = ATTRIBUTES[element.getAttribute(attribute)];
        if (wording) element.setAttribute(attribute, wording);
      });
    }
  }
  // The calendar is a library of its own, with languages; it is there once the web app has loaded its parts.
  if (window.flatpickr && !window.flatpickr.speaksIndonesian) {
    window.flatpickr.localize?.(CALENDAR);
    window.flatpickr.speaksIndonesian = true;
  }
}

export function start() {
  if (language === 'id') whenPageChanges(translate);
}
