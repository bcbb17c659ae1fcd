// Passes the address of a public report on: with the phone's own dialogue where there is one, copied otherwise.
const button = document.querySelector('[data-share]');
const link = document.getElementById(button.dataset.share).href;
const said = document.getElementById('tautan-tersalin');

if (navigator.share || navigator.clipboard) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      if (navigator.share) {
        await navigator.share({title: button.dataset.title, url: link});
      } else {
        await navigator.clipboard.writeText(link);
        said.textContent = button.dataset.copied;
      }
    } catch {
      // Closed without a choice, or not allowed: the link stands above the button.
    }
  });
}
