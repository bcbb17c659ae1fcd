/**
 * Which of our two languages this browser gets. The web apps decide the same way: the first browser language counts, anything else reads Indonesian.
 */
const OFFERED = ['id', 'en'];
const FALLBACK = 'id';

/** @type {'id' | 'en'} */
export const language = chosen(navigator.languages?.[0] ?? navigator.language ?? FALLBACK);

/**
 * The `locales` entry of a web app's config.js. The chosen language is also the fallback: with two files loaded, whichever answers last would set the
 * language of every date on the page.
 */
export const locales = {availableLocales: OFFERED, fallbackLocale: language};

function chosen(browserLanguage) {
  const wanted = browserLanguage.split('-')[0].toLowerCase();
  return OFFERED.includes(wanted) ? wanted : FALLBACK;
}

/**
 * Puts the texts of a web app where it keeps them, before it first starts. On its own it asks for them while it already draws the page, and a slow answer
 * leaves keys like DUE_DATE on the screen. Later starts use what is kept and bring it up to date by themselves.
 *
 * @param {'tasklist' | 'welcome'} app
 */
export async function keepTranslations(app) {
  const folder = `${document.querySelector('base').getAttribute('app-root')}/app/${app}/locales/`;
  const place = `${folder}_locales_data_${language}_${window.bust}`;
  try {
    const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    if (kept[place]) return;
    const answer = await fetch(`${folder}${language}.json?bust=${window.bust}`);
    kept[place] = JSON.stringify(await answer.json());
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch (fault) {
    console.warn('Texts will arrive later', fault);
  }
}
