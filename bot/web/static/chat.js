// The chat page. The server's transcript is the truth: we hold the number of the last change seen and ask for the rest.
const words = JSON.parse(document.body.dataset.words);
const $ = (id) => document.getElementById(id);
const log = $("log"), list = $("list"), input = $("text"), typing = $("typing");
const language = document.documentElement.lang;
const FRAME_BYTES = 16000, ALBUM = 10; // bytes of a message, files sent together

const shown = new Map(); // number -> its <li>
const unsent = new Map(Object.entries(JSON.parse(sessionStorage.unsent || "{}"))); // event -> frame not acknowledged yet
const drawn = new Map(); // event -> the <li> of a message of ours that has no number yet
const uploads = new Map(); // event -> form not taken yet
const taps = new Map(); // event -> release of its buttons
let socket, seen = 0, greeted = false, tries = 0, replying = null, picked = [], start = "";

for (const [name, value] of new URLSearchParams(location.search)) if (name === "join" || name === "start") start = value;

// ---- drawing -------------------------------------------------------------------------------------------------------

const make = (tag, name, ...children) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children);
  return node;
};
const button = (name, label, ...children) => {
  const node = make("button", name, ...children);
  node.type = "button";
  if (label) node.setAttribute("aria-label", label);
  return node;
};
const icon = (path) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS("http://www.w3.org/2000/svg", "path"));
  svg.firstChild.setAttribute("d", path);
  return svg;
};
const REPLY = "M10 8V4L3 11l7 7v-4c5 0 8.5 1.6 11 5-1-6-4.5-10-11-11z";
const FILE = "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zm0 0v5h5M12 11v6m-3-3l3 3 3-3";
const TAGS = { bold: "b", mono: "code", quiet: "span" };

const text = (spans) => {
  const body = make("div", "body");
  body.dir = "auto";
  for (const [said, style] of spans || []) body.append(make(TAGS[style] || "span", style, ...linked(said)));
  return body;
};
const linked = (said) =>
  said.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, i) => (i % 2 ? link(make("a", "", part), part) : part));
const link = (node, url) => {
  node.href = url;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
};
const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const stamp = (at) => {
  const node = make("time", "", clock.format(at));
  node.dateTime = at.toISOString();
  return node;
};

const enclosed = (message) => {
  const url = message.url || `/chat/${/^image\/(?!heic)/.test(message.file_mime) ? "pictures" : "files"}/${message.id}`;
  if (!/^image\/(?!heic)/.test(message.file_mime)) {
    const node = make("a", "file", icon(FILE), message.file_name);
    node.href = url;
    node.download = message.file_name;
    return node;
  }
  const image = make("img");
  image.src = url;
  image.alt = (message.body.spans || []).map(([said]) => said).join("").split("\n")[0];
  const shown = make("picture");
  if (message.file_name === "chart.png" && !message.url) {
    const dark = make("source");
    dark.media = "(prefers-color-scheme: dark)";
    dark.srcset = `${url}?dark=true`;
    shown.append(dark);
  }
  shown.append(image);
  const node = button("picture", words["open-picture"], shown);
  node.onclick = () => open(image.currentSrc || url, image.alt);
  return node;
};

const keys = (message, li) => {
  const box = make("div", "keys");
  for (const row of message.body.buttons) box.append(make("div", "row", ...row.map((key) => keyOf(key, message, li))));
  return box;
};
const keyOf = (key, message, li) => {
  if (key.url) return /^https?:/.test(key.url) ? link(make("a", "key", key.label), key.url) : "";
  const node = button("key", "", key.label);
  node.dir = "auto";
  node.onclick = () => tap(node, key.tap, message.id, li);
  return node;
};

const excerpt = (number) => shown.get(+number)?.querySelector(".body").textContent.slice(0, 120) || "…";
const quoteOf = (number) => {
  const node = button("quoted", "", excerpt(number));
  node.dir = "auto";
  node.onclick = () => shown.get(+number)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return node;
};

const draw = (message) => {
  const li = make("li", `message ${message.author}`), bubble = make("div", "bubble"), stack = make("div", "stack", bubble), at = new Date(message.at);
  if (message.body.reply_to) bubble.append(quoteOf(message.body.reply_to));
  if (message.file_mime) bubble.append(enclosed(message));
  bubble.append(text(message.body.spans), stamp(at));
  if (message.body.buttons?.length) stack.append(keys(message, li));
  if (message.id) {
    const node = button("reply", words.reply, icon(REPLY));
    node.onclick = () => replyTo(message.number);
    stack.append(node);
  }
  li.append(stack);
  li.day = at.toDateString();
  li.number = message.number;
  return li;
};

