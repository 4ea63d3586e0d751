// A film: what happened when, of one path at a time. Knows nothing of the screen.

/** States of a node, by the numbers that a film uses. */
export const STATES = ["unseen", "open", "found", "unsettled", "refuted", "setback", "aside", "chosen"];
const STATE_WORDS = {
  unseen: "not reached", open: "under way", found: "found", unsettled: "unsettled", refuted: "refuted by a check",
  setback: "no answer", aside: "set aside", chosen: "the answer rests on it",
};
export const VERDICT_SIGNS = { confirmed: "✓", unsettled: "?", refuted: "✗" };
const PAGE = 500;

export function stateWord(state) {
  return STATE_WORDS[state];
}

/** One scene, with a moment at which it stands. Moments are numbered from 0; `moment` is -1 before the first. */
export class Film {
  /**
   * `source` brings what a film needs: `moments(path, from, to)` and `about(path, from, to)`, lists of what is told of
   * events and of nodes.
   */
  constructor(scene, source) {
    this.scene = scene;
    this.source = source;
    this.length = scene.events.seq.length;
    this.moment = -1;
    this.states = new Uint8Array(scene.nodes.id.length);
    this.before = previousStates(scene.changes, this.states.length);
    this.next = 0;
    this.told = new Pages((from, to) => source.moments(scene.path, from, to));
    this.nodes = new Pages((from, to) => source.about(scene.path, from, to));
  }

  /** Goes to a moment and says which nodes changed, or null when it may be any. */
  goTo(moment) {
    const { event, node, state } = this.scene.changes;
    const wanted = Math.max(-1, Math.min(moment, this.length - 1));
    const changed = Math.abs(wanted - this.moment) > 1000 ? null : new Set();
    while (this.next < event.length && event[this.next] <= wanted) {
      this.states[node[this.next]] = state[this.next];
      changed?.add(node[this.next]);
      this.next += 1;
    }
    while (this.next > 0 && event[this.next - 1] > wanted) {
      this.next -= 1;
      this.states[node[this.next]] = this.before[this.next];
      changed?.add(node[this.next]);
    }
    this.moment = wanted;
    return changed;
  }

  state(node) {
    return STATES[this.states[node]];
  }

  word(moment) {
    return this.scene.events.word[moment];
  }

  isRefutation(moment) {
    return this.word(moment) === "checked" && this.scene.events.verdict[moment] === "r";
  }

  /** Why the scrubber has a mark there, or null. */
  mark(moment) {
    const word = this.word(moment);
    if (this.isRefutation(moment)) return "refutation";
    if (word === "turned_back") return "turning back";
    if (this.goalOf(moment) !== 0) return null;
    if (word === "selected") return "answer";
    return word === "unanswered" ? "no answer" : null;
  }

  /** The goal at which something happened. */
  goalOf(moment) {
    const node = this.scene.events.node[moment];
    return node >= 0 && this.scene.nodes.kind[node] === "a" ? this.scene.nodes.parent[node] : node;
  }

  /** The moments at a node, and for a goal those at its ways too. */
  momentsAt(node) {
    this.places ??= placesOf(this.scene);
    const ways = this.scene.nodes.kind[node] === "g" ? this.waysTo(node) : [];
    return [node, ...ways].flatMap((at) => this.places.get(at) ?? []).sort((one, other) => one - other);
  }

  /** The moment at which a node was settled, or the last one there. */
  settledAt(node) {
    const at = this.momentsAt(node);
    const settles = at.filter((moment) => ["selected", "unanswered"].includes(this.word(moment)));
    return settles.at(-1) ?? at.at(-1) ?? null;
  }

  waysTo(goal) {
    this.ways ??= childrenOf(this.scene);
    return this.ways.get(goal) ?? [];
  }

  /** From a node up to the prompt. */
  above(node) {
    const nodes = [];
    for (let at = node; at >= 0; at = this.scene.nodes.parent[at]) nodes.push(at);
    return nodes;
  }
}

/** Lists that are brought a page at a time. */
class Pages {
  constructor(bring) {
    this.bring = bring;
    this.pages = new Map();
    this.asked = new Map();
  }

  /** What is known of an item now, or undefined. */
  now(index) {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  async at(index) {
    await this.page(Math.floor(index / PAGE));
    return this.now(index);
  }

  async range(from, to) {
    const first = Math.floor(Math.max(0, from) / PAGE);
    const last = Math.floor(Math.max(0, to - 1) / PAGE);
    await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.page(first + at)));
  }

  page(number) {
    if (!this.asked.has(number)) {
      const asked = Promise.resolve(this.bring(number * PAGE, (number + 1) * PAGE));
      const kept = asked.then((items) => this.pages.set(number, items));
      // What could not be brought is asked for again the next time.
      kept.catch(() => this.asked.delete(number));
      this.asked.set(number, kept);
    }
    return this.asked.get(number);
  }
}

function previousStates({ node, state }, count) {
  const states = new Uint8Array(count);
  return Uint8Array.from(node, (at, index) => {
    const before = states[at];
    states[at] = state[index];
    return before;
  });
}

function placesOf({ events }) {
  const places = new Map();
  events.node.forEach((node, moment) => {
    if (!places.has(node)) places.set(node, []);
    places.get(node).push(moment);
  });
  return places;
}

function childrenOf({ nodes }) {
  const children = new Map();
  nodes.parent.forEach((parent, node) => {
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(node);
  });
  return children;
}
