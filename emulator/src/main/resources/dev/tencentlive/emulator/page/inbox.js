import { arrangeChildren, clock, copy, get, line, listen, make, makeSvg, post, pretty, visible } from "./text.js";

// What the page remembers and what it shows: the emulator may hold far more, and has it for download.
const MOST_ENTRIES = 4000;
const PAGE = 1000;
const ROWS = 200;
const PREVIEW = 200;
const OUTCOMES = ["ok", "dropped", "refused", "scripted"];

const $ = (id) => document.getElementById(id);
const entries = new Map();
const rows = new Map();
const roomButtons = new Map();
const inOrder = new Intl.Collator("en", { numeric: true });
const open = new Set();
let sorted = [];
let era = 0;
let state = null;
let rates = [];
let room = new URLSearchParams(location.search).get("room") || "";
let shown = ROWS;
let drawing = false;
let helpAsked = false;
let valuesTouched = false;

/* ---- what arrives ---- */

// Its last part counts all calls of the emulator, whatever became of them.
const arrival = (requestId) => Number(requestId.slice(requestId.lastIndexOf("-") + 1));

function add(kind, value) {
  const key = kind + value.number;
  if (!entries.has(key)) {
    const outcome = kind === "message" ? "kept" : kind === "dropped" ? "dropped" : value.result;
    entries.set(key, { key, kind, outcome, order: arrival(value.requestId), ...value });
  }
}

function take(news) {
  (news.messages || []).forEach((message) => add("message", message));
  (news.dropped || []).forEach((dropped) => add("dropped", dropped));
  (news.calls || []).forEach((call) => add("call", call));
  arrange();
}

function arrange() {
  // A busy neighbour pushes nothing out of the room that is looked at.
  let here = 0;
  let elsewhere = 0;
  const stays = (entry) => (room && entry.roomId === room ? here++ : elsewhere++) < MOST_ENTRIES;
  sorted = [...entries.values()].sort((a, b) => b.order - a.order).filter((entry) => {
    const kept = stays(entry);
    if (!kept) {
      entries.delete(entry.key);
      open.delete(entry.key);
    }
    return kept;
  });
  draw();
}

/* ---- what the stream does not tell, since it tells only the newest ---- */

const BACK = {
  messages: (before, query) => get("/emulator/messages?droppedBefore=0&before=" + before + query).then((a) => a.messages),
  dropped: (before, query) => get("/emulator/messages?before=0&droppedBefore=" + before + query).then((a) => a.dropped),
  calls: (before, query) => get("/emulator/calls?alone=true&before=" + before + query).then((a) => a.recent),
};

async function goBack(kind, first, last, of) {
  const asked = era;
  let before = last + 1;
  for (let found = 0; before > first && found < MOST_ENTRIES; ) {
    const older = await BACK[kind](before, "&limit=" + PAGE + of);
    if (asked !== era) {
      return;
    }
    take({ [kind]: older.filter((one) => one.number >= first) });
    found += older.length;
    before = older.length < PAGE ? first : older[older.length - 1].number;
  }
}

function news(told) {
  take(told);
  for (const [kind, [first, last]] of Object.entries(told.missed)) {
    goBack(kind, first, last, "").catch(report);
  }
}

// The emulator may have more of this room than the page has of all rooms.
function recall() {
  if (room) {
    for (const kind of Object.keys(BACK)) {
      goBack(kind, 0, Number.MAX_SAFE_INTEGER - 1, "&room=" + encodeURIComponent(room)).catch(report);
    }
  }
}

function forget() {
  era++;
  entries.clear();
  open.clear();
  // Numbers may begin anew: a row must not be taken for the next one of its number.
  $("entries").replaceChildren();
  rows.clear();
  arrange();
}

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      drawEntries();
    });
  }
}

/* ---- entries ---- */

function wanted() {
  const search = $("search").value.toLowerCase();
  const business = $("business").value.toLowerCase();
  const sender = $("sender").value.toLowerCase();
  const outcome = $("outcome").value;
  const has = (text, part) => !part || (text || "").toLowerCase().includes(part);
  const searched = (e) =>
    [e.data, e.requestId, e.roomId, e.sender, e.businessId, e.command, e.meaning, e.reason, String(e.code ?? "")]
      .some((text) => has(text, search));
  return (e) =>
    (!room || e.roomId === room) &&
    (!outcome || e.outcome === outcome) &&
    has(e.businessId, business) &&
    has(e.sender, sender) &&
    (!search || searched(e));
}