// ---- the list ------------------------------------------------------------------------------------------------------

let near = true, top = 0; // near: the reader is at the end and stays there, until they scroll up
const toEnd = () => { log.scrollTop = log.scrollHeight; };
log.addEventListener("scroll", () => {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 90) near = true;
  else if (log.scrollTop < top) near = false;
  top = log.scrollTop;
  $("newest").hidden = near;
}, { passive: true });
const follow = new ResizeObserver(() => near && toEnd()); // a picture arrives, the composer grows
[log, list].forEach((part) => follow.observe(part));

/** Put a message at its place: over its older self, over its unsent twin, or before the first later one. */
const place = (message) => {
  seen = Math.max(seen, message.change);
  const li = draw(message), old = shown.get(message.number), event = message.body.event;
  shown.set(message.number, li);
  if (event) settle(event);
  if (old) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(li);
    if (focused) (li.querySelector(".key") || input).focus({ preventScroll: true });
    return;
  }
  let after = list.lastElementChild;
  while (after && !(after.number < message.number)) after = after.previousElementSibling;
  after ? after.after(li) : list.prepend(li);
  if (greeted) li.classList.add("new");
};
/** A message of ours is known to the server: its unsent twin goes. */
const settle = (event) => {
  drawn.get(event)?.remove();
  drawn.delete(event);
  forget(event);
};

const dayName = (at) => {
  const today = new Date(), yesterday = new Date(Date.now() - 864e5), other = at.getFullYear() !== today.getFullYear();
  if (at.toDateString() === today.toDateString()) return words.today;
  if (at.toDateString() === yesterday.toDateString()) return words.yesterday;
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: other ? "numeric" : undefined }).format(at);
};
const separate = () => {
  let before = "";
  for (const li of [...list.children]) {
    if (li.label) { li.remove(); continue; }
    if (li.day !== before) {
      const line = make("li", "day", make("span", "", dayName(new Date(li.day))));
      line.label = true;
      line.setAttribute("aria-hidden", "true");
      li.before(line);
      before = li.day;
    }
  }
  $("empty").hidden = !greeted || !$("older").hidden;
};

const history = (frame) => {
  const anchor = log.scrollHeight - log.scrollTop, first = !greeted;
  const stay = near;
  frame.messages?.forEach(place);
  if ("older" in frame) $("older").hidden = !frame.older;
  seen = Math.max(seen, frame.seen || 0);
  greeted = true;
  separate();
  if (first || stay) toEnd(); else log.scrollTop = log.scrollHeight - anchor;
  requestAnimationFrame(() => list.setAttribute("aria-live", "polite"));
};
const arrived = (message) => {
  const mine = message.author === "member", stay = near || (mine && drawn.has(message.body.event)), added = !shown.has(message.number);
  if (!mine) typing.hidden = true;
  place(message);
  separate();
  if (stay && (added || near)) toEnd();
};
$("older").onclick = () => {
  near = false;
  transmit({ type: "older", before: Math.min(...shown.keys()) });
};
$("newest").onclick = toEnd;

let dots;
const work = () => {
  typing.hidden = false;
  if (near) toEnd();
  clearTimeout(dots);
  dots = setTimeout(() => { typing.hidden = true; }, 20000);
};

let fading;
const toast = (sentence) => {
  if (!sentence) return;
  $("toast").textContent = sentence;
  $("toast").hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { $("toast").hidden = true; }, 2500 + sentence.length * 45);
};

const open = (url, alt) => {
  const image = $("viewer").firstElementChild;
  image.src = url;
  image.alt = alt;
  $("viewer").showModal();
};
$("viewer").onclick = () => $("viewer").close();

// ---- sending -------------------------------------------------------------------------------------------------------

const newEvent = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const keep = () => { sessionStorage.unsent = JSON.stringify(Object.fromEntries(unsent)); };
const forget = (event) => { if (unsent.delete(event)) keep(); };
const live = () => socket?.readyState === WebSocket.OPEN;
const transmit = (frame) => live() && socket.send(JSON.stringify(frame));
const queue = (frame) => {
  unsent.set(frame.id, frame);
  keep();
  if (live() && greeted) transmit(frame);
};

