// Finding a moment: by text, by what happened, by skill and by verdict.

import { element, many } from "./dom.js";

const WORDS = ["understood", "planned", "set_aside", "attempted", "checked", "selected", "turned_back", "unanswered"];
const VERDICTS = [["c", "confirmed"], ["u", "unsettled"], ["r", "refuted"]];
/** So many hits are listed. */
const MOST_HITS = 200;
/** Moments whose text is brought at once while it is searched. */
const SHARE = 5000;

export class Search {
  constructor(film, goTo) {
    this.film = film;
    this.goTo = goTo;
    this.number = 0;
    const find = () => this.find();
    const choice = (name, options) => element("select", { name, "aria-label": name, change: find },
      element("option", { value: "" }, `any ${name}`), ...options.map(([value, text]) => element("option", { value }, text)));
    this.text = element("input", { type: "search", name: "text", placeholder: "text", "aria-label": "Text to find", autocomplete: "off",
      input: () => { clearTimeout(this.waiting); this.waiting = setTimeout(find, 200); } });
    this.word = choice("event", WORDS.map((word) => [word, word.replace("_", " ")]));
    this.skill = choice("skill", film.scene.skills.map((skill, index) => [String(index), skill.replaceAll("_", " ")]));
    this.verdict = choice("verdict", VERDICTS);
    this.count = element("p", { class: "hint", role: "status" });
    this.hits = element("ol", { class: "hits" });
    this.element = element("section", { class: "search", "aria-label": "Find" },
      element("form", { submit: (event) => { event.preventDefault(); find(); } }, this.text, this.word, this.skill, this.verdict),
      this.count, this.hits);
  }

  focus() {
    this.text.focus();
  }

  async find() {
    this.number += 1;
    const number = this.number;
    const wanted = this.text.value.trim().toLowerCase();
    const isAsked = wanted || this.word.value || this.skill.value || this.verdict.value;
    const fitting = isAsked ? this.fitting() : [];
    const found = [];
    for (let from = 0; wanted && from < fitting.length; from += SHARE) {
      const share = fitting.slice(from, from + SHARE);
      await this.film.told.range(share[0], share.at(-1) + 1);
      if (number !== this.number) return;
      found.push(...share.filter((moment) => this.says(moment, wanted)));
      this.count.textContent = `looked at ${many(Math.min(from + SHARE, fitting.length), "event")} …`;
    }
    await this.list(wanted ? found : fitting, isAsked, number);
  }

  /** The moments that fit in all but the text. */
  fitting() {
    const { events, nodes } = this.film.scene;
    const [word, skill, verdict] = [this.word.value, this.skill.value, this.verdict.value];
    return events.word.flatMap((at, moment) => {
      const isSkill = skill === "" || nodes.skill[events.node[moment]] === Number(skill);
      return (word === "" || at === word) && isSkill && (verdict === "" || events.verdict[moment] === verdict) ? [moment] : [];
    });
  }

  says(moment, wanted) {
    const told = this.film.told.now(moment);
    return [told.sentence, told.thought, told.because ?? "", ...told.steps.map((step) => step.text)]
      .some((text) => text.toLowerCase().includes(wanted));
  }

  async list(found, isAsked, number) {
    this.count.textContent = !isAsked ? "" : found.length === 0 ? "Nothing is found."
      : `${many(found.length, "event")}${found.length > MOST_HITS ? `; the first ${MOST_HITS} are shown` : ""}`;
    const shown = found.slice(0, MOST_HITS);
    await Promise.all(shown.map((moment) => this.film.told.at(moment)));
    if (number !== this.number) return;
    this.hits.replaceChildren(...shown.map((moment) => element("li", {}, element("button", {
      type: "button", class: "link", click: () => this.goTo(moment),
    }, this.film.told.now(moment).sentence))));
  }
}
