/** Camunda Cockpit as Tuntas shows it. For operators; it stays English. */
export default {
  app: {vendor: 'Tuntas', name: '· Cockpit'},
  locales: {availableLocales: ['en'], fallbackLocale: 'en'},
  customScripts: ['../tasklist/scripts/tuntas/session'],
  disableWelcomeMessage: true,
  // Forms are shown as source: a deployed form is content, not our page.
  previewHtml: false,
};
