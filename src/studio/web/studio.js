// The page: a problem is asked, its run is watched, and beside it another one.

import { brief, button, element, many } from "./dom.js";
import { Live } from "./live.js";
import { notes } from "./notes.js";
import * as service from "./service.js";
import { Stage } from "./stage.js";
import { beginTheme } from "./theme.js";

const at = (id) => document.getElementById(id);
const FILES = [["html", "a page that plays, for the students"], ["svg", "the plan as a picture"], ["png", "the same in dots"],
  ["markdown", "notes"], ["think", "the thinking as text"], ["json", "the trace, for polya play, verify and diff"]];

/** The runs on the page, one or two: each with its number, what was asked, and its stage. */
let shown = [];
let stopping = null;
let presenting = 0;
let goods = null;

beginTheme();
begin();

async function begin() {
  at("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(asked(), false); });
  at("beside").addEventListener("click", () => { if (at("ask").reportValidity()) ask(asked(), true); });
  at("stop").addEventListener("click", () => stopping?.abort());
  at("prompt").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); at("ask").requestSubmit(); }
  });
  at("method").addEventListener("change", fitKnobs);
  at("open-button").addEventListener("click", () => at("open-file").click());
  at("open-file").addEventListener("change", () => openFile(at("open-file").files[0]));
  at("examples-button").addEventListener("click", () => openShelf(examples));
  at("lessons-button").addEventListener("click", () => openShelf(lessons));
  at("glossary-button").addEventListener("click", () => openShelf(glossary));
  at("shelf").addEventListener("click", (event) => { if (event.target === at("shelf")) at("shelf").close(); });
  addEventListener("hashchange", openAddress);
  // What the studio no longer holds, or cannot bring, is said.
  addEventListener("unhandledrejection", (event) => { say(`That did not work: ${event.reason?.message ?? event.reason}.`); });
  document.addEventListener("keydown", (event) => {
    if (event.target === document.body) shown[0]?.stage.key(event);
  });
  fitKnobs();
  await openAddress();
  at("prompt").focus();
  if (shown.length === 0) await welcome();
}

/** An empty page offers something to begin with. */
async function welcome() {
  goods ??= await service.shelf().catch(() => null);
  if (!goods || shown.length > 0 || stopping) return;
  at("stages").replaceChildren(element("section", { class: "welcome" }, element("h2", {}, "Type a problem, or begin with one of these"),
    problems(goods.kinds.map(({ prompts: [prompt] }) => prompt))));
}

// Asking.

function asked() {
  const method = at("method").value;
  const isSampled = method !== "exhaustive";
  return {
    prompt: at("prompt").value, method, overrides: [],
    ...(isSampled ? { paths: Number(at("paths").value), temperature: Number(at("temperature").value), seed: Number(at("seed").value) } : {}),
  };
}

/** Only the knobs that make a difference are shown. */
function fitKnobs() {
  const method = at("method").value;
  for (const knob of document.querySelectorAll(".sampled")) knob.hidden = method === "exhaustive";
  at("paths").closest("label").hidden = method === "exhaustive" || method === "chain";
}

/** Sets the knobs to what somebody asked. */
function setKnobs({ prompt, method, paths, temperature, seed }) {
  at("prompt").value = prompt;
  at("method").value = method;
  if (method !== "exhaustive") {
    if (paths > 0) at("paths").value = paths;
    at("temperature").value = temperature;
    at("seed").value = seed;
  }
  fitKnobs();
}

