/** Camunda Welcome as Tuntas shows it: an officer's own profile. */
import {keepTranslations, language, locales} from '../../tasklist/scripts/tuntas/language.js';

await keepTranslations('welcome');

export default {
  app: {vendor: 'Tuntas', name: language === 'id' ? '· Profil' : '· Profile'},
  locales,
  customScripts: ['../tasklist/scripts/tuntas/session'],
  links: [],
  disableWelcomeMessage: true,
};
