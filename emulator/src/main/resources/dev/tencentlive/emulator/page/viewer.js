import { arrangeChildren, clock, get, line, listen, make, pretty, visible } from "./text.js";

// A client keeps the last few hundred, too.
const MOST = 500;

const $ = (id) => document.getElementById(id);
const room = new URLSearchParams(location.search).get("room") || "";
const messages = new Map();
const dropped = new Map();
let drawn = new Map();
let drawing = false;
let era = 0;

function take(news) {
  for (const message of news.messages) {
    if (message.roomId === room) {
      messages.set(message.number, message);
    }
  }
  for (const drop of news.dropped) {
    if (drop.roomId === room) {
      dropped.set(drop.number, drop);
    }
  }
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      draw();
    });
  }
}

// The stream tells only the newest of all rooms; this asks for the room's own.
function load() {
  const asked = era;
  get("/emulator/messages?limit=" + MOST + "&room=" + encodeURIComponent(room)).then(
    (found) => {
      if (asked === era) {
        take(found);
      }
    },
    report,
  );
}

function report(problem) {
  $("problem").textContent = problem.message;
  $("problem").hidden = false;
}

function newest(map) {
  const all = [...map.values()].sort((a, b) => b.sequence - a.sequence || b.number - a.number);
  for (const old of all.splice(MOST)) {
    map.delete(old.number);
  }
  return all;
}

function draw() {
  const all = newest(messages);
  const lost = newest(dropped);
  // Below it the page has not all there is, so nothing can be said of gaps.
  const floor = Math.max(...[all, lost].map((list) => (list.length < MOST ? 0 : list[MOST - 1].sequence)));
  const items = [...all.map((m) => ({ message: m, sequence: m.sequence })), ...lost.map((d) => ({ drop: d, sequence: d.sequence }))]
    .filter((item) => item.sequence >= floor)
    .sort((a, b) => b.sequence - a.sequence);
  const rows = [];
  let missing = 0;
  const next = new Map();
  const row = (key, make) => {
    next.set(key, drawn.get(key) ?? make());
    rows.push(next.get(key));
  };
  items.forEach((item, i) => {
    if (item.message) {
      row("message" + item.message.number + "-" + item.message.data.length, () => messageRow(item.message));
    } else {
      row("drop" + item.drop.number, () => dropRow(item.drop));
    }
    const before = i + 1 < items.length ? items[i + 1].sequence : floor ? item.sequence - 1 : 0;
    if (item.sequence - before > 1) {
      missing += item.sequence - before - 1;
      row("gap" + before + "-" + item.sequence, () => gapRow(before + 1, item.sequence - 1));
    }
  });
  arrangeChildren($("received"), rows);
  drawn = next;
  const received = items.filter((item) => item.message).length;
  const counted = (n, what) => n.toLocaleString("en") + " " + what + (n === 1 ? "" : "s");
  $("summary").textContent = items.length === 0 ? nothing :
    counted(received, "message") + " received, " + (items.length - received) + " dropped by the service, " +
    counted(missing, "sequence number") + " missing." + (floor ? " Older ones are not shown." : "");
}

const nothing = room
  ? "No message in this room yet. This page shows each as soon as it is sent, and what its viewers never get."
  : "Which room do you want to watch? Its messages are shown as a client in the room gets them, gaps and drops in sight.";

function messageRow(message) {
  const whole = message.data.length === message.dataLength;
  const text = whole ? pretty(message.data) ?? message.data : message.data + "…";
  return make(
    "li",
    { class: "message", "data-sequence": message.sequence },
    make("span", { class: "sequence" }, "#" + message.sequence),
    make("bdi", { class: "sender" }, line(message.sender)),
    make("bdi", { class: "business" }, line(message.businessId || "text message")),
    clock(message.time),
    make("pre", { dir: "auto", tabindex: "0", "aria-label": "Data" }, visible(text)),
    ...(whole ? [] : [make("button", { type: "button", class: "small", click: () => loadWhole(message) }, "Show all " + message.dataLength.toLocaleString("en") + " characters")]),
  );
}

function loadWhole(message) {
  get("/emulator/message?number=" + message.number).then((whole) => take({ messages: [{ ...message, data: whole.data }], dropped: [] }), report);
}

function dropRow(drop) {
  return make(
    "li",
    { class: "lost dropped" },
    make("span", { class: "sequence" }, "#" + drop.sequence),
    make("span", {}, "dropped (", make("bdi", {}, line(drop.reason)), "): ", make("bdi", {}, line(drop.businessId)), " from ", make("bdi", {}, line(drop.sender)), " never reaches a client"),
  );
}

function gapRow(first, last) {
  const numbers = first === last ? "#" + first : "#" + first + " to #" + last;
  return make(
    "li",
    { class: "lost gap" },
    make("span", { class: "sequence" }, "gap"),
    make("span", {}, numbers + " are not here: forgotten by the emulator, or cleared"),
  );
}

if (room) {
  $("title").replaceChildren("Room ", make("bdi", {}, line(room)), " as its viewers get it");
}
$("room").value = room;
$("choose").addEventListener("submit", (event) => {
  event.preventDefault();
  location.search = "?room=" + encodeURIComponent($("room").value);
});
$("back").href = "/emulator/" + (room ? "?room=" + encodeURIComponent(room) : "");

if (room) {
  load();
}
$("room").addEventListener("focus", () =>
  get("/emulator/rooms").then(
    (found) => $("rooms").replaceChildren(...found.rooms.map((one) => make("option", { value: one.roomId }))),
    report,
  ),
);
draw();
listen(
  {
    news: (told) => {
      take(told);
      if (room && (told.missed.messages || told.missed.dropped)) {
        load();
      }
    },
    forgotten: () => {
      era++;
      drawn.clear();
      messages.clear();
      dropped.clear();
      draw();
    },
  },
  (connected) => {
    $("connection").textContent = connected ? "live" : "not connected, trying again";
    $("connection").classList.toggle("on", connected);
  },
);
