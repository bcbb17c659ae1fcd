// Where browsers allow it, Tuntas can be kept among the apps of a phone.
const worker = document.currentScript.dataset.worker;
if ('serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register(worker).catch(() => {}));
}