/** Show something of ours at once, until the server's own copy takes its place. */
const show = (event, message) => {
  const li = draw({ author: "member", at: new Date(), ...message });
  li.classList.add("pending");
  drawn.get(event)?.remove();
  drawn.set(event, li);
  list.append(li);
  separate();
  toEnd();
};
/** It was not taken, and why; ``again`` is missing where trying again cannot help. */
const failed = (event, sentence, again) => {
  const li = drawn.get(event);
  if (!li) return toast(sentence);
  const node = button("trouble", "", `${words.unsent}. ${sentence} `, make("u", "", words[again ? "try-again" : "remove"]));
  node.onclick = () => {
    if (!again) { settle(event); separate(); return; }
    node.remove();
    li.classList.remove("failed");
    again();
  };
  li.querySelector(".trouble")?.remove();
  li.classList.add("failed");
  li.append(node);
  if (near) toEnd();
};

const say = (said) => {
  const frame = { type: "text", id: newEvent(), text: said, reply_to: replying };
  show(frame.id, { body: { spans: [[said, ""]], reply_to: replying } });
  queue(frame);
};

const tap = (node, data, message, li) => {
  const event = newEvent(), all = li.querySelectorAll("button.key"), release = () => {
    taps.delete(event);
    all.forEach((key) => { key.disabled = false; });
    node.classList.remove("pressed");
  };
  all.forEach((key) => { key.disabled = true; });
  node.classList.add("pressed");
  taps.set(event, release);
  setTimeout(release, 12000);
  queue({ type: "tap", id: event, data, message });
};

const upload = async (event) => {
  const form = uploads.get(event), again = () => { uploads.set(event, form); upload(event); };
  try {
    const answer = await fetch("/chat/files", { method: "POST", body: form });
    uploads.delete(event);
    if (answer.ok) return;
    const { text } = await answer.json().catch(() => ({ text: words["error-upload"] }));
    failed(event, text, answer.status === 429 || answer.status > 499 ? again : null);
  } catch {
    if (live()) failed(event, words["error-upload"], again); // else the next connection tries again
  }
};
const sendFile = (file, caption, album) => {
  const event = newEvent(), form = new FormData();
  Object.entries({ id: event, text: caption, reply_to: replying || "", album }).forEach(([name, value]) => form.append(name, value));
  form.append("file", file);
  uploads.set(event, form);
  const url = URL.createObjectURL(file);
  show(event, { url, file_mime: file.type, file_name: file.name, body: { spans: caption ? [[caption, ""]] : [], reply_to: replying } });
  return event;
};
const sendFiles = async (files, caption) => { // one after the other, in the order they were picked
  const album = files.length > 1 ? `${newEvent()}.${files.length}` : "";
  const events = files.map((file, at) => sendFile(file, at ? "" : caption, album));
  for (const event of events) await upload(event);
};

// ---- the composer --------------------------------------------------------------------------------------------------

const resize = () => {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
  $("send").disabled = !input.value.trim() && !picked.length;
};
const replyTo = (number) => {
  replying = number ? String(number) : null;
  $("quote").hidden = !replying;
  if (!replying) return;
  $("quote").firstElementChild.textContent = excerpt(number);
  input.focus();
};
const pick = (files) => {
  const image = $("picked").firstElementChild;
  if (image.src) URL.revokeObjectURL(image.src);
  picked = [...files].slice(0, ALBUM);
  const [first] = picked;
  $("picked").hidden = !first;
  image.hidden = !first?.type.startsWith("image/");
  if (first) {
    if (!image.hidden) image.src = URL.createObjectURL(first);
    $("picked").children[1].textContent = picked.length > 1 ? `${first.name} +${picked.length - 1}` : first.name;
    input.focus();
  }
  resize();
};
const submit = () => {
  const value = input.value.trim();
  if (!value && !picked.length) return;
  if (new TextEncoder().encode(value).length > FRAME_BYTES) return toast(words["too-long"]);
  if (picked.length) sendFiles(picked, value); else say(value);
  input.value = "";
  replyTo(null);
  pick([]);
};
$("composer").onsubmit = (event) => { event.preventDefault(); submit(); input.focus(); };
$("quote").lastElementChild.onclick = () => replyTo(null);
$("picked").lastElementChild.onclick = () => pick([]);
input.oninput = resize;
input.onkeydown = (event) => {
  if (event.key === "Escape") replyTo(null);
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
};
$("record").hidden = !(navigator.mediaDevices && window.MediaRecorder);
$("record").onclick = async () => {
  const { toggleRecording } = await import("./voice.js");
  toggleRecording($("record"), words, toast, (note) => sendFiles([note], ""));
};
for (const id of ["attach", "camera"]) $(id).onchange = ({ target }) => { pick(target.files); target.value = ""; };
input.onpaste = (event) => {
  const { files } = event.clipboardData;
  if (files.length) { event.preventDefault(); pick(files); }
};
addEventListener("dragover", (event) => { event.preventDefault(); $("drop").hidden = !event.dataTransfer.types.includes("Files"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) $("drop").hidden = true; });
addEventListener("drop", (event) => { event.preventDefault(); $("drop").hidden = true; pick(event.dataTransfer.files); });
addEventListener("keydown", (event) => {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && document.activeElement === document.body) input.focus();
});

