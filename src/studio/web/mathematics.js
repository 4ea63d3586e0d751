// Formulas as MathML, which browsers render themselves.

const MATHML = "http://www.w3.org/1998/Math/MathML";
const TOKEN = /\s*(?:(\d[\d,]*(?:\.\d+)?)|([\p{L}][\p{L}\p{M}₀-₉']*(?: [\p{L}][\p{L}\p{M}₀-₉']*)*)|(<=|>=|≤|≥|≠|[-+×÷*/^=<>(),[\]|%!√·…]))/uy;
// Words that make a text a sentence, however many signs stand in it.
const PROSE = /(^|\s)(is|are|the|and|or|by|so|to|take|read|for|no|not|with|from|it|meant|until|each|every|in which)(\s|$)/;
/** What our own writer uses. Anything else, which only a trace from elsewhere holds, is left out. */
const ALLOWED = new Set(["math", "mrow", "mi", "mn", "mo", "msup", "msub", "mfrac", "msqrt", "mroot", "mtext", "mfenced",
  "mover", "munder", "mtable", "mtr", "mtd", "mspace", "mstyle"]);

function math(tag, ...children) {
  const made = document.createElementNS(MATHML, tag);
  made.append(...children);
  return made;
}

/** A line of working: as a formula where it is one, else as it stands. */
export function formula(text) {
  if (text.includes("\n")) return picture(text);
  const tokens = text.length < 400 && /[=<>≤≥×+^]/.test(text) && !PROSE.test(text) ? tokensOf(text) : null;
  if (!tokens) return document.createTextNode(text);
  const row = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [kind, sign] = tokens[at];
    const next = tokens[at + 1];
    if (kind === "sign" && sign === "^" && row.length > 0 && next && next[0] !== "sign") {
      row.push(math("msup", row.pop(), leaf(next)));
      at += 1;
    } else {
      row.push(leaf(tokens[at]));
    }
  }
  return math("math", math("mrow", ...row));
}

/** A board or a grid, line by line as it is. */
export function picture(text) {
  const shown = document.createElement("pre");
  shown.className = "picture";
  shown.textContent = text;
  return shown;
}

function leaf([kind, text]) {
  if (kind === "number") return math("mn", text);
  // Letters of one name stand upright, as the names of quantities do; a single letter is an unknown.
  if (kind === "name") return text.length > 1 ? math("mtext", text) : math("mi", text);
  return math("mo", { "*": "×", "<=": "≤", ">=": "≥", "-": "−" }[text] ?? text);
}

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [, number, name, sign] = found;
    tokens.push(number ? ["number", number] : name ? ["name", name] : ["sign", sign]);
    end = TOKEN.lastIndex;
  }
  return text.slice(end).trim() === "" && tokens.length > 1 ? tokens : null;
}

/** The MathML of a trace, which may come from anywhere: only its known elements and their text are taken over. */
export function trusted(mathml, otherwise) {
  const parsed = new DOMParser().parseFromString(mathml, "application/xml");
  const copied = parsed.querySelector("parsererror") ? null : copyOf(parsed.documentElement);
  return copied && copied.localName === "math" ? copied : document.createTextNode(otherwise);
}

function copyOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || !ALLOWED.has(node.localName)) return null;
  return math(node.localName, ...[...node.childNodes].map(copyOf).filter((child) => child !== null));
}