function drawEntries() {
  const matching = sorted.filter(wanted());
  const visibleOnes = matching.slice(0, shown);
  const before = new Map(rows);
  rows.clear();
  for (const entry of visibleOnes) {
    rows.set(entry.key, before.get(entry.key) ?? makeRow(entry));
  }
  arrangeChildren($("entries"), [...rows.values()]);
  $("table").hidden = visibleOnes.length === 0;
  $("table").classList.toggle("of-one-room", room !== "");
  const older = Math.max(0, matching.length - shown);
  $("more").hidden = older === 0;
  $("more").textContent = "Show older ones (" + older.toLocaleString("en") + " more)";
  drawEmpty(matching.length);
}

function drawEmpty(count) {
  const fresh = state !== null && sorted.length === 0;
  const help = $("help");
  const before = help.hidden;
  help.hidden = !(helpAsked || fresh);
  if (before && !help.hidden) {
    drawHelp();
  }
  $("show-help").setAttribute("aria-expanded", String(!help.hidden));
  $("nothing").hidden = count > 0 || fresh;
  const filtered = ["search", "business", "sender", "outcome"].some((id) => $(id).value);
  $("nothing").textContent = filtered ? "Nothing here matches the filter." : "No message and no call here yet.";
}

const LABELS = { kept: "kept", ok: "done", dropped: "dropped", refused: "refused", scripted: "scripted" };

function makeRow(entry) {
  const head = make(
    "button",
    { type: "button", class: "head", "aria-expanded": "false", click: () => toggle(entry.key) },
    make("span", { class: "sequence" }, entry.sequence ? "#" + entry.sequence : ""),
    clock(entry.time),
    make("span", { class: "outcome " + entry.outcome }, LABELS[entry.outcome]),
    make("bdi", { class: "room" }, line(entry.roomId)),
    make("bdi", { class: "sender" }, line(entry.sender)),
    make("bdi", { class: "business" }, line(entry.businessId || entry.command || "text message")),
    make("bdi", { class: "preview" }, line(summary(entry))),
  );
  const row = make("li", { class: "entry", "data-key": entry.key }, head);
  if (open.has(entry.key)) {
    unfold(row, entry);
  }
  return row;
}

function summary(entry) {
  if (entry.kind === "message") {
    return entry.data.length > PREVIEW ? [...entry.data.slice(0, PREVIEW)].join("") + "…" : entry.data;
  }
  if (entry.kind === "dropped") {
    return entry.reason + ": answered OK, and no client sees it";
  }
  return entry.code > 0 ? entry.code + " " + entry.meaning : entry.meaning || "";
}

function toggle(key) {
  const entry = entries.get(key);
  const row = rows.get(key);
  if (open.delete(key)) {
    row.lastElementChild.remove();
    row.firstElementChild.setAttribute("aria-expanded", "false");
  } else {
    open.add(key);
    unfold(row, entry);
  }
}

function unfold(row, entry) {
  row.firstElementChild.setAttribute("aria-expanded", "true");
  const details = make("div", { class: "details" });
  row.append(details);
  if (entry.kind === "message") {
    get("/emulator/message?number=" + entry.number).then(
      (whole) => fillMessage(details, whole),
      (gone) => details.append(make("p", { class: "hint" }, gone.message)),
    );
  } else {
    get("/emulator/call?requestId=" + encodeURIComponent(entry.requestId)).then(
      (call) => fillCall(details, entry, call),
      () => fillCall(details, entry, null),
    );
  }
}

function facts(...pairs) {
  const list = make("dl", { class: "facts" });
  for (const [name, value] of pairs) {
    if (value !== "" && value !== null && value !== undefined) {
      list.append(make("dt", {}, name), make("dd", {}, make("bdi", {}, line(value))));
    }
  }
  return list;
}

