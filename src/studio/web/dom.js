// Making elements. Text is always put in as text, so that nothing a prompt says can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are functions listen to the event of that name, and null ones are left out. */
export function element(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function drawn(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

function furnished(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that says what it does: its sign for the eye, its name for everybody. */
export function button(sign, name, act, attributes = {}) {
  return element("button", { type: "button", "aria-label": name, title: name, click: act, ...attributes }, sign);
}

export function wantsStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether keys that are typed now are meant for a field. */
export function isTyping(event) {
  return event.target.closest("input:not([type=range]), textarea, select, [contenteditable]") !== null;
}

/** `1 step`, `2 steps`. */
/** Notation in a line; what is too long for it is told on pointing at it. */
export function brief(notation) {
  return element("code", { class: "brief", title: notation }, notation);
}

export function many(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
