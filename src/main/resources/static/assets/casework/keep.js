// What was typed stays in this tab, for this officer, until it has been saved: a session that ends meanwhile takes nothing away.
const mine = `typed ${document.currentScript.dataset.officer} `;
const keyOf = field => mine + field.form.getAttribute('action') + ' ' + field.name;

if (document.querySelector('[data-saved], .access-notice[role=status]')) {
  const sent = sessionStorage.getItem(mine + 'sent');
  Object.keys(sessionStorage)
    .filter(key => sent && key.startsWith(`${mine}${sent} `))
    .forEach(key => sessionStorage.removeItem(key));
  sessionStorage.removeItem(mine + 'sent');
}

document.querySelectorAll('main form[method=post] textarea').forEach(field => {
  // What the server sent back with a problem is newer.
  if (field.value === '') field.value = sessionStorage.getItem(keyOf(field)) ?? '';
  field.addEventListener('input', () => sessionStorage.setItem(keyOf(field), field.value));
  field.form.addEventListener('submit', () => sessionStorage.setItem(mine + 'sent', field.form.getAttribute('action')));
});
