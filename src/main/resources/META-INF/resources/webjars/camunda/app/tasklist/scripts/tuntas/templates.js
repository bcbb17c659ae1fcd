/** Puts a text from the report panel into the answer of the form: form-js has no hook for it, so it is typed in as a person would. */
import {t} from './texts.js';

/** The field for the answer, if the chosen outcome has one. */
function answerField() {
  return document.querySelector('section.task-card textarea[id$="field_Answer"]');
}

function write(field, text) {
  // The setter of the element itself: frameworks replace the property to hear of changes, and would not hear of this one.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', {bubbles: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
  field.focus();
}

async function use(button) {
  const text = button.closest('details').querySelector('.report-text').textContent;
  const field = answerField();
  if (field && !field.disabled && !field.readOnly) {
    write(field, field.value.trim() ? `${field.value.trimEnd()}\n\n${text}` : text);
    return say(button, t.templateUsed);
  }
  try {
    await navigator.clipboard.writeText(text);
    say(button, t.templateCopied);
  } catch (refused) {
    say(button, t.templateNoField);
  }
}

function say(button, sentence) {
  let line = button.parentElement.querySelector('[role=status]');
  if (!line) {
    line = document.createElement('span');
    line.setAttribute('role', 'status');
    line.className = 'report-used';
    button.after(line);
  }
  line.textContent = sentence;
}

export function start() {
  document.addEventListener('click', event => {
    const button = event.target.closest?.('.report-templates .report-use');
    if (button) use(button);
  });
}
