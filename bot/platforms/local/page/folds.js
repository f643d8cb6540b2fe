// On a phone the list of channels and the clock fold into a button each.
// On a wide screen the panels always show and the buttons are hidden by the style.

const openFolds = () => document.querySelectorAll(".fold.open");

function setOpen(fold, open) {
  fold.classList.toggle("open", open);
  fold.querySelector(".fold-button").setAttribute("aria-expanded", String(open));
}

export function closeFolds() {
  for (const fold of openFolds()) {
    const hadFocus = fold.querySelector(".fold-panel").contains(document.activeElement);
    setOpen(fold, false);
    if (hadFocus) fold.querySelector(".fold-button").focus();
  }
}

function closeOthers(target) {
  for (const fold of openFolds()) if (!fold.contains(target)) setOpen(fold, false);
}

export function startFolds() {
  for (const fold of document.querySelectorAll(".fold")) {
    fold
      .querySelector(".fold-button")
      .addEventListener("click", () => setOpen(fold, !fold.classList.contains("open")));
  }
  document.addEventListener("pointerdown", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeFolds();
  });
}
