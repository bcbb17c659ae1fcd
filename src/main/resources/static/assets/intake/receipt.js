// What a page cannot do without a script: copy and print. On paper everything is unfolded.
const said = document.getElementById('salin-said');
const copy = document.getElementById('salin');
const print = document.getElementById('cetak');
copy.hidden = false;
print.hidden = false;
print.addEventListener('click', () => window.print());
copy.addEventListener('click', async () => {
  const text = `${document.getElementById('nomor').textContent} PIN ${document.getElementById('pin').textContent}`;
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = copy.dataset.copied;
  } catch {
    // Over plain http, or where it is not allowed.
    said.textContent = copy.dataset.notCopied;
  }
});
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(details => (details.open = true)));
