// Without a network, a page says so in place of the browser's own error. Nothing else is kept: no page of anybody's, and assets
// are the browser's to cache.
const KEPT = 'tuntas-offline-1';
const HOME = new URL(self.registration.scope).pathname;
const PAGE = HOME + 'luring';

// The public's pages alone: a page that comes through here is no visit to the server, which sends visitors to the login.
const isPublic = url => /^(|(lapor|laporan)(\/.*)?)$/.test(url.pathname.slice(HOME.length));

self.addEventListener('install', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-store' });
    if (!page.ok) {
      throw new Error('the offline page is not there');
    }
    const assets = [...(await page.clone().text()).matchAll(/(?:href|src)="([^"]*\/(?:assets|webjars)\/[^"]+)"/g)];
    // Told the same address twice, addAll refuses.
    await cache.addAll([...new Set(assets.map(found => found[1]))]);
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
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && isPublic(url)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(PAGE)) || Response.error()));
  } else if (/\/(assets|webjars)\//.test(url.pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) || Response.error()));
  }
});
