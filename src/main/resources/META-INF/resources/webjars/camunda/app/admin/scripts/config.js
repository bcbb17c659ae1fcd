/** Camunda Admin as Tuntas shows it. For operators; it stays English. */
export default {
  app: {vendor: 'Tuntas', name: '· Admin'},
  locales: {availableLocales: ['en'], fallbackLocale: 'en'},
  customScripts: ['../tasklist/scripts/tuntas/session'],
  disableWelcomeMessage: true,
};