function fillMessage(details, message) {
  details.append(
    facts(
      ["RoomId", message.roomId],
      ["Sender_Account", message.sender],
      ["BusinessId", message.businessId],
      ["MsgSeq", message.sequence],
      ["MsgTime", message.time],
      ["RequestId", message.requestId],
      ["random", message.random],
    ),
    block("Data", message.data, message.data.length + " characters"),
    block("MsgBody", message.msgBody, "as it is wrapped for Chat", true),
    make(
      "p",
      { class: "buttons" },
      copyButton("Copy as curl", () => curlOf(message)),
      copyButton("Copy Data", () => message.data),
      make("a", { href: viewer(message.roomId) }, "As a viewer sees it"),
    ),
  );
}

function block(name, text, remark, folded) {
  const shaped = pretty(text);
  const content = make("pre", { dir: "auto", tabindex: "0", "aria-label": name }, visible(shaped ?? text));
  let raw = false;
  const shape = make("button", { type: "button", class: "small", "aria-pressed": "false" }, "raw");
  shape.addEventListener("click", () => {
    raw = !raw;
    shape.setAttribute("aria-pressed", String(raw));
    content.textContent = visible(raw ? text : shaped);
  });
  const title = make("summary", {}, name + " ", make("small", {}, remark));
  return make("details", { class: "block", open: !folded }, title, ...(shaped === null ? [] : [shape]), content);
}

function fillCall(details, entry, call) {
  details.append(
    facts(
      ["Code", entry.code > 0 ? entry.code : ""],
      ["Meaning", entry.meaning],
      ["What to do", entry.remedy],
      ["MsgDropReason", entry.reason],
      ["Command", call?.command ?? entry.command],
      ["RoomId", entry.roomId],
      ["identifier", call?.identifier],
      ["Sender_Account", entry.sender === call?.identifier ? "" : entry.sender],
      ["BusinessId", entry.businessId],
      ["MsgSeq", entry.sequence],
      ["Time", entry.time],
      ["RequestId", entry.requestId],
      ["random", call?.random >= 0 ? call.random : ""],
    ),
  );
  if (entry.kind === "dropped") {
    details.append(
      make(
        "p",
        { class: "hint" },
        "ErrorCode is 0, and yet no client gets the message." +
          (entry.reason === "MsgFreqCtrl" ? " Send less often to this room: sending it again feeds the flood." : ""),
      ),
    );
  }
  if (entry.outcome === "scripted") {
    details.append(make("p", { class: "hint" }, "A script of the emulator answered this call, or left it without an answer."));
  }
  if (call?.body) {
    const data = dataOf(call.body);
    details.append(
      ...(data === null ? [] : [block("Data", data, data.length + " characters")]),
      block("Body", call.body, "as it was sent", data !== null),
      make("p", { class: "buttons" }, copyButton("Copy as curl", () => curl(call.command, call, call.body))),
    );
  } else {
    details.append(make("p", { class: "hint" }, "The body of this call was empty, or is forgotten."));
  }
}

function dataOf(body) {
  try {
    const { Data, TextContent } = JSON.parse(body);
    return [Data, TextContent].find((text) => typeof text === "string") ?? null;
  } catch {
    return null;
  }
}

function copyButton(label, text) {
  const button = make("button", { type: "button", class: "small" }, label);
  button.addEventListener("click", () =>
    copy(text()).then(() => {
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = label), 1500);
    }, report),
  );
  return button;
}

const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

// The UserSig is a key for a time: whoever pastes the line brings his own.
function curl(command, call, body) {
  const url =
    location.origin + "/v4/live_engine_http_srv/" + command + "?sdkappid=" + state.sdkAppId +
    "&identifier=" + encodeURIComponent(call.identifier || state.administrators[0]) + "&usersig=";
  const random = call.random >= 0 ? call.random : 1;
  return "curl " + (location.protocol === "https:" ? "-k " : "") + quoted(url) + '"$USERSIG"' +
    quoted("&random=" + random + "&contenttype=json") + " -d " + quoted(body);
}

function curlOf(message) {
  const custom = message.businessId !== "";
  const body = custom
    ? { RoomId: message.roomId, Sender_Account: message.sender, BusinessId: message.businessId, Data: message.data }
    : { RoomId: message.roomId, Sender_Account: message.sender, TextContent: message.data };
  return curl(custom ? "send_custom_msg" : "send_text_msg", message, JSON.stringify(body));
}

