// What is known of a node at the present moment: its ways, their working, what checks said; and what one may change there.

import { element, many } from "./dom.js";
import { stateWord } from "./film.js";
import { formula } from "./mathematics.js";

export class Working {
  /** `change(goal, instead)` starts a run in which something else is done at a goal; null where no run can be started. */
  constructor(film, { goTo, select, change }) {
    Object.assign(this, { film, goTo, select, change });
    this.node = 0;
    this.element = element("section", { class: "working", "aria-label": "Working of the chosen node", "aria-live": "polite" });
  }

  async show(node) {
    this.node = node;
    const moments = this.film.momentsAt(node);
    const ways = this.film.waysTo(node);
    await Promise.all([node, ...ways].map((at) => this.film.nodes.at(at)).concat(moments.map((at) => this.film.told.at(at))));
    if (this.node !== node) return;
    this.write();
  }

  write() {
    const { film, node } = this;
    const about = film.nodes.now(node);
    if (!about) return;
    const isGoal = film.scene.nodes.kind[node] === "g";
    const state = film.state(node);
    this.element.replaceChildren(...[
      element("p", { class: "kind" }, isGoal ? "Goal" : about.is_guess ? "Way (a quick guess)" : "Way",
        element("span", { class: "state", "data-state": state }, stateWord(state))),
      element("h3", {}, formula(about.title)),
      about.idea && !isGoal ? element("p", { class: "idea" }, about.idea) : null,
      isGoal && about.text !== about.title && node !== 0 ? element("p", { class: "notation" }, element("code", {}, about.text)) : null,
      ...(isGoal ? this.goal(node) : this.way(node)),
    ].filter(Boolean));
  }

  goal(node) {
    const { film } = this;
    const happened = film.momentsAt(node).filter((moment) => moment <= film.moment);
    const checks = happened.filter((moment) => film.word(moment) === "checked");
    const ways = film.waysTo(node);
    return [
      ways.length > 0 ? element("h4", {}, `${many(ways.length, "way")}`) : null,
      ways.length > 0 ? element("ul", { class: "ways" }, ...ways.map((way) => this.wayInBrief(node, way))) : null,
      checks.length > 0 ? element("h4", {}, "Looked back at") : null,
      checks.length > 0 ? element("ul", { class: "checks" }, ...checks.map((moment) => this.check(moment))) : null,
      ...happened.filter((moment) => ["selected", "unanswered", "turned_back"].includes(film.word(moment)))
        .map((moment) => this.happening(moment)),
      this.change && node !== 0 ? this.forcing(node) : null,
    ];
  }

  wayInBrief(goal, way) {
    const { film } = this;
    const state = film.state(way);
    const about = film.nodes.now(way);
    const last = film.momentsAt(way).filter((moment) => moment <= film.moment).at(-1);
    const told = last === undefined ? null : film.told.now(last);
    return element("li", { "data-state": state },
      element("button", { type: "button", class: "link", click: () => this.select(way) }, about.title),
      element("span", { class: "state", "data-state": state }, stateWord(state)),
      told?.answer ? element("span", { class: "came-to" }, "→ ", formula(told.answer)) : null,
      this.change && film.waysTo(goal).length > 1 ? element("button", {
        type: "button", class: "small", title: "Run again with only this way here",
        click: () => this.change(film.nodes.now(goal).text, { approach: about.text }),
      }, "try only this") : null);
  }

  check(moment) {
    const told = this.film.told.now(moment);
    const verdict = { c: "confirmed", u: "unsettled", r: "refuted" }[this.film.scene.events.verdict[moment]];
    return element("li", { "data-state": verdict === "confirmed" ? "found" : verdict },
      element("button", { type: "button", class: "link", click: () => this.goTo(moment) }, formula(told.answer), ` ${verdict}`),
      told.because ? element("span", { class: "because" }, told.because) : null);
  }

  happening(moment) {
    return element("p", {}, element("button", { type: "button", class: "link", click: () => this.goTo(moment) },
      this.film.told.now(moment).sentence));
  }

  way(node) {
    const { film } = this;
    const goal = film.scene.nodes.parent[node];
    const attempts = film.momentsAt(node).filter((moment) => moment <= film.moment && film.word(moment) === "attempted");
    const others = film.momentsAt(node).filter((moment) => moment <= film.moment && ["set_aside", "turned_back"].includes(film.word(moment)));
    const steps = attempts.flatMap((moment) => film.told.now(moment).steps);
    const title = film.nodes.now(goal)?.title;
    return [
      goal >= 0 ? element("p", {}, "A way to ", element("button", { type: "button", class: "link", click: () => this.select(goal) },
        title ?? "its goal")) : null,
      steps.length > 0 ? element("ol", { class: "steps" }, ...steps.map((step) => element("li", {}, formula(step.text),
        step.slip ? element("strong", { class: "slip" }, ` slip: ${step.slip[0]}, meant ${step.slip[1]}`) : null))) : null,
      ...[...attempts, ...others].map((moment) => this.happening(moment)),
      attempts.length + others.length === 0 ? element("p", { class: "hint" }, "Nothing has happened here yet.") : null,
    ];
  }

  forcing(node) {
    const goal = this.film.nodes.now(node).text;
    const answer = element("input", { name: "answer", required: true, autocomplete: "off", "aria-label": "An answer to force",
      placeholder: "7" });
    return element("form", { class: "forcing", submit: (event) => {
      event.preventDefault();
      this.change(goal, { answer: answer.value.trim() });
    } }, element("label", {}, "What if the answer here were ", answer), " ", element("button", { type: "submit" }, "force it"));
  }
}
