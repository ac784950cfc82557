import { get, line, listen, make, pretty, visible } from "./text.js";

// A client keeps the last few hundred, too.
const MOST = 500;

const $ = (id) => document.getElementById(id);
const room = new URLSearchParams(location.search).get("room") || "";
const messages = new Map();
const dropped = new Map();
let drawing = false;

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
  const oldest = all.length ? all[all.length - 1].sequence : 0;
  const inSight = lost.filter((drop) => all.length < MOST || drop.sequence >= oldest);
  const items = [...all.map((m) => ({ message: m, sequence: m.sequence })), ...inSight.map((d) => ({ drop: d, sequence: d.sequence }))]
    .sort((a, b) => b.sequence - a.sequence);
  const rows = [];
  let missing = 0;
  items.forEach((item, i) => {
    rows.push(item.message ? messageRow(item.message) : dropRow(item.drop));
    const before = i + 1 < items.length ? items[i + 1].sequence : all.length < MOST ? 0 : item.sequence - 1;
    if (item.sequence - before > 1) {
      missing += item.sequence - before - 1;
      rows.push(gapRow(before + 1, item.sequence - 1));
    }
  });
  $("received").replaceChildren(...rows);
  $("summary").textContent =
    all.length + " messages received, " + inSight.length + " dropped by the service, " + missing + " sequence numbers missing.";
}

function messageRow(message) {
  const whole = message.data.length === message.dataLength;
  const text = whole ? pretty(message.data) ?? message.data : message.data + "…";
  return make(
    "li",
    { class: "message", "data-sequence": message.sequence },
    make("span", { class: "sequence" }, "#" + message.sequence),
    make("bdi", { class: "sender" }, line(message.sender)),
    make("bdi", { class: "business" }, line(message.businessId || "text")),
    make("pre", { dir: "auto" }, visible(text)),
  );
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

$("room-name").textContent = line(room);
$("room").value = room;
$("choose").addEventListener("submit", (event) => {
  event.preventDefault();
  location.search = "?room=" + encodeURIComponent($("room").value);
});
$("back").href = "/emulator/" + (room ? "?room=" + encodeURIComponent(room) : "");

if (room) {
  get("/emulator/messages?limit=" + MOST + "&room=" + encodeURIComponent(room)).then(take, (problem) => {
    $("problem").textContent = problem.message;
    $("problem").hidden = false;
  });
}
listen(
  {
    news: take,
    forgotten: () => {
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
