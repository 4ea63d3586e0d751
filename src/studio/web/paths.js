// The paths of a sampled run as rows, and the tally of voices, which grows as they come in.

import { element, many } from "./dom.js";
import { VERDICT_SIGNS } from "./film.js";
import { formula } from "./mathematics.js";

const MOST_BARS = 12;

export class Paths {
  /** `choose(path)` shows another path in the plan; `reveal` is what tells the slips, or hides them, where one can. */
  constructor(film, choose, reveal) {
    this.film = film;
    this.shown = film.paths.length;
    this.rows = element("ol", { class: "paths", start: 0 }, ...film.paths.map((row) => element("li", { "data-path": row.path },
      element("button", { type: "button", disabled: !row.is_recorded, click: () => choose(row.path) },
        element("span", { class: "number" }, `path ${row.path}`),
        element("span", { class: "answer" }, row.answer === null ? "no answer" : formula(row.answer)),
        element("span", { class: "verdict", "data-state": row.verdict }, `${VERDICT_SIGNS[row.verdict]} ${row.verdict}`),
        row.slips > 0 ? element("span", { class: "slip" }, many(row.slips, "slip")) : null))));
    this.bars = element("div", { class: "tally", "aria-label": "Voices for each answer" });
    const more = film.counts.paths > film.paths.length
      ? element("p", { class: "hint" }, `${many(film.counts.paths, "path")} were walked; the first ${film.paths.length} are kept.`) : null;
    this.element = element("section", { class: "paths-panel", "aria-label": "Paths" },
      element("p", { class: "buttons" },
        element("button", { type: "button", click: () => this.countUp() }, "Count the voices"),
        film.settings.temperature > 0 ? element("span", { class: "hint" }, " Slips are injected. ") : null,
        film.settings.temperature > 0 && reveal
          ? element("button", { type: "button", click: reveal.act }, reveal.isHiding ? "Tell the slips" : "Hide the slips") : null),
      this.bars, this.rows, more);
    this.tally(film.votes.map(({ answer, votes, verdict }) => [answer, votes, verdict]));
  }

  /** One voice after another, as an urn is emptied in front of those who voted. */
  countUp() {
    clearInterval(this.counting);
    const rows = this.film.paths;
    let counted = 0;
    const beat = Math.max(30, Math.min(400, 6000 / Math.max(rows.length, 1)));
    const count = () => {
      counted += 1;
      const voices = new Map();
      for (const { answer, verdict } of rows.slice(0, counted)) {
        voices.set(answer, [answer, (voices.get(answer)?.[1] ?? 0) + 1, verdict]);
      }
      this.rows.querySelectorAll("li").forEach((row, index) => row.classList.toggle("uncounted", index >= counted));
      if (counted < rows.length) return this.tally([...voices.values()]);
      clearInterval(this.counting);
      this.tally(this.film.votes.map(({ answer, votes, verdict }) => [answer, votes, verdict]));
    };
    count();
    this.counting = setInterval(count, beat);
  }

  stop() {
    clearInterval(this.counting);
  }

  tally(voices) {
    const all = voices.reduce((sum, [, votes]) => sum + votes, 0);
    const most = Math.max(...voices.map(([, votes]) => votes), 1);
    const sorted = [...voices].sort(([, one], [, other]) => other - one);
    this.bars.replaceChildren(...sorted.slice(0, MOST_BARS).map(([answer, votes]) => bar(answer, votes, most, all)),
      sorted.length > MOST_BARS ? element("p", { class: "hint" }, `and ${sorted.length - MOST_BARS} more answers`) : "");
  }

  mark(path) {
    for (const row of this.rows.querySelectorAll("li")) {
      const isIt = Number(row.dataset.path) === path;
      row.classList.toggle("now", isIt);
      row.querySelector("button").setAttribute("aria-pressed", isIt);
    }
  }
}

/** A bar of a tally. */
export function bar(answer, votes, most, all) {
  const length = element("span", { class: "bar", "aria-hidden": "true" });
  length.style.width = `${(100 * votes) / most}%`;
  return element("div", { class: "row" }, element("span", { class: "answer" }, answer === null ? "no answer" : formula(answer)),
    element("span", { class: "room" }, length), element("span", { class: "votes" }, `${votes.toLocaleString("en")} of ${all.toLocaleString("en")}`));
}
