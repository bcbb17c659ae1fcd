/**
 * Keeps the button that completes a task alive. Tasklist switches it off while form-js knows of a fault in any field, also in one that has been hidden since:
 * an officer who opened a list and then chose another outcome could never complete the task. Pressing the button checks the fields that are shown, and says
 * what is missing.
 */
import {whenPageChanges} from './page.js';

const released = new WeakSet();

function release() {
  const button = document.querySelector('section.task-card .form-actions .btn-primary');
  let scope = button && window.angular?.element(button).scope?.();
  while (scope && !Object.hasOwn(scope, 'disableCompleteButton')) scope = scope.$parent;
  if (!scope || released.has(scope)) return;
  released.add(scope);
  let invalid = scope.$invalid;
  Object.defineProperty(scope, '$invalid', {
    configurable: true,
    enumerable: true,
    // A form that could not be loaded stays closed.
    get: () => Boolean(invalid && scope.tasklistForm?.$error),
    set: value => (invalid = value),
  });
  scope.$applyAsync?.();
}

export function start() {
  whenPageChanges(release);
}