const viewer = (roomId) => "/emulator/viewer?room=" + encodeURIComponent(roomId);

/* ---- rooms ---- */

// Elements that can be clicked stay the same ones: a click is lost when its button is drawn anew under the pointer.
function drawRooms() {
  const nav = $("rooms-list");
  const counts = state.counts;
  const all = { roomId: "", received: counts.messages, dropped: counts.dropped, refused: counts.refused, marks: [] };
  const known = state.rooms.map((r) => ({ ...r, marks: marks(r) }));
  if (room && !known.some((r) => r.roomId === room)) {
    known.push({ roomId: room, received: 0, dropped: 0, refused: 0, marks: ["not among the rooms used last"] });
  }
  const named = known.sort((a, b) => inOrder.compare(a.roomId, b.roomId));
  const before = new Map(roomButtons);
  roomButtons.clear();
  for (const each of [all, ...named]) {
    roomButtons.set(each.roomId, roomButton(each, before.get(each.roomId)));
  }
  arrangeChildren(nav, [...roomButtons.values()]);
  $("rooms-hint").textContent =
    state.roomsInAll > state.rooms.length ? "The " + state.rooms.length + " used last of " + state.roomsInAll + "." : "";
}

function drawRoomActions() {
  const query = room ? "?room=" + encodeURIComponent(room) : "";
  $("room-actions").replaceChildren(
    ...(room ? [make("a", { href: viewer(room), class: "action" }, "As a viewer sees it")] : []),
    make("a", { href: "/emulator/messages.jsonl" + query, download: "messages.jsonl", class: "action" }, "Download JSON lines"),
  );
}

function marks(r) {
  const all = [];
  if (r.dissolved) all.push("dissolved");
  if (r.messageDisabled) all.push("everybody muted");
  if (r.muted.length) all.push(r.muted.length + " muted");
  if (r.banned.length) all.push(r.banned.length + " banned");
  if (r.type !== "Live") all.push("type " + r.type);
  return all;
}

function roomButton({ roomId, received, dropped, refused, marks }, before) {
  const button = before ?? make("button", { type: "button", "data-room": roomId, click: () => choose(roomId) });
  const shows = JSON.stringify([received, dropped, refused, marks]);
  if (button.dataset.shows !== shows) {
    button.dataset.shows = shows;
    const counters = make("span", { class: "counters" }, counter("received", received, "kept", ""));
    if (dropped) counters.append(counter("dropped", dropped, "dropped", "−"));
    if (refused) counters.append(counter("refused", refused, "refused", "!"));
    button.replaceChildren(
      make("bdi", { class: "name", title: line(roomId) }, roomId ? line(roomId) : "All rooms"),
      counters,
      ...(marks.length ? [make("span", { class: "marks" }, line(marks.join(", ")))] : []),
    );
  }
  if (room === roomId) {
    button.setAttribute("aria-current", "true");
  } else {
    button.removeAttribute("aria-current");
  }
  return button;
}

const counter = (name, count, what, sign) =>
  make("span", { class: name, title: count + " " + what, "aria-label": count + " " + what }, sign + count.toLocaleString("en"));

function choose(id) {
  room = id;
  shown = ROWS;
  history.replaceState(null, "", id ? "?room=" + encodeURIComponent(id) : location.pathname);
  for (const form of [$("room"), $("script")]) {
    form.elements.roomId.value = id;
  }
  drawRooms();
  drawRoomActions();
  arrange();
  recall();
}

/* ---- what is switched on ---- */

