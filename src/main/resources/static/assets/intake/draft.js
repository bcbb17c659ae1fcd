// What is being written, kept on this device until it is sent. Name and contacts are not kept: a device may be shared.
const NAME = 'tuntas-lapor';
const NOT_KEPT = new Set(['_csrf', 'situs', 'langkah', 'go', 'files', 'name', 'phone', 'email', 'birthYear', 'regionName', 'found']);
const KEPT_MS = 7 * 24 * 3600 * 1000;

export class Draft {
  constructor(form) {
    this.form = form;
    this.paused = false;
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(NAME));
      if (!kept || Date.now() - kept.at > KEPT_MS) {
        if (kept) this.clear();
        return null;
      }
      return kept;
    } catch {
      return null;
    }
  }

  /** A page that is loaded again is still the same person's; another tab may not be. */
  isOfThisTab() {
    try {
      return sessionStorage.getItem(NAME) !== null;
    } catch {
      return false;
    }
  }

  /** Until somebody has said what becomes of the old one, nothing is written over it. */
  pause() {
    this.paused = true;
  }

  resume() {
    this.paused = false;
  }

  saveSoon(step) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(step()), 300);
  }

  save(step) {
    if (this.paused) return;
    const fields = {};
    new FormData(this.form).forEach((text, name) => {
      if (!NOT_KEPT.has(name) && typeof text === 'string') fields[name] = text;
    });
    if (!(fields.text ?? '').trim() && !(fields.title ?? '').trim()) return;
    try {
      localStorage.setItem(NAME, JSON.stringify({ at: Date.now(), step, fields }));
      sessionStorage.setItem(NAME, '1');
    } catch {
      // A browser that keeps nothing still sends.
    }
  }

  async clear() {
    clearTimeout(this.waiting);
    try {
      localStorage.removeItem(NAME);
      sessionStorage.removeItem(NAME);
    } catch {
      // Nothing was kept.
    }
    await this.keepFiles([]);
  }

  // Files are too large for the place where the text is kept.

  keepFiles(files) {
    return store('readwrite', place => (files.length ? place.put(files, 'files') : place.delete('files'))).catch(() => undefined);
  }

  files() {
    return store('readonly', place => place.get('files')).then(files => files ?? []).catch(() => []);
  }
}

function store(mode, what) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('files', mode);
      const request = what(transaction.objectStore('files'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
