// Light or dark: as the machine has it, until somebody chooses.

const ORDER = ["auto", "light", "dark"];

export function beginTheme() {
  const toggle = document.getElementById("theme");
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    toggle.textContent = { auto: "◐", light: "☀", dark: "☾" }[theme];
    toggle.setAttribute("aria-label", `Colours: ${theme}`);
    toggle.title = `Colours: ${theme}`;
  };
  toggle.addEventListener("click", () => {
    show(ORDER[(ORDER.indexOf(document.documentElement.dataset.theme) + 1) % ORDER.length]);
  });
  show("auto");
}