function drawActive() {
  const { now, atStart, clockOffsetSeconds, keyRotated, scripts, roomsRestricted } = state.knobs;
  const chips = scripts.map((s) =>
    chip(
      (s.calls === null ? "all calls" : s.calls === 1 ? "the next call" : "the next " + s.calls + " calls") +
        (s.roomId === null ? "" : " in " + s.roomId) + ": " + s.what,
      () => turn("/emulator/script/remove", { id: s.id }),
    ),
  );
  const values = {
    applicationLimit: (v) => (v ? v + " calls per second" : "no limit of calls"),
    applicationLimitCode: (v) => "code " + v + " beyond the limit",
    roomLimit: (v) => (v ? v + " messages per second and room" : "no limit per room"),
    maxMessageBytes: (v) => (v ? "at most " + v + " bytes" : "no limit of bytes"),
    latencyMillis: (v) => v + " ms latency",
    createRooms: (v) => (v ? "rooms are created on first use" : "rooms must be created"),
  };
  for (const [name, text] of Object.entries(values)) {
    if (now[name] !== atStart[name]) {
      chips.push(chip(text(now[name]), () => turn("/emulator/knobs", { [name]: atStart[name] })));
    }
  }
  if (clockOffsetSeconds) {
    chips.push(
      chip("clock " + Math.abs(clockOffsetSeconds) + " s " + (clockOffsetSeconds > 0 ? "ahead" : "behind"), () =>
        turn("/emulator/knobs", { clockOffsetSeconds: 0 }),
      ),
    );
  }
  if (keyRotated) {
    chips.push(chip("the key was rotated"));
  }
  if (roomsRestricted) {
    chips.push(chip(roomsRestricted === 1 ? "1 room restricted" : roomsRestricted + " rooms restricted"));
  }
  const section = $("active");
  const shows = JSON.stringify(state.knobs);
  if (section.dataset.shows === shows) {
    return;
  }
  section.dataset.shows = shows;
  section.hidden = chips.length === 0;
  section.replaceChildren(
    make("strong", {}, "Switched on:"),
    ...chips,
    make("button", { type: "button", class: "small", click: reset }, "Reset everything"),
  );
  document.title = (chips.length ? "⚙ " : "") + "Tencent Live emulator";
}

function chip(text, off) {
  const close = off ? [make("button", { type: "button", "aria-label": "Switch off: " + line(text), title: "Switch off", click: off }, "×")] : [];
  return make("span", { class: "chip" }, make("bdi", {}, line(text)), ...close);
}

function drawValues() {
  if (valuesTouched) {
    return;
  }
  const fields = $("values").elements;
  const values = { ...state.knobs.now, clockOffsetSeconds: state.knobs.clockOffsetSeconds };
  for (const [name, value] of Object.entries(values)) {
    if (name === "createRooms") {
      fields[name].checked = value;
    } else {
      fields[name].value = value;
    }
  }
}

function drawMemory() {
  const m = state.memory;
  $("memory").textContent =
    "Memory is bounded: the emulator keeps the last " + m.mostMessages.toLocaleString("en") + " messages (at most " +
    Math.round(m.mostCharacters / 1048576) + " Mi characters), the oldest go first; now " + m.messages.toLocaleString("en") +
    ", forgotten " + m.forgotten.toLocaleString("en") + ". This page shows the last " + MOST_ENTRIES.toLocaleString("en") +
    " of what arrived. Version " + state.version + ".";
}

/* ---- chart ---- */

const WIDTH = 600;
const HEIGHT = 96;
const BASE = 84;

function drawChart() {
  const limit = state ? state.knobs.now.applicationLimit : 0;
  const total = (second) => OUTCOMES.reduce((sum, outcome) => sum + (second[outcome] || 0), 0);
  const peak = Math.max(0, ...rates.map(total));
  const top = Math.max(peak, limit, 10) * 1.15;
  // A square root keeps both three calls and two hundred in sight.
  const y = (calls) => BASE - Math.sqrt(calls / top) * (BASE - 8);
  const svg = makeSvg("svg", {
    viewBox: "0 0 " + WIDTH + " " + HEIGHT,
    role: "img",
    preserveAspectRatio: "none",
    "aria-label": "Calls per second over the last minute; at most " + peak + (limit ? ", the limit is " + limit : ""),
  });
  const step = WIDTH / rates.length;
  rates.forEach((second, i) => {
    let below = 0;
    for (const outcome of OUTCOMES) {
      const calls = second[outcome] || 0;
      if (calls) {
        const bar = { class: outcome, x: i * step + 0.5, width: step - 1, y: y(below + calls), height: y(below) - y(below + calls) };
        svg.append(makeSvg("rect", bar, makeSvg("title", {}, calls + " " + outcome + ", " + (rates.length - 1 - i) + " s ago")));
        below += calls;
      }
    }
  });
  svg.append(makeSvg("line", { class: "base", x1: 0, x2: WIDTH, y1: BASE, y2: BASE }));
  if (limit) {
    svg.append(makeSvg("line", { class: "limit", x1: 0, x2: WIDTH, y1: y(limit), y2: y(limit) }));
  }
  $("chart").replaceChildren(svg);
  drawLegend(limit, peak);
}

