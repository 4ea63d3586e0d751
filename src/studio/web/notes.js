// The notes of a lesson: the little Markdown that they are written in.

import { element } from "./dom.js";

export function notes(text) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
  return blocks.flatMap((block) => {
    if (block.startsWith("## ")) {
      const [heading, ...rest] = block.split("\n");
      return [element("h3", {}, heading.slice(3)), ...(rest.length > 0 ? [paragraph(rest.join("\n"))] : [])];
    }
    return [block.startsWith("- ") ? list(block) : paragraph(block)];
  });
}

function list(block) {
  const items = block.split(/\n(?=- )/).map((item) => item.slice(2));
  return element("ul", {}, ...items.map((item) => element("li", {}, ...pieces(item))));
}

function paragraph(block) {
  return element("p", {}, ...pieces(block));
}

/** `code`, **strong** and *stressed* words. */
function pieces(text) {
  return text.replaceAll("\n", " ").split(/(`[^`]*`|\*\*[^*]*\*\*|\*[^*\s][^*]*\*)/).map((piece) => {
    if (piece.startsWith("`") && piece.length > 1) return element("code", {}, piece.slice(1, -1));
    if (piece.startsWith("**")) return element("strong", {}, piece.slice(2, -2));
    if (/^\*.+\*$/.test(piece)) return element("em", {}, piece.slice(1, -1));
    return piece;
  });
}
