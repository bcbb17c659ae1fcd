// An order that still runs is looked at again every few seconds, while somebody is looking.
setInterval(() => {
  if (!document.hidden) location.reload();
}, 4000);
