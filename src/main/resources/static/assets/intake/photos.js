// Photos and documents, straight from the camera; photos are made smaller before they are sent.
import { smaller } from '../attachment/smaller.js';

export class Photos {
  constructor(byId, most, changed) {
    this.list = [];
    this.most = most;
    this.changed = changed;
    this.said = byId('lapor-files-said');
    this.shown = byId('lapor-files-list');
    this.kept = () => {};
    this.work = Promise.resolve();
    [byId('lapor-camera'), byId('lapor-choose')].forEach(input => input.addEventListener('change', () => {
      const chosen = [...input.files];
      input.value = '';
      this.work = this.work.then(() => this.take(chosen));
    }));
  }

  /** When all photos are small. */
  ready() {
    return this.work;
  }

  async take(chosen) {
    this.said.textContent = this.said.dataset.working;
    let problem = '';
    for (const file of chosen) {
      if (this.list.length === this.most) {
        problem = this.said.dataset.tooMany.replace('{0}', this.most);
        break;
      }
      const one = await smaller(file);
      const limit = Number(this.said.dataset[kind(one)]);
      if (one.size > limit) problem = this.said.dataset.tooLarge.replace('{0}', file.name).replace('{1}', Math.floor(limit / 1048576));
      else this.list.push(one);
    }
    this.set(this.list);
    if (problem) this.said.textContent = problem;
    this.kept(this.list);
  }

  set(list) {
    this.list = list;
    this.shown.replaceChildren(...list.map(file => this.line(file)));
    this.said.textContent = list.length ? '' : this.said.dataset.none;
    this.changed();
  }

  line(file) {
    const item = document.createElement('li');
    if (file.type.startsWith('image/')) item.append(thumbnail(file));
    const name = document.createElement('span');
    name.textContent = `${file.name} (${Math.ceil(file.size / 1024)} kB)`;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'intake-link';
    remove.textContent = this.said.dataset.remove.replace('{0}', file.name);
    remove.addEventListener('click', () => {
      this.set(this.list.filter(one => one !== file));
      this.kept(this.list);
      this.shown.parentElement.querySelector('#lapor-choose').focus();
    });
    item.append(name, remove);
    return item;
  }

  addTo(data) {
    this.list.forEach(file => data.append('files', file, file.name));
  }

  names() {
    return this.list.map(file => file.name);
  }

  count() {
    return this.list.length;
  }
}

function kind(file) {
  return file.type.startsWith('image/') ? 'image' : file.type.startsWith('video/') ? 'video' : 'document';
}

function thumbnail(file) {
  const canvas = document.createElement('canvas');
  canvas.width = 128;
  canvas.height = 128;
  canvas.setAttribute('aria-hidden', 'true');
  createImageBitmap(file).then(picture => {
    const side = Math.min(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 128, 128);
    picture.close();
  }).catch(() => canvas.remove());
  return canvas;
}
