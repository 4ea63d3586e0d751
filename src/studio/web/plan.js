// The plan as a picture: goals are rounded boxes, ways are hexagons. It is laid out for the finished plan and revealed over
// time, so that nothing jumps.

import { button, drawn, element, isTyping, wantsStillness } from "./dom.js";
import { stateWord } from "./film.js";

const LINE = 16;
const SLANT = 12;
const MARGIN = 24;
const NEAREST = 3;
const SMALLEST = 0.05;
/** Of the size of other text, so large at least is that of a box, or it cannot be read from the last row; and at most. */
const READABLE = 0.65;
const LARGEST = 1.2;
const LETTERS = 12;
const SIGNS = { found: "✓", unsettled: "?", refuted: "✗", setback: "✗", aside: "–", chosen: "●" };

export class Plan {
  /** `select(node)` is called when a box is chosen, `open(node)` when what lies below it is to be drawn; a file cannot draw it. */
  constructor(film, { select, open }) {
    this.film = film;
    this.select = select;
    this.open = open;
    this.folded = new Set();
    this.view = { x: 0, y: 0, scale: 1 };
    this.boxes = new Map();
    this.selected = null;
    this.differing = null;
    this.brought = null;
    this.frame = null;
    this.stage = drawn("g");
    this.svg = drawn("svg", {
      class: "plan", role: "group", tabindex: "0",
      "aria-label": "The plan: arrow keys go from box to box, Enter chooses one, F folds it, + and - zoom, 0 fits it all",
      keydown: (event) => this.key(event), wheel: (event) => this.wheel(event),
      pointerdown: (event) => this.press(event), pointermove: (event) => this.drag(event),
      pointerup: (event) => this.release(event), pointercancel: (event) => this.release(event),
    }, heads(), this.stage);
    this.svg.addEventListener("wheel", (event) => event.preventDefault(), { passive: false });
    this.pointers = new Map();
    this.note = element("p", { class: "plan-note", hidden: true });
    const tools = element("div", { class: "plan-tools", role: "group", "aria-label": "View of the plan" }, legend(),
      button("+", "Zoom in", () => this.zoom(1.25)), button("−", "Zoom out", () => this.zoom(0.8)),
      button("⤢", "Fit the whole plan", () => this.fit()));
    this.element = element("div", { class: "plan-frame" }, tools, this.svg, this.note);
    this.resized = new ResizeObserver(() => {
      this.frame = null;
      // What somebody looks at stays in sight when the picture gets another size.
      if (this.brought !== null) this.bring(this.brought);
      else if (!this.isMoved) this.start();
    });
    this.resized.observe(this.element);
    this.show(film.scene.picture);
  }

  /** Another part of the plan, or a plan that has grown: boxes that stay glide to their new places. */
  show(picture, film = this.film) {
    const kept = new Map([...this.boxes.values()].map(({ box }) => [this.film.scene.nodes.id[box.node], box]));
    this.film = film;
    this.picture = picture;
    this.boxes = new Map();
    const arrows = picture.arrows.map((arrow) => this.arrow(arrow));
    for (const box of picture.boxes) {
      const known = kept.get(film.scene.nodes.id[box.node]);
      const made = this.box(box);
      this.boxes.set(box.node, { ...made, box });
      if (known && !wantsStillness()) {
        made.group.animate(
          [{ transform: `translate(${known.x}px, ${known.y}px)` }, { transform: `translate(${box.x}px, ${box.y}px)` }],
          { duration: 350, easing: "ease-in-out" });
      }
    }
    this.stage.replaceChildren(...arrows.map((arrow) => arrow.path), ...[...this.boxes.values()].map(({ group }) => group));
    this.arrows = arrows;
    this.note.hidden = picture.left_out === 0;
    this.note.textContent = `${picture.left_out} more boxes lie further down and are left out.`;
    this.hideFolded();
    this.refresh(null);
    this.mark(this.selected);
    if (!this.isMoved) this.start();
  }

