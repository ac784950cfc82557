// Text of strangers: it goes into text nodes only, and what would not be seen is shown by its number.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const BREAKS = /[\t\n]/g;

const numbered = (c) => "⟨U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩";

/** Several lines, nothing hidden. */
export const visible = (text) => String(text).replace(UNSEEN, numbered);

/** One line, nothing hidden. */
export const line = (text) => visible(text).replace(BREAKS, (c) => (c === "\n" ? "⏎" : "⇥"));

/** Makes an element; attributes that are false or null are left out, strings become text nodes. */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children);
  return element;
}

export function makeSvg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
}

/**
 * Makes these the children, in this order, up to the end (or up to an element that stays behind them). Those that are there
 * already are not touched: an element that is taken out and put back loses a click, the focus and where it was scrolled to.
 */
export function arrangeChildren(parent, wanted, end = null) {
  const stay = new Set(wanted);
  let next = parent.firstElementChild;
  const pass = () => {
    while (next && next !== end && !stay.has(next)) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  };
  for (const element of wanted) {
    pass();
    if (element === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(element, next);
    }
  }
  pass();
}

/** Pretty-printed when it is a JSON object or array, or null. Numbers too long for JavaScript stay as they came. */
export function pretty(data) {
  if (!/^\s*[[{]/.test(data)) {
    return null;
  }
  try {
    JSON.parse(data);
  } catch {
    return null;
  }
  return indented(data);
}

// Works on the text, so that 12345678901234567890 and 1.0 are not rounded on the way to the screen.
function indented(json) {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) || [];
  let depth = 0;
  let text = "";
  const newLine = () => "\n" + "  ".repeat(depth);
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (token === "{" || token === "[") {
      depth++;
      text += token + (next === "}" || next === "]" ? "" : newLine());
    } else if (token === "}" || token === "]") {
      depth--;
      const previous = tokens[i - 1];
      text += (previous === "{" || previous === "[" ? "" : newLine()) + token;
    } else if (token === ",") {
      text += token + newLine();
    } else {
      text += token === ":" ? ": " : token;
    }
  });
  return text;
}

/** 20:15:07 in the reader's time zone, and the whole moment for whoever points at it. */
export function clock(iso) {
  const moment = new Date(iso);
  const two = (n) => String(n).padStart(2, "0");
  const text = two(moment.getHours()) + ":" + two(moment.getMinutes()) + ":" + two(moment.getSeconds());
  return make("time", { datetime: iso, title: iso }, text);
}

export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Without https only the emulator's own machine has a clipboard interface.
  const area = make("textarea", {}, text);
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export async function get(path) {
  return answer(await fetch(path));
}

export async function post(path, body) {
  return answer(
    await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  );
}

async function answer(response) {
  const json = await response.json();
  if (!response.ok) {
    throw new Error(json.error);
  }
  return json;
}

/**
 * The emulator's events, for as long as the page is seen: a browser opens few connections to one server, and pages that
 * nobody looks at would take them all.
 */
export function listen(handlers, onConnected) {
  let source = null;
  let last = "";
  const open = () => {
    source = new EventSource("/emulator/events?after=" + encodeURIComponent(last));
    source.onopen = () => onConnected(true);
    source.onerror = () => onConnected(false);
    for (const [name, handler] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        last = event.lastEventId || last;
        handler(JSON.parse(event.data));
      });
    }
  };
  const follow = () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    } else if (!document.hidden && !source) {
      open();
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}
