/** Camunda Tasklist as Tuntas shows it. Read by the web app before anything else; see "Custom scripts" in Camunda's manual for the keys. */
import {keepTranslations, language, locales} from './tuntas/language.js';

await keepTranslations('tasklist');

const indonesian = language === 'id';

export default {
  app: {vendor: 'Tuntas', name: indonesian ? '· Tugas' : '· Tasks'},
  locales,
  customScripts: ['scripts/tuntas/tasklist'],
  disableWelcomeMessage: true,
  assignProcessInstanceIdToTaskComment: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: indonesian ? 'mengambil tugas yang sedang dibuka' : 'claims the currently selected task',
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: indonesian ? 'menuju saringan pertama' : 'sets the focus to the first filter',
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: indonesian ? 'menuju tugas pertama dalam daftar' : 'sets the focus to the first task in the list',
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: indonesian ? 'menuju isian pertama formulir' : 'sets the focus to the first field of the form',
    },
  },
};