function drawLegend(limit, peak) {
  const counts = state ? state.counts : {};
  const items = OUTCOMES.map((outcome) =>
    make("li", {}, make("i", { class: outcome }), outcome + " " + (counts[outcome] || 0).toLocaleString("en")),
  );
  if (limit) {
    items.push(make("li", {}, make("i", { class: "limit" }), limit + "/s limit of a command"));
  }
  items.push(make("li", { class: "hint" }, "calls per second, last minute, square-root scale; peak " + peak));
  $("legend").replaceChildren(...items);
}

/* ---- how to send ---- */

function drawHelp() {
  const settings = [
    "tencent.live.endpoint=" + location.origin,
    "tencent.live.sdk-app-id=" + state.sdkAppId,
    "tencent.live.identifier=" + state.administrators[0],
    "tencent.live.secret-key=" + (state.secretKey || "<your key>"),
  ].join("\n");
  const send = 'sender.send(LiveMessage.of("room1", "gift", "rose"));';
  const signature = state.secretKey
    ? "The line brings a UserSig of the vendor's published demo key."
    : "Put a UserSig of your key into USERSIG first.";
  $("help").replaceChildren(
    make("h2", {}, sorted.length ? "How to send" : "No message yet. Send the first one:"),
    recipe("curl", signature, state.example.replace(state.address, location.origin), "long"),
    recipe(
      "Settings of an application",
      "application.properties of Spring Boot and Quarkus, META-INF/microprofile-config.properties of CDI:",
      settings,
      "long",
    ),
    recipe("Spring Boot", "dev.tencentlive:tencent-live-spring-boot-starter", "@Autowired\nLiveMessageSender sender;\n\n" + send),
    recipe("CDI", "dev.tencentlive:tencent-live-cdi-extension", "@Inject\nLiveMessageSender sender;\n\n" + send),
    recipe("Quarkus", "dev.tencentlive:quarkus-tencent-live", "@Inject\nLiveMessageSender sender;\n\n" + send),
  );
}

function recipe(title, hint, code, shape) {
  return make(
    "section",
    {},
    make("h3", {}, title),
    make("p", { class: "hint" }, hint),
    make("pre", { tabindex: "0", "aria-label": title, class: shape }, visible(code)),
    copyButton("Copy", () => code),
  );
}

/* ---- knobs ---- */

const report = (problem) => {
  $("problem").textContent = problem.message;
  $("problem").hidden = false;
};

const turn = (path, body) =>
  post(path, body).then((answer) => {
    $("problem").hidden = true;
    state.knobs = answer.knobs;
    drawActive();
    return answer;
  }, report);

const reset = () => {
  valuesTouched = false;
  $("new-key").textContent = "";
  return turn("/emulator/reset", {});
};

const VALUES = {
  answer: ["Code", "100602", "code"],
  drop: ["MsgDropReason", "MsgFreqCtrl", "reason"],
  delay: ["Milliseconds", "3000", "millis"],
  status: ["HTTP status", "502", "status"],
  cut: ["After how many bytes", "10", "bytes"],
  stall: ["After how many bytes", "10", "bytes"],
  trickle: ["Milliseconds per byte", "50", "millis"],
};

function chooseScript() {
  const what = $("script").elements.do.value;
  const value = VALUES[what];
  $("script-value-label").hidden = !value;
  $("script-act").hidden = what === "drop" || what === "trickle";
  if (value) {
    $("script-value-name").textContent = value[0];
    $("script-value").value = value[1];
    $("script-value").toggleAttribute("list", false);
    if (what === "answer") {
      $("script-value").setAttribute("list", "codes");
    }
  }
}

function submitScript(fields) {
  const what = fields.do.value;
  const body = { do: what, act: fields.act.checked };
  if (fields.always.checked) {
    body.always = true;
  } else {
    body.calls = Number(fields.calls.value);
  }
  if (fields.roomId.value) {
    body.roomId = fields.roomId.value;
  }
  if (VALUES[what]) {
    const name = VALUES[what][2];
    body[name] = name === "reason" ? fields.value.value : Number(fields.value.value);
  }
  return turn("/emulator/script", body);
}

