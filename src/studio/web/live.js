// A run that goes on: how far it is, the plan as it grows, and the voices as they come in.

import { element, many } from "./dom.js";
import { Film } from "./film.js";
import { bar } from "./paths.js";
import { Plan } from "./plan.js";

export class Live {
  constructor() {
    this.said = element("p", { class: "thinking" }, "thinking …");
    this.voices = element("div", { class: "tally" });
    this.room = element("div", { class: "live-plan" });
    this.element = element("article", { class: "live", "aria-label": "A run that goes on" }, this.said, this.voices, this.room);
  }

  hear(event, what) {
    if (event === "waiting") this.said.textContent = "waiting for its turn …";
    if (event === "started") this.said.textContent = "thinking …";
    if (event !== "growing") return;
    const { counts, voices, scene } = what;
    this.said.textContent = counts.paths > 0 ? `thinking … ${many(counts.paths, "path")} walked`
      : `thinking … ${many(counts.goals, "goal")}, ${many(counts.attempts, "attempt")}, wave ${counts.waves}`;
    const all = voices.reduce((sum, [, votes]) => sum + votes, 0);
    this.voices.replaceChildren(...voices.map(([answer, votes]) => bar(answer, votes, voices[0][1], all)));
    if (scene) this.grow(scene);
  }

  grow(scene) {
    const film = new Film(scene, { moments: () => [], about: () => [] });
    film.goTo(film.length - 1);
    this.plan?.folded.clear();
    if (this.plan) return this.plan.show(scene.picture, film);
    this.plan = new Plan(film, { select: () => {}, open: () => {} });
    this.room.replaceChildren(this.plan.element);
    this.plan.refresh(null);
  }
}
