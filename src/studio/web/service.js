// What the page asks the studio for.

const PAGE = 500;

async function answered(response) {
  if (response.ok) return response.json();
  const text = await response.text();
  let why = text;
  try {
    ({ why } = JSON.parse(text));
  } catch {
    // A refusal that is no JSON is a sentence already.
  }
  throw new Error(why || `the studio did not answer (${response.status})`);
}

async function asked(address, what = undefined) {
  const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what) };
  return answered(await fetch(address, what === undefined ? {} : post));
}

export const shelf = () => asked("/api/shelf");
export const film = (id) => asked(`/api/traces/${id}/film`);
export const nearest = (prompt) => asked("/api/nearest", { prompt });
export const difference = (left, right) => asked(`/api/difference/${left}/${right}`);

export async function bring(file) {
  const headers = { "content-type": "application/json" };
  return answered(await fetch("/api/traces", { method: "POST", headers, body: await file.text() }));
}

/** Where the scenes of a run come from. */
export function sourceOf(id) {
  const of = (path) => (path === null ? "" : `path=${path}&`);
  return {
    scene: (path) => asked(`/api/traces/${id}/scene?${of(path)}`),
    moments: (path, from) => asked(`/api/traces/${id}/moments?${of(path)}page=${from / PAGE}`),
    about: (path, from) => asked(`/api/traces/${id}/about?${of(path)}page=${from / PAGE}`),
    picture: (path, opened) => asked(`/api/traces/${id}/picture?${of(path)}`, opened),
  };
}

/** Starts a run and calls `heard(event, what)` for all that is told of it, until it ends or `signal` stops it. */
export async function run(what, signal, heard) {
  const response = await fetch("/api/runs", {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what), signal,
  });
  if (!response.ok) await answered(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    text += value;
    const told = text.split("\n\n");
    text = told.pop();
    for (const message of told) {
      const field = (name) => message.split("\n").find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
      if (field("event")) heard(field("event"), JSON.parse(field("data")));
    }
  }
}