function chooseRoomAction() {
  const form = $("room");
  const action = form.elements.do.value;
  form.querySelector(".member").hidden = !/^(un)?(mute|ban)$/.test(action);
  form.querySelector(".seconds").hidden = !/^(mute|ban)$/.test(action);
}

function submitRoom(fields) {
  const body = { roomId: fields.roomId.value, do: fields.do.value };
  if (/^(un)?(mute|ban)$/.test(body.do)) {
    body.member = fields.member.value;
  }
  if (/^(mute|ban)$/.test(body.do)) {
    body.seconds = Number(fields.seconds.value);
  }
  return turn("/emulator/room", body);
}

function submitValues(fields) {
  const body = { createRooms: fields.createRooms.checked };
  for (const name of ["applicationLimit", "applicationLimitCode", "roomLimit", "maxMessageBytes", "latencyMillis", "clockOffsetSeconds"]) {
    body[name] = Number(fields[name].value);
  }
  valuesTouched = false;
  return turn("/emulator/knobs", body);
}

async function submitKey(fields) {
  const answer = await turn("/emulator/key", { secretKey: fields.secretKey.value });
  fields.secretKey.value = "";
  $("new-key").textContent = answer?.secretKey ? "The key is now " + answer.secretKey : "";
}

function onSubmit(id, submit) {
  $(id).addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.target.elements);
  });
}

function showKnobs(show) {
  $("knobs").hidden = !show;
  document.body.classList.toggle("with-knobs", show);
  $("show-knobs").setAttribute("aria-expanded", String(show));
  if (show) {
    $("script").elements.calls.focus();
  } else {
    $("show-knobs").focus();
  }
}

/* ---- keyboard ---- */

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    $("search").focus();
  } else if (event.key === "Escape" && !$("knobs").hidden) {
    showKnobs(false);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !typing) {
    step(event);
  }
}

function step(event) {
  const list = event.target.closest("#entries, #rooms");
  if (list) {
    event.preventDefault();
    const heads = [...list.querySelectorAll(list.id === "entries" ? ".head" : "button")];
    const at = heads.indexOf(event.target.closest("li")?.firstElementChild ?? event.target);
    heads[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  }
}

/* ---- start ---- */

function drawChoices(id, name) {
  const values = [...new Set(sorted.map((entry) => entry[name]).filter(Boolean))].slice(0, 50);
  $(id).replaceChildren(...values.map((value) => make("option", { value })));
}

function onState(news) {
  state = news;
  drawRooms();
  drawActive();
  drawValues();
  drawMemory();
  drawChart();
  draw();
}

for (const event of ["input", "change"]) {
  $("filter").addEventListener(event, () => {
    shown = ROWS;
    draw();
  });
}
$("business").addEventListener("focus", () => drawChoices("businesses", "businessId"));
$("sender").addEventListener("focus", () => drawChoices("senders", "sender"));
$("filter").addEventListener("submit", (event) => event.preventDefault());
$("values").addEventListener("input", () => (valuesTouched = true));
$("script").elements.do.addEventListener("change", chooseScript);
$("room").elements.do.addEventListener("change", chooseRoomAction);
onSubmit("script", submitScript);
onSubmit("room", submitRoom);
onSubmit("values", submitValues);
onSubmit("key", submitKey);
$("reset").addEventListener("click", reset);
$("clear").addEventListener("click", () => turn("/emulator/clear", {}));
$("show-knobs").addEventListener("click", () => showKnobs($("knobs").hidden));
$("hide-knobs").addEventListener("click", () => showKnobs(false));
$("show-help").addEventListener("click", () => {
  helpAsked = !helpAsked;
  draw();
});
$("more").addEventListener("click", () => {
  shown += ROWS;
  draw();
});
document.addEventListener("keydown", onKey);
drawRoomActions();

listen(
  {
    news,
    forgotten: forget,
    state: onState,
    rates: (news) => {
      rates = news;
      drawChart();
    },
  },
  (connected) => {
    $("connection").textContent = connected ? "live" : "not connected, trying again";
    $("connection").classList.toggle("on", connected);
  },
);
recall();
