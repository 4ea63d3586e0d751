// A run in a file: everything is in the page itself, and nothing is asked of anybody.

import { element } from "./dom.js";
import { Stage } from "./stage.js";
import { beginTheme } from "./theme.js";

const { run, scenes } = JSON.parse(document.getElementById("film").textContent);
const of = (path) => scenes.find(({ scene }) => scene.path === path);
const source = {
  scene: (path) => of(path)?.scene,
  moments: (path, from, to) => of(path).moments.slice(from, to),
  about: (path, from, to) => of(path).about.slice(from, to),
  picture: null,
};
beginTheme();
const stage = new Stage({ ...run, scene: scenes[0].scene }, source, { change: null, attempt: null, tries: null, files: null, reveal: null });
document.querySelector("main").replaceChildren(stage.element, element("section", { class: "on-paper" },
  element("h2", {}, "The run, told"), ...paragraphs(scenes[0].moments)));
stage.player.begin();

/** For the printed page, on which nothing plays. */
function paragraphs(moments) {
  const told = [];
  for (const { thought, opens } of moments.filter((moment) => moment.thought)) {
    if (opens || told.length === 0) told.push(element("p"));
    told.at(-1).append(`${thought} `);
  }
  return told;
}
