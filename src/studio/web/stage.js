// A run on the screen: its plan, its player, and beside them the transcript, the working of a node, and the paths. The same in
// the studio and in a file.

import { brief, element, isTyping, many } from "./dom.js";
import { Film, VERDICT_SIGNS } from "./film.js";
import { picture, trusted } from "./mathematics.js";
import { Paths } from "./paths.js";
import { Plan } from "./plan.js";
import { Player } from "./player.js";
import { marked, refusal, sentence } from "./refusal.js";
import { Search } from "./search.js";
import { Transcript } from "./transcript.js";
import { Working } from "./working.js";

export class Stage {
  /**
   * `run` is the whole film with `scene`, that of the path to show. `source` brings the rest: `scene(path)`,
   * `moments(path, from, to)`, `about(path, from, to)`, `picture(path, wanted)`. `acts` are what one may do beside watching,
   * each null where it cannot be done: `change(goal, instead)`, `attempt(prompt)`, `tries(prompt)`, `files()`, and `reveal`,
   * which tells the slips of a run or hides them.
   */
  constructor(run, source, acts) {
    Object.assign(this, { run, source, acts });
    this.element = element("article", { class: "stage", keydown: (event) => this.key(event) });
    this.element.tabIndex = -1;
    this.paths = run.paths.length > 0 ? new Paths(run, (path) => this.choosePath(path), acts.reveal) : null;
    // Of many paths, one first looks at how they voted.
    this.open = run.paths.length > 1 ? "paths" : "working";
    this.selected = null;
    this.leaving = new AbortController();
    addEventListener("beforeprint", () => this.onPaper(true), { signal: this.leaving.signal });
    addEventListener("afterprint", () => this.onPaper(false), { signal: this.leaving.signal });
    this.put(run.scene);
  }

  /** Puts a scene on the stage: that of another path, say. */
  put(scene) {
    const { run } = this;
    this.player?.pause();
    this.plan?.resized.disconnect();
    this.opened = [];
    this.film = new Film(scene, this.source);
    this.plan = new Plan(this.film, {
      select: (node) => this.select(node), open: this.source.picture ? (node) => this.openUp(node) : null,
    });
    const visit = (moment) => this.visit(moment);
    this.transcript = new Transcript(this.film, visit);
    this.working = new Working(this.film, {
      goTo: visit, select: (node) => this.select(node), change: this.acts.change,
    });
    this.player = new Player(this.film, { arrive: (moment, follows) => this.arrive(moment, follows), visit });
    this.search = new Search(this.film, visit);
    this.sentence = element("p", { class: "sentence", "aria-live": "polite" });
    this.paths?.mark(scene.path);
    const isRefused = ["not_understood", "ambiguous", "no_answer"].includes(run.ending.reason);
    const picture = isRefused && scene.picture.boxes.length < 2
      ? this.refused() : this.plan.element;
    this.element.classList.toggle("refused", picture !== this.plan.element);
    this.element.replaceChildren(
      this.heading(), picture, this.sides(isRefused && picture === this.plan.element),
      element("div", { class: "moment" }, this.sentence, this.player.element));
    if (this.film.length > 0) this.player.goTo(this.film.length - 1);
  }

  /** The run is shown no longer. */
  leave() {
    this.leaving.abort();
    this.player.pause();
    this.paths?.stop();
    this.plan.resized.disconnect();
  }

  /** Paper shows how the run ended. */
  onPaper(isPrinting) {
    if (!this.element.isConnected || this.film.length === 0) return;
    if (isPrinting) this.before = this.film.moment;
    this.player.pause();
    this.player.goTo(isPrinting ? this.film.length - 1 : this.before);
    this.plan.onPaper(isPrinting);
  }

