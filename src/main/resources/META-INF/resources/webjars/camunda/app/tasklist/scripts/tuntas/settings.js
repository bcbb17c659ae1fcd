/** A way from the officer's own menu to the settings screen, for those who may do something there. */
import {language} from './language.js';
import {site, whenPageChanges} from './page.js';
import {t} from './texts.js';

let allowed = false;

function offerSettings() {
  const menu = allowed && document.querySelector('li.account .dropdown-menu');
  if (!menu || menu.querySelector('.tuntas-settings')) return;
  const item = document.createElement('li');
  item.className = 'tuntas-settings';
  const link = document.createElement('a');
  link.href = `${site}pengaturan`;
  link.textContent = t.settings;
  item.append(link);
  menu.prepend(item);
}

export async function start() {
  try {
    const answer = await fetch(`${site}pengaturan/izin`, {
      credentials: 'same-origin',
      headers: {Accept: 'application/json', 'Accept-Language': language, 'X-Requested-With': 'XMLHttpRequest'},
    });
    allowed = answer.ok && (await answer.json()).settings === true;
  } catch (unreachable) {
    // Without the link, the address still works.
    return;
  }
  if (allowed) whenPageChanges(offerSettings);
}