async function ask(what, isBeside) {
  stopping?.abort();
  const stop = new AbortController();
  stopping = stop;
  say("");
  at("stop").hidden = false;
  const live = new Live();
  // What is over in a blink is not announced.
  const announce = setTimeout(() => at("stages").replaceChildren(...(isBeside ? shown.map(({ element: old }) => old) : []), live.element), 150);
  let finished = null;
  try {
    await service.run(what, stop.signal, (event, told) => {
      live.hear(event, told);
      if (event === "finished") finished = told;
      if (event === "failed") throw new Error(told.why);
    });
    clearTimeout(announce);
    if (!finished) throw new Error("the run ended without a word");
    await present(finished.id, what, isBeside);
  } catch (error) {
    clearTimeout(announce);
    if (stopping === stop) {
      at("stages").replaceChildren(...shown.map(({ element: old }) => old));
      say(stop.signal.aborted ? "The run was stopped." : `That did not work: ${error.message}.`);
    }
  }
  if (stopping === stop) {
    stopping = null;
    at("stop").hidden = true;
  }
}

function say(text) {
  at("status").textContent = text;
}

// Showing.

async function present(id, what, isBeside) {
  presenting += 1;
  const number = presenting;
  const run = await service.film(id);
  // Somebody asked for something else meanwhile.
  if (number !== presenting) return;
  const settings = { prompt: run.prompt, ...run.settings, paths: run.settings.paths || undefined };
  const known = what ?? { prompt: settings.prompt, method: settings.method, paths: settings.paths, temperature: settings.temperature,
    seed: settings.seed, overrides: settings.overrides };
  const stage = new Stage(run, service.sourceOf(id), {
    change: (goal, instead) => ask({ ...known, after: id, overrides: [...(known.overrides ?? []), { goal, ...instead }] }, true),
    attempt: (prompt) => { at("prompt").value = prompt; ask({ ...known, prompt, after: id, overrides: [] }, false); },
    tries: (prompt) => service.nearest(prompt),
    files: () => files(id),
    reveal: what && {
      isHiding: what.hides_slips === true,
      act: async () => {
        const { path } = stage.film.scene;
        await ask({ ...what, hides_slips: !what.hides_slips }, false);
        if (path !== undefined) await shown[0].stage.choosePath(path);
      },
    },
  });
  const made = { id, known, stage, element: element("section", { class: "run", "aria-label": `Run ${id}` }, stage.element) };
  const before = shown;
  shown = isBeside && shown.length > 0 ? [shown[0], made] : [made];
  before.filter((old) => !shown.includes(old)).forEach(({ stage: old }) => old.leave());
  if (shown.length === 2) made.element.prepend(button("×", "Close this run", () => close(made), { class: "close" }));
  at("stages").replaceChildren(...shown.map(({ element: run }) => run));
  at("stages").classList.toggle("two", shown.length === 2);
  document.body.classList.toggle("has-run", true);
  at("beside").hidden = false;
  const address = `#${shown.map(({ id: one }) => `run-${one}`).join("+")}`;
  // The browser's way back leads to the run before.
  if (location.hash !== address && !location.hash.startsWith(`${address}+`)) history.pushState(null, "", address);
  // The keys of the player work at once, unless somebody is typing the next problem.
  if (what && at("ask").contains(document.activeElement) && at("prompt").value === what.prompt) made.stage.element.focus({ preventScroll: true });
  at("difference").hidden = true;
  if (shown.length === 2) await compare();
  else stage.player.begin();
}

function close(run) {
  run.stage.leave();
  shown = shown.filter((other) => other !== run);
  at("stages").replaceChildren(...shown.map(({ element: kept }) => kept));
  at("stages").classList.remove("two");
  at("difference").hidden = true;
  history.replaceState(null, "", `#run-${shown[0].id}`);
}

function files(id) {
  return element("ul", { class: "files" }, ...FILES.map(([format, title]) => element("li", {},
    element("a", { href: `/api/traces/${id}/file/${format}`, download: "" }, title), ` (${format})`)));
}

/** Where two runs first decide otherwise, in a sentence and in both plans. */
async function compare() {
  const [left, right] = shown;
  const found = await service.difference(left.id, right.id);
  if (shown[0] !== left || shown[1] !== right) return;
  const line = at("difference");
  line.hidden = false;
  if (!found) {
    line.replaceChildren("No decision differs: the two runs are the same.");
    shown.forEach(({ stage }) => stage.player.toEnd());
    return;
  }
  const places = [[left.stage, found.left_event], [right.stage, found.right_event]];
  line.replaceChildren(element("strong", {}, "First difference: "), brief(found.place), " ",
    element("button", { type: "button", click: () => goToDifference(places, found.path) }, "go there"),
    " ", element("button", { type: "button", click: () => shown.forEach(({ stage }) => stage.player.begin()) }, "play both"));
  await goToDifference(places, found.path);
}