  heading() {
    const { run } = this;
    const answer = run.answer
      ? element("p", { class: "answer-line" }, element("span", { class: "label" }, "Answer "),
        ...shownAnswer(run.answer),
        element("span", { class: "verdict", "data-state": run.answer.verdict }, `${VERDICT_SIGNS[run.answer.verdict]} ${run.answer.verdict}`),
        run.answer.reading?.kind === "heuristic" ? element("span", { class: "weighed" }, "read by weighing the words") : null)
      : element("p", { class: "answer-line" }, element("strong", { class: "no-answer" }, "No answer"), " ", sentence(run.ending.sentence));
    this.answerLine = answer;
    this.promptLine = element("div", { class: "prompt" }, marked(run.prompt, null, "said"));
    return element("header", {}, this.promptLine, answer,
      ...(run.settings.overrides ?? []).map((override) => element("p", { class: "override" }, "What if ",
        brief(override.answer !== undefined ? `${override.goal} = ${override.answer}` : `${override.goal} by ${override.approach}`))),
      this.strays(),
      ...run.unmet.map((goal) => element("p", { class: "unmet" }, "The run did not come by ", element("code", {}, goal),
        ", so that nothing was changed there.")));
  }

  /** A path that came to another answer than the run is told apart from one on which the answer rests. */
  strays() {
    const path = this.run.paths.find(({ path: number }) => number === this.film.scene.path);
    const isAstray = path !== undefined && this.run.answer !== null && path.answer !== this.run.answer.value;
    this.element.classList.toggle("astray", isAstray);
    if (!isAstray) return null;
    return element("p", { class: "unmet" }, `Shown is path ${path.path}, which came to ${path.answer ?? "no answer"}: in this picture, ● is what that rests on.`);
  }

  sides(hasRefusal) {
    const panels = {
      working: ["Working", this.working.element],
      ...(this.paths ? { paths: ["Paths", this.paths.element] } : {}),
      search: ["Find", this.search.element],
      ...(hasRefusal ? { refusal: ["Why no answer", this.refused()] } : {}),
      about: ["About", this.about()],
      ...(this.acts.files ? { files: ["Save", this.acts.files()] } : {}),
    };
    const tabs = element("div", { class: "tabs", role: "tablist", "aria-label": "Beside the plan", keydown: (event) => this.tabKey(event) });
    const side = element("aside", { class: "side" }, this.transcript.element, tabs);
    const stem = `side-${Stage.count = (Stage.count ?? 0) + 1}`;
    for (const [name, [title, panel]] of Object.entries(panels)) {
      tabs.append(element("button", {
        type: "button", role: "tab", id: `${stem}-${name}-tab`, "aria-controls": `${stem}-${name}`, "data-panel": name,
        click: () => this.show(name),
      }, title));
      side.append(element("div", { class: "panel", role: "tabpanel", id: `${stem}-${name}`, "aria-labelledby": `${stem}-${name}-tab`,
        "data-panel": name, tabindex: "0" }, panel));
    }
    this.side = side;
    this.show(panels[this.open] ? this.open : "working");
    return side;
  }

  show(name) {
    this.open = name;
    for (const tab of this.side.querySelectorAll("[role=tab]")) {
      const isIt = tab.dataset.panel === name;
      tab.setAttribute("aria-selected", isIt);
      tab.tabIndex = isIt ? 0 : -1;
    }
    for (const panel of this.side.querySelectorAll("[role=tabpanel]")) panel.hidden = panel.dataset.panel !== name;
  }

  tabKey(event) {
    const tabs = [...this.side.querySelectorAll("[role=tab]")];
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
    this.show(next.dataset.panel);
    next.focus();
    event.preventDefault();
  }

  /** Made once: wordings that come near are looked for a single time. */
  refused() {
    this.refusal ??= refusal(this.run, { tries: this.acts.tries, attempt: this.acts.attempt });
    return this.refusal;
  }