let swipe = null;
list.addEventListener("touchstart", ({ target, touches: [touch] }) => {
  const li = target.closest(".message");
  swipe = li?.number ? { li, x: touch.clientX, y: touch.clientY, by: 0 } : null;
}, { passive: true });
list.addEventListener("touchmove", ({ touches: [touch] }) => {
  if (!swipe) return;
  const x = touch.clientX - swipe.x;
  if (!swipe.by && Math.abs(touch.clientY - swipe.y) > Math.abs(x)) { swipe = null; return; }
  swipe.by = Math.max(0, Math.min(64, x));
  swipe.li.style.transform = `translateX(${swipe.by}px)`;
}, { passive: true });
for (const end of ["touchend", "touchcancel"]) list.addEventListener(end, () => {
  if (!swipe) return;
  swipe.li.style.transform = "";
  if (swipe.by > 48) replyTo(swipe.li.number);
  swipe = null;
});

// ---- the socket ----------------------------------------------------------------------------------------------------

let mourning, retry;
const state = (name) => {
  $("state").textContent = words[name];
  $("state").classList.toggle("live", name === "online");
  clearTimeout(mourning);
  if (name === "online") $("banner").hidden = true;
  else mourning = setTimeout(() => { $("banner").hidden = false; }, 1000);
};

const TAKES = {
  history(frame) {
    history(frame);
    state("online");
    tries = 0;
    if (start) window.history.replaceState(null, "", location.pathname);
    start = "";
    for (const [event, one] of unsent) {
      if (one.type === "text" && !drawn.has(event)) show(event, { body: { spans: [[one.text, ""]], reply_to: one.reply_to } });
      transmit(one);
    }
    for (const event of uploads.keys()) upload(event);
  },
  message: arrived,
  working: work,
  ack: ({ id }) => forget(id),
  toast({ tap, text }) {
    taps.get(tap)?.();
    typing.hidden = true;
    toast(text);
  },
  refused({ id, text }) {
    const frame = unsent.get(id);
    forget(id);
    taps.get(id)?.();
    failed(id, text, () => queue(frame));
  },
};

/** A server that is well and still takes no socket of ours has lost our session: begin anew, unless words would be lost. */
const renew = async () => {
  const well = await fetch("/health").then((answer) => answer.ok, () => false);
  if (well && !live() && !input.value && !picked.length) location.reload();
};
const connect = () => {
  clearTimeout(retry);
  socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/chat/socket`);
  const mine = socket;
  socket.onopen = () => transmit({ type: "hello", after: seen, start, language: navigator.language });
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    awake = true;
    TAKES[frame.type]?.(frame);
  };
  socket.onclose = () => {
    if (mine !== socket) return;
    state("connecting");
    typing.hidden = true;
    retry = setTimeout(connect, Math.min(5000, 300 * 1.6 ** tries++) * (0.7 + Math.random() * 0.6));
    if (tries === 4) renew();
  };
};
/** Back from sleep a socket may look open and be dead: ask, and start anew where nothing answers. */
let awake = true;
const wake = () => {
  if (document.visibilityState !== "visible") return;
  if (!live()) { tries = 0; connect(); return; }
  awake = false;
  transmit({ type: "hello", after: seen });
  setTimeout(() => { if (!awake) { socket.close(); connect(); } }, 4000);
};
document.addEventListener("visibilitychange", wake);
addEventListener("online", wake);

resize();
connect();
if (matchMedia("(pointer: fine)").matches) input.focus();
