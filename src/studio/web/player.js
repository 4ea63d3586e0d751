// Play, pause, step, and a scrubber with marks where something happened.

import { button, element, isTyping, wantsStillness } from "./dom.js";

/** A whole run is played in so many seconds at most, at speed 1. */
const LONGEST = 40;
const BEAT = 700;
const SPEEDS = [0.25, 0.5, 1, 2, 4, 16];
/** More marks than these are more than the scrubber has room for; the buttons still go to each. */
const MOST_MARKS = 400;
const MARK_SIGNS = { refutation: "✗", "turning back": "↩", answer: "★", "no answer": "∅" };

export class Player {
  /** `arrive(moment, follows)` is called whenever the moment changes, with whether the eye follows; `visit(moment)` goes to one that somebody looks for. */
  constructor(film, { arrive, visit }) {
    Object.assign(this, { film, arrive, visit });
    this.speed = 1;
    this.timer = null;
    const last = Math.max(0, film.length - 1);
    this.scrubber = element("input", {
      type: "range", min: 0, max: last, value: 0, step: 1, "aria-label": "Moment of the run",
      input: () => { this.pause(); this.goTo(Number(this.scrubber.value), true); },
    });
    this.toggle = button("▶", "Play", () => this.playOrPause(), { class: "toggle" });
    this.place = element("output", { class: "place" });
    const speed = element("select", { "aria-label": "Speed", change: (event) => this.setSpeed(Number(event.target.value)) },
      ...SPEEDS.map((speed) => element("option", { value: speed, selected: speed === 1 }, `${speed}×`)));
    this.marks = film.scene.events.word.map((_, moment) => film.mark(moment));
    // Turning back follows a refutation and is no stop of its own.
    const marked = (wanted) => this.marks.flatMap((mark, moment) => (mark === wanted ? [moment] : []));
    this.refutations = this.marks.includes("refutation") ? marked("refutation") : marked("turning back");
    this.element = element("div", { class: "player", role: "group", "aria-label": "Player" },
      element("div", { class: "buttons" },
        button("«", "To the start", () => this.goTo(0, true)), button("‹", "One event back", () => this.step(-1)), this.toggle,
        button("›", "One event on", () => this.step(1)), button("»", "To the end", () => this.toEnd()),
        button("✗›", "To the next refutation", () => this.toRefutation(1),
          { class: "refutation", disabled: this.refutations.length === 0 }), speed),
      element("div", { class: "track" }, this.ticks(last), this.scrubber), this.place);
  }

  ticks(last) {
    const row = element("div", { class: "ticks", "aria-hidden": "true" });
    const marked = this.marks.flatMap((mark, moment) => (mark ? [[mark, moment]] : []));
    const every = Math.ceil(marked.length / MOST_MARKS);
    for (const [mark, moment] of marked.filter(([kind], index) => index % every === 0 || kind === "answer")) {
      const tick = element("button", {
        type: "button", tabindex: "-1", class: mark.replace(" ", "-"), title: `${mark}, moment ${moment + 1}`,
        click: () => this.visit(moment),
      }, MARK_SIGNS[mark]);
      tick.style.left = `${last === 0 ? 0 : (100 * moment) / last}%`;
      row.append(tick);
    }
    return row;
  }

  goTo(moment, follows = this.timer !== null) {
    const wanted = Math.max(0, Math.min(moment, this.film.length - 1));
    this.scrubber.value = wanted;
    const shown = `${Math.min(wanted + 1, this.film.length)} of ${this.film.length}`;
    this.place.textContent = shown;
    this.scrubber.setAttribute("aria-valuetext", `moment ${shown}`);
    this.arrive(wanted, follows);
  }

  toEnd() {
    this.pause();
    this.goTo(this.film.length - 1, true);
  }

  step(by) {
    this.pause();
    this.goTo(this.film.moment + by, true);
  }

  toRefutation(by) {
    const others = by > 0 ? this.refutations : [...this.refutations].reverse();
    const next = others.find((moment) => (moment - this.film.moment) * by > 0) ?? others[0];
    if (next !== undefined) this.visit(next);
  }

  setSpeed(speed) {
    this.speed = speed;
    if (this.timer) this.play();
  }

  /** Long runs take larger steps, so that every run is over in a time that a class waits for. */
  play() {
    this.pause();
    if (this.film.moment >= this.film.length - 1) this.goTo(0);
    const whole = Math.min(LONGEST * 1000, this.film.length * BEAT) / this.speed;
    const beat = Math.max(40, whole / this.film.length);
    const stride = Math.max(1, Math.round(this.film.length * beat / whole));
    this.toggle.textContent = "‖";
    this.toggle.setAttribute("aria-label", "Pause");
    this.timer = setInterval(() => {
      this.goTo(this.film.moment + stride);
      if (this.film.moment >= this.film.length - 1) this.pause();
    }, beat);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.toggle.textContent = "▶";
    this.toggle.setAttribute("aria-label", "Play");
  }

  playOrPause() {
    if (this.timer) this.pause();
    else this.play();
  }

  /** Shows a run that is new: as it happened, or at once its end for those who want no motion. */
  begin() {
    if (wantsStillness() || this.film.length < 2) return this.goTo(this.film.length - 1);
    this.goTo(0);
    this.play();
  }

  key(event) {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest("button, summary, a, [role=tab], [role=button]");
    const acts = {
      " ": onButton ? null : () => this.playOrPause(), ",": () => this.step(-1), ".": () => this.step(1),
      Home: () => this.goTo(0, true), End: () => this.toEnd(),
      r: () => this.toRefutation(1), R: () => this.toRefutation(-1),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
}