  about() {
    const { counts, settings, answer } = this.run;
    const said = [
      ["method", settings.method], ...(settings.paths > 0 ? [["paths", counts.paths.toLocaleString("en")],
        ["temperature", settings.temperature]] : []), ["seed", settings.seed],
      ["work", `${many(counts.goals, "goal")}, ${many(counts.attempts, "attempt")}, ${many(counts.steps, "step")}, ${many(counts.checks, "check")}`],
      ...(answer ? [["confidence", `${Math.round(100 * answer.confidence)} %`]] : []),
      ...(answer?.how ? [["confirmed", answer.how]] : []), ["ended", this.run.ending.sentence],
      ...(answer ? [] : [["try next", this.run.ending.next]]),
    ];
    return element("section", { class: "about-run", "aria-label": "About this run" },
      element("dl", {}, ...said.flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, String(text))])),
      settings.temperature > 0 ? element("p", { class: "hint" }, "Slips are injected.") : null,
      element("p", { class: "hint" }, "This makes behaviour like that of a reasoning model visible. It is no model of how one works inside."));
  }

  // Moments and nodes.

  async arrive(moment, follows) {
    const changed = this.film.goTo(moment);
    // A run that is watched does not tell its end before it comes to it.
    this.answerLine.classList.toggle("later", moment < this.film.length - 1);
    this.plan.refresh(changed);
    const node = this.film.scene.events.node[moment];
    this.plan.point(node);
    if (follows) this.plan.bring(node);
    if (follows) this.choose(null);
    const shown = this.selected ?? node;
    if (shown >= 0) this.working.show(shown);
    this.transcript.show(moment);
    const { film } = this;
    const told = await film.told.at(moment);
    // What plays is not read out word by word; where it stops, it is.
    this.sentence.setAttribute("aria-live", this.player.timer ? "off" : "polite");
    if (this.film === film && film.moment === moment) this.sentence.textContent = told?.sentence ?? "";
  }

  /** Goes to a moment and shows where it happened, in a folded part too. */
  async visit(moment) {
    this.player.pause();
    this.choose(null);
    this.player.goTo(moment);
    const node = this.film.scene.events.node[moment];
    if (node < 0) return;
    const { plan } = this;
    await this.reveal(node);
    if (this.plan !== plan || this.film.moment !== moment) return;
    plan.point(node);
    plan.bring(node);
  }

  /** A node was chosen: its working and its sentences are shown, and its words in the prompt are marked. */
  async select(node) {
    this.player.pause();
    const settled = this.film.settledAt(node);
    if (settled !== null && this.film.state(node) === "unseen") this.player.goTo(settled);
    this.choose(node);
    this.show("working");
    this.working.show(node);
    const { film } = this;
    await this.reveal(node);
    if (this.film !== film || this.selected !== node) return;
    this.plan.mark(node);
    const about = await film.nodes.at(node);
    if (this.film === film && this.selected === node && node !== 0) this.point(about?.said ?? []);
  }

  choose(node) {
    if (node === this.selected) return;
    this.selected = node;
    this.plan.mark(node);
    this.transcript.point(node === null ? [] : this.film.momentsAt(node));
    this.point([]);
  }

  /** Marks words of the prompt. */
  point(places) {
    this.promptLine.replaceChildren(marked(this.run.prompt, { not_read: places.map((place) => [place, false]) }, "said"));
  }

  /** Draws a node and what lies below it, of a plan that is too large to be drawn as a whole. */
  async openUp(node) {
    const { plan, film } = this;
    this.opened.push(node);
    const picture = await this.source.picture(film.scene.path, this.opened);
    // Another path may be shown by now.
    if (this.plan !== plan) return;
    if (picture) plan.show(picture);
    plan.mark(node);
  }

  /** Draws a node that lies in a part which is not drawn. */
  async reveal(node) {
    const at = this.plan.drawnFor(node);
    const isBelow = at !== null && at !== node && this.plan.boxes.get(at).box.folded > 0;
    if (isBelow && this.source.picture) await this.openUp(node);
  }

  async choosePath(path) {
    this.wantedPath = path;
    const scene = await this.source.scene(path);
    if (!scene || this.wantedPath !== path) return;
    this.selected = null;
    this.put(scene);
    this.show("paths");
  }

  key(event) {
    if (isTyping(event)) return;
    if (event.key === "/") {
      this.show("search");
      this.search.focus();
      event.preventDefault();
      return;
    }
    this.player.key(event);
  }
}

/** The answer as mathematics, with what was asked for beside it where that is written otherwise; what has lines, as they are. */
function shownAnswer({ text, value, mathml }) {
  if (text.includes("\n")) return [element("strong", { class: "answer" }, picture(text))];
  return [element("strong", { class: "answer" }, mathml ? trusted(mathml, text) : text),
    text !== value ? element("span", { class: "as-asked" }, ` ${text}`) : null];
}
