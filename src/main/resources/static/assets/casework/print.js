// The one thing a page cannot do without a script.
const button = document.getElementById('cetak');
button.hidden = false;
button.addEventListener('click', () => window.print());
// Paper cannot be unfolded.
addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(details => (details.open = true)));
