// Without a network, a page says so in place of the browser's own error. Nothing else is kept: no page of anybody's, and assets
// are the browser's to cache.
const KEPT = 'tuntas-offline-1';
const PAGE = new URL('luring', self.registration.scope).pathname;

self.addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-store' });
    if (!page.ok) {
      throw new Error('the offline page is not there');
    }
    const assets = [...(await page.clone().text()).matchAll(/(?:href|src)="([^"]*\/(?:assets|webjars)\/[^"]+)"/g)];
    await cache.addAll(assets.map(found => found[1]));
    await cache.put(PAGE, page);
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    const others = (await caches.keys()).filter(name => name.startsWith('tuntas-') && name !== KEPT);
    await Promise.all(others.map(name => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', event => {
  const request = event.request;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match(PAGE)) || Response.error()));
  } else if (/\/(assets|webjars)\//.test(request.url)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) || Response.error()));
  }
});
