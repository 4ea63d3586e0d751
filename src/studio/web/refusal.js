// A prompt that could not be read, or was read in more than one way: what was read, what was not, and what to try.

import { element } from "./dom.js";
import { formula } from "./mathematics.js";

const HEADINGS = { not_understood: "I cannot read this yet", ambiguous: "This can be read in more than one way",
  no_answer: "I can read this, and found no answer" };

/** The prompt with some words marked: those that a reading does not account for, or that a node stands for (`said`). */
export function marked(prompt, reading, why = "unread") {
  const shown = element("p", { class: "prompt-marked" });
  let from = 0;
  for (const [[start, end], isEssential] of [...(reading?.not_read ?? [])].sort(([one], [other]) => one[0] - other[0])) {
    if (start < from || end <= start) continue;
    shown.append(prompt.slice(from, start), element("mark", {
      class: isEssential ? "essential" : why,
      title: why === "said" ? "the chosen node" : isEssential ? "not read, and the question needs it" : "not read, and not needed",
    }, prompt.slice(start, end)));
    from = end;
  }
  shown.append(prompt.slice(from));
  return shown;
}

/**
 * The scene. `tries(prompt)` brings wordings that can be read, `attempt(prompt)` asks one of them; both are null in a file,
 * which can start no runs.
 */
export function refusal(film, { tries, attempt }) {
  const [best] = film.readings;
  const scene = element("section", { class: "refusal", "aria-label": "Why there is no answer" },
    element("h2", {}, HEADINGS[film.ending.reason] ?? "There is no answer"),
    marked(film.prompt, best),
    element("p", {}, sentence(film.ending.sentence)),
    best?.not_read?.length > 0 ? element("p", { class: "hint" },
      "Marked is what I could not read; thick is what the question needs.") : null);
  if (tries) {
    const list = element("ul", { class: "nearest" }, element("li", { class: "hint" }, "looking for the nearest wordings …"));
    scene.append(element("h3", {}, "What I can read that comes near"), list);
    tries(film.prompt).then((found) => list.replaceChildren(...found.map(({ prompt, why }) => element("li", {},
      element("button", { type: "button", class: "try", click: () => attempt(prompt) }, prompt), " ",
      element("span", { class: "hint" }, why)))), (error) => list.replaceChildren(element("li", { class: "hint" }, `${error.message}.`)));
  }
  if (best) scene.append(understood(best));
  if (best && attempt) scene.append(correction(best, attempt));
  if (attempt) {
    const own = element("textarea", { rows: 3, "aria-label": "Say it in other words" });
    own.value = film.prompt;
    scene.append(element("form", { submit: (event) => { event.preventDefault(); attempt(own.value); } },
      element("h3", {}, "Say it in other words"), own, element("button", { type: "submit" }, "Try this")));
  }
  if (!attempt) scene.append(element("p", { class: "hint" }, film.ending.next));
  return scene;
}

function understood(reading) {
  const related = reading.related.filter((line) => line !== "");
  return element("div", { class: "understood" }, element("h3", {}, "What I did read"),
    element("dl", {}, element("dt", {}, "asked"), element("dd", {}, reading.unknown || "nothing"),
      ...(reading.data.length > 0 ? [element("dt", {}, "given"), element("dd", {}, reading.data.map(plain).join(", "))] : []),
      ...(related.length > 0 ? [element("dt", {}, "related"),
        element("dd", {}, element("ul", {}, ...related.map((line) => element("li", {}, formula(line)))))] : [])));
}

function plain(piece) {
  return piece.replaceAll("_", " ");
}

/** A reason as a sentence; where in the prompt something stands is marked there. */
export function sentence(reason) {
  const plain = reason.replaceAll(/ \(at byte \d+\)/g, "");
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}.`;
}

/** The relations that were read, each to be corrected; the goal with these in their places is asked in its notation. */
function correction(reading, attempt) {
  const held = reading.goal.match(/\{[^{}]*\}/g) ?? [];
  if (held.length === 0) return "";
  const field = (text, name) => {
    const input = element("input", { "aria-label": name, placeholder: "apples_of_ann = 4", autocomplete: "off" });
    input.value = text;
    return input;
  };
  const fields = held.map((piece) => field(piece.slice(1, -1), "A relation"));
  const more = field("", "One more relation");
  const [, unknown] = reading.goal.match(/^value_of\((\w+),/) ?? [];
  const asked = unknown ? field(unknown, "The quantity that is asked for") : null;
  return element("form", { class: "correction", submit: (event) => {
    event.preventDefault();
    const relations = [...fields, more].map(({ value }) => value.trim());
    attempt(corrected(reading.goal, relations, unknown, asked?.value.trim()));
  } }, element("h3", {}, "Correct it, and go on from there"),
  element("ul", {}, ...[...fields, more].map((input) => element("li", {}, input))),
  asked ? element("label", {}, "asked for ", asked, " ") : null, element("button", { type: "submit" }, "Go on with these"));
}

/** The notation of a goal with other relations in the places of those in braces; the last of them is a further one. */
function corrected(goal, relations, unknown, asked) {
  let place = -1;
  const last = relations.length - 2;
  const put = goal.replace(/\{[^{}]*\}/g, () => {
    place += 1;
    const further = place === last && relations[last + 1] ? [relations[last + 1]] : [];
    return [relations[place], ...further].filter((relation) => relation !== "").map((relation) => `{${relation}}`).join(", ");
  });
  const tidy = put.replace(/\[(?:, )+/g, "[").replace(/(?:, )+\]/g, "]").replace(/(?:, ){2,}/g, ", ");
  return unknown ? tidy.replace(`value_of(${unknown},`, `value_of(${asked},`) : tidy;
}