  box(box) {
    const { width, height, title, outcome, node } = box;
    const isGoal = this.film.scene.nodes.kind[node] === "g";
    const [left, top] = [-width / 2, -height / 2];
    const line = (text, index, kind) => drawn("text", { x: 0, y: top + (height - LINE * (title.length + outcome.length)) / 2
      + LINE * (index + 0.75), class: kind }, `${text} `);
    const group = drawn("g", {
      class: `box ${isGoal ? "goal" : "way"}`, role: "button", tabindex: "-1", "data-node": node,
      transform: `translate(${box.x} ${box.y})`,
    },
      box.is_shared ? outline(left - 4, top - 4, width + 8, height + 8, 11, "shared") : null,
      isGoal ? outline(left, top, width, height, 8, "body") : hexagon(left, top, width, height),
      ...title.map((text, index) => line(text, index, "title")),
      ...outcome.map((text, index) => line(text, title.length + index, "outcome")),
      drawn("text", { class: "sign", x: width / 2 + 3, y: top + 6 }),
      drawn("text", { class: "folded", x: 0, y: height / 2 + 13 }, this.more(box)));
    return { group, sign: group.querySelector(".sign"), below: group.querySelector(".folded") };
  }

  arrow({ from, to, is_chosen: isChosen, path }) {
    return { from, to, isChosen, path: drawn("path", { d: path, class: "arrow" }) };
  }

  more({ folded }) {
    if (folded === 0) return "";
    return this.open ? `▸ ${folded} more` : `${folded} more, not in this file`;
  }

  /** Folds what lies below a goal away, or shows it again; nothing else moves. */
  fold(node) {
    const at = this.drawnFor(node);
    if (at === null) return;
    if (this.boxes.get(at).box.folded > 0) return this.open?.(at);
    if (!this.folded.delete(at)) this.folded.add(at);
    this.hideFolded();
  }

  /** Only what is reached from the prompt without passing a folded box is shown. */
  hideFolded() {
    const below = new Map();
    for (const { from, to } of this.arrows) below.set(from, [...(below.get(from) ?? []), to]);
    const shown = new Set(this.picture.boxes.slice(0, 1).map((box) => box.node));
    for (const node of shown) {
      if (!this.folded.has(node)) (below.get(node) ?? []).forEach((other) => shown.add(other));
    }
    for (const [node, { group, box, below: sign }] of this.boxes) {
      group.classList.toggle("hidden", !shown.has(node));
      const isFolded = this.folded.has(node) && below.has(node);
      if (below.has(node)) group.setAttribute("aria-expanded", String(!isFolded));
      sign.textContent = isFolded ? "▸ folded" : this.more(box);
    }
    for (const { from, to, path } of this.arrows) {
      path.classList.toggle("hidden", !shown.has(from) || !shown.has(to) || this.folded.has(from));
    }
  }

  /** Shows the states of this moment; `changed` are the nodes that changed, or null when it may be any. */
  refresh(changed) {
    for (const [node, { group, sign, below, box }] of this.boxes) {
      if (changed && !changed.has(node)) continue;
      const state = this.film.state(node);
      group.dataset.state = state;
      sign.textContent = `${SIGNS[state] ?? ""} `;
      const isSettled = !["unseen", "open"].includes(state);
      const kind = this.film.scene.nodes.kind[node] === "g" ? "Goal" : "Way";
      group.setAttribute("aria-hidden", state === "unseen");
      // The name holds what is seen, in its order, and says the rest in words.
      const seen = [...box.title, ...(isSettled ? box.outcome : []), sign.textContent, below.textContent];
      group.setAttribute("aria-label", `${kind}: ${seen.map((text) => text.trim()).filter(Boolean).join(" ")}, ${stateWord(state)}`
        + `${box.is_shared ? ", shared" : ""}`);
    }
    for (const { from, to, isChosen, path } of this.arrows) {
      if (changed && !changed.has(from) && !changed.has(to)) continue;
      const [one, other] = [this.film.state(from), this.film.state(to)];
      const isChosenNow = isChosen && one === "chosen" && other === "chosen";
      path.dataset.state = one === "unseen" || other === "unseen" ? "unseen" : isChosenNow ? "chosen" : other;
    }
  }

  /** Marks the box of a node, or the nearest one above it that is drawn. */
  mark(node) {
    this.selected = node;
    this.stage.querySelectorAll(".box.selected").forEach((box) => box.classList.remove("selected"));
    const at = this.drawnFor(node);
    if (at !== null) this.boxes.get(at).group.classList.add("selected");
    return at;
  }