/** A difference may lie on another path than the one that is shown. */
async function goToDifference(places, path) {
  for (const [stage, seq] of places) {
    if (path !== undefined && stage.film.scene.path !== path) await stage.choosePath(path);
    const moment = stage.film.scene.events.seq.indexOf(seq);
    if (moment < 0) continue;
    await stage.visit(moment);
    stage.plan.markDifference(stage.film.scene.events.node[moment]);
  }
}

/** `#run-3` shows a run that the studio holds, `#run-3+run-5` two of them. */
async function openAddress() {
  const ids = [...location.hash.matchAll(/run-(\d+)/g)].map(([, id]) => Number(id)).slice(0, 2);
  if (ids.length === 0 || ids.join() === shown.map(({ id }) => id).join()) return;
  try {
    for (const [index, id] of ids.entries()) await present(id, null, index > 0);
    setKnobs(shown[0].known);
  } catch (error) {
    say(`That run cannot be shown: ${error.message}.`);
  }
}

async function openFile(file) {
  if (!file) return;
  say(`opening ${file.name} …`);
  try {
    const { id } = await service.bring(file);
    say("");
    // A trace that is opened while a run is shown stands beside it.
    await present(id, null, shown.length === 1);
    setKnobs(shown[0].known);
  } catch (error) {
    say(`${file.name} cannot be shown: ${error.message}.`);
  }
  at("open-file").value = "";
}

// The shelf.

async function openShelf(fill) {
  try {
    goods ??= await service.shelf();
  } catch (error) {
    return say(`The shelf cannot be shown: ${error.message}.`);
  }
  const box = at("shelf").querySelector(".shelf");
  box.replaceChildren(button("×", "Close", () => at("shelf").close(), { class: "close" }), ...fill(goods));
  at("shelf").showModal();
}

function take(what) {
  at("shelf").close();
  setKnobs({ paths: 16, temperature: 0.6, seed: 0, ...what });
  ask(asked(), false);
}

function examples({ kinds }) {
  return [element("h2", {}, "Examples"), ...kinds.flatMap(({ name, summary, prompts }) => [
    element("h3", {}, name), element("p", { class: "hint" }, summary),
    problems(prompts),
  ])];
}

/** Problems to be clicked. */
function problems(prompts) {
  const begin = (prompt) => { at("lesson").hidden = true; take({ prompt, method: "exhaustive" }); };
  return element("ul", { class: "prompts" }, ...prompts.map((prompt) => element("li", {},
    element("button", { type: "button", class: "try", click: () => begin(prompt) }, prompt))));
}

function lessons({ lessons: all }) {
  return [element("h2", {}, "Six lessons of five minutes"), element("ol", { class: "prompts" }, ...all.map((lesson) => element("li", {},
    element("button", { type: "button", class: "try", click: () => { begun(lesson); take(lesson); } }, lesson.title),
    element("p", { class: "hint" }, `${lesson.method}${lesson.paths > 0 ? `, ${many(lesson.paths, "path")}` : ""}: ${lesson.prompt}`))))];
}

/** The teacher's notes, folded, so that they are not on the projector until somebody wants them there. */
function begun(lesson) {
  at("lesson").hidden = false;
  at("lesson").replaceChildren(element("details", {}, element("summary", {}, `${lesson.title}: notes for the teacher`), ...notes(lesson.notes)));
}

function glossary({ glossary: words }) {
  return [element("h2", {}, "Words"), element("dl", {}, ...words.flatMap(({ word, meaning }) => [element("dt", {}, word), element("dd", {}, meaning)]))];
}
