// The run told as thinking aloud, with the sentence of the moment marked. A sentence leads to its moment.

import { element } from "./dom.js";

/** So many moments round the present one are told at once: a page of a hundred thousand sentences helps nobody. */
const AROUND = 400;

export class Transcript {
  constructor(film, goTo) {
    this.film = film;
    this.goTo = goTo;
    this.text = element("div", { class: "thoughts" });
    this.element = element("section", { class: "transcript", "aria-label": "Thinking aloud" },
      element("p", { class: "hint" }, "A narration of the events, and no transcript of a mind. Click a sentence to go there."),
      this.text);
    this.from = 0;
    this.to = 0;
  }

  async show(moment) {
    const isWhole = this.film.length <= 2 * AROUND;
    const isInside = moment >= this.from && moment < this.to;
    if (!isInside) {
      [this.from, this.to] = isWhole ? [0, this.film.length]
        : [Math.max(0, moment - AROUND), Math.min(this.film.length, moment + AROUND)];
      const [from, to] = [this.from, this.to];
      try {
        await this.film.told.range(from, to);
      } catch (error) {
        [this.from, this.to] = [0, 0];
        throw error;
      }
      if (from !== this.from || to !== this.to) return;
      this.write();
    }
    this.mark();
  }

  write() {
    const paragraphs = [];
    for (let moment = this.from; moment < this.to; moment += 1) {
      const told = this.film.told.now(moment);
      if (!told?.thought) continue;
      if (told.opens || paragraphs.length === 0) paragraphs.push(element("p"));
      paragraphs.at(-1).append(element("button", {
        type: "button", class: "thought", "data-moment": moment, click: () => this.goTo(moment),
      }, told.thought), " ");
    }
    if (paragraphs.length === 0) paragraphs.push(element("p", { class: "hint" }, "Nothing is told about this part of the run."));
    this.text.replaceChildren(...paragraphs);
  }

  /** The sentences about a chosen node stand out, and the first of them is brought into sight. */
  point(moments) {
    const chosen = new Set(moments.map(String));
    let first = null;
    for (const sentence of this.text.querySelectorAll(".thought")) {
      const isOfNode = chosen.has(sentence.dataset.moment);
      sentence.classList.toggle("of-node", isOfNode);
      if (isOfNode) first ??= sentence;
    }
    if (first) this.bring(first);
  }

  bring({ offsetTop, offsetHeight }) {
    const box = this.element;
    if (offsetTop < box.scrollTop || offsetTop + offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = offsetTop - box.clientHeight / 2;
    }
  }

  /** The last sentence up to the present moment is its sentence; what comes later is pale. */
  mark() {
    let last = null;
    for (const sentence of this.text.querySelectorAll(".thought")) {
      const isLater = Number(sentence.dataset.moment) > this.film.moment;
      sentence.classList.toggle("later", isLater);
      sentence.classList.remove("now");
      sentence.removeAttribute("aria-current");
      if (!isLater) last = sentence;
    }
    if (!last) return;
    last.classList.add("now");
    last.setAttribute("aria-current", "true");
    this.bring(last);
  }
}