  /** Marks the box at which something happens now. */
  point(node) {
    this.stage.querySelectorAll(".box.now").forEach((box) => box.classList.remove("now"));
    const at = this.drawnFor(node);
    if (at !== null) this.boxes.get(at).group.classList.add("now");
    return at;
  }

  /** Marks where another run decided otherwise. */
  markDifference(node) {
    const at = this.drawnFor(node);
    if (at !== null) this.boxes.get(at).group.classList.add("differs");
  }

  drawnFor(node) {
    if (node === null || node < 0) return null;
    return this.film.above(node).find((at) => this.boxes.has(at)) ?? null;
  }

  // The view.

  place() {
    const { x, y, scale } = this.view;
    this.stage.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  }

  /** Of the picture on the screen; measured once for each size, because measuring makes the browser lay the page out. */
  size() {
    if (this.frame === null) {
      const { width, height } = this.svg.getBoundingClientRect();
      this.frame = { width: Math.max(width, 1), height: Math.max(height, 1) };
    }
    return this.frame;
  }

  /** The whole plan where it can be read so, else its top. */
  start() {
    const { width, height } = this.size();
    const whole = Math.min((width - 2 * MARGIN) / this.picture.width, (height - 2 * MARGIN) / this.picture.height);
    const readable = READABLE * this.letters();
    if (whole >= readable || this.picture.boxes.length === 0) return this.fit(false);
    const root = this.picture.boxes[0];
    const scale = Math.min(readable, (width - 2 * MARGIN) / root.width);
    this.view = { scale, x: width / 2 - root.x * scale, y: MARGIN - (root.y - root.height / 2) * scale };
    this.place();
  }

  fit(isAsked = true) {
    const { width, height } = this.size();
    const scale = Math.max(SMALLEST, Math.min(
      (width - 2 * MARGIN) / Math.max(this.picture.width, 1), (height - 2 * MARGIN) / Math.max(this.picture.height, 1),
      LARGEST * this.letters()));
    this.view = {
      scale, x: (width - this.picture.width * scale) / 2, y: Math.max(MARGIN, (height - this.picture.height * scale) / 2),
    };
    if (isAsked) this.isMoved = true;
    this.brought = null;
    this.place();
  }

  /** The scale at which a box has letters as large as other text. */
  letters() {
    return Number.parseFloat(getComputedStyle(this.element).fontSize) / LETTERS || 1;
  }

  /** On paper the whole plan is shown, whatever somebody looks at. */
  onPaper(isPrinting) {
    if (!isPrinting) {
      this.svg.removeAttribute("viewBox");
      return this.place();
    }
    this.svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${this.picture.width + 2 * MARGIN} ${this.picture.height + 2 * MARGIN}`);
    this.stage.removeAttribute("transform");
  }

  zoom(factor, at = null) {
    const { width, height } = this.size();
    const middle = at ?? { x: width / 2, y: height / 2 };
    const scale = Math.min(NEAREST, Math.max(SMALLEST, this.view.scale * factor));
    const grown = scale / this.view.scale;
    this.view = {
      scale, x: middle.x - (middle.x - this.view.x) * grown, y: middle.y - (middle.y - this.view.y) * grown,
    };
    this.isMoved = true;
    this.brought = null;
    this.place();
  }

  pan(x, y) {
    this.view.x += x;
    this.view.y += y;
    this.isMoved = true;
    this.brought = null;
    this.place();
  }

  /** Brings a box into sight, if it is not. */
  bring(node) {
    const at = this.drawnFor(node);
    if (at === null) return;
    this.brought = node;
    const { box } = this.boxes.get(at);
    const { width, height } = this.size();
    const [x, y] = [box.x * this.view.scale + this.view.x, box.y * this.view.scale + this.view.y];
    const [halfWide, halfTall] = [box.width * this.view.scale / 2 + 8, box.height * this.view.scale / 2 + 8];
    const back = (place, half, size) => (place - half < 0 || place + half > size ? size / 2 - place : 0);
    const [right, down] = [back(x, halfWide, width), back(y, halfTall, height)];
    if (right === 0 && down === 0) return;
    this.view.x += right;
    this.view.y += down;
    this.place();
  }

  wheel(event) {
    const { left, top } = this.svg.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey || !event.shiftKey && event.deltaX === 0) {
      this.zoom(Math.exp(-event.deltaY / 500), { x: event.clientX - left, y: event.clientY - top });
    } else {
      this.pan(-event.deltaX - (event.shiftKey ? event.deltaY : 0), event.shiftKey ? 0 : -event.deltaY);
    }
  }

  press(event) {
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.travelled = 0;
  }

  drag(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const [x, y] = [event.clientX - last.x, event.clientY - last.y];
    this.travelled += Math.abs(x) + Math.abs(y);
    if (this.travelled < 5) return;
    this.svg.setPointerCapture(event.pointerId);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (others.length === 0) return this.pan(x, y);
    const apart = (place) => Math.hypot(place.x - others[0].x, place.y - others[0].y);
    const { left, top } = this.svg.getBoundingClientRect();
    this.zoom(apart({ x: event.clientX, y: event.clientY }) / Math.max(apart(last), 1),
      { x: others[0].x - left, y: others[0].y - top });
  }

  release(event) {
    if (!this.pointers.delete(event.pointerId) || this.travelled >= 5 || event.type === "pointercancel") return;
    const group = event.target.closest?.(".box");
    if (!group) return;
    const node = Number(group.dataset.node);
    if (event.target.classList.contains("folded")) this.fold(node);
    else this.select(node);
  }

  // The keyboard.

  key(event) {
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const node = this.drawnFor(this.selected) ?? this.picture.boxes[0]?.node;
    if (ways[event.key] && event.shiftKey) this.pan(...ways[event.key].map((step) => -60 * step));
    else if (ways[event.key]) this.step(node, ways[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.fit();
    else if ((event.key === "Enter" || (event.key === " " && event.target !== this.svg)) && node !== undefined) this.select(node);
    else if (event.key === "f" && node !== undefined) this.fold(node);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** To the next box that way: near, and rather straight than aside. */
  step(node, [right, down]) {
    const from = this.boxes.get(node)?.box;
    if (!from) return;
    const far = ({ box }) => {
      const [x, y] = [box.x - from.x, box.y - from.y];
      const along = x * right + y * down;
      return along <= 4 ? Infinity : along + 2 * Math.abs(x * down + y * right);
    };
    const visible = [...this.boxes.values()].filter(({ group }) => group.dataset.state !== "unseen" && !group.classList.contains("hidden"));
    const best = visible.reduce((nearest, one) => (far(one) < far(nearest) ? one : nearest), { box: from });
    if (best.box === from) return;
    this.select(best.box.node);
    this.bring(best.box.node);
    best.group.focus({ preventScroll: true });
  }
}

function outline(x, y, width, height, round, kind) {
  return drawn("rect", { x, y, width, height, rx: round, class: kind });
}

function hexagon(left, top, width, height) {
  const [right, bottom] = [left + width, top + height];
  return drawn("path", {
    class: "body", d: `M${left} 0L${left + SLANT} ${top}H${right - SLANT}L${right} 0L${right - SLANT} ${bottom}H${left + SLANT}z`,
  });
}

function heads() {
  const head = (id, size) => drawn("marker", {
    id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: size, markerHeight: size, orient: "auto", markerUnits: "userSpaceOnUse",
  }, drawn("path", { d: "M0 0L8 4L0 8z" }));
  return drawn("defs", {}, head("head", 8), head("chosen-head", 12));
}

function legend() {
  const signs = [["chosen", "● the answer rests on it"], ["found", "✓ found"], ["unsettled", "? unsettled"],
    ["refuted", "✗ refuted or no answer"], ["aside", "– set aside"]];
  return element("details", { class: "legend" }, element("summary", {}, "Signs"),
    element("ul", {}, ...signs.map(([state, text]) => element("li", { "data-state": state }, text)),
      element("li", {}, "▭ a goal: any one way will do"), element("li", {}, "⬡ a way: needs all below it"),
      element("li", {}, "double outline: more than one way needs it")));
}
