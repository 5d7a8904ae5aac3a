// Shows the household's pages inside Telegram: signs in with what Telegram proves, keeps the token in memory alone,
// and has htmx fetch each page with it. Outside of Telegram it does nothing, and the page says how to get there.
"use strict";

const SCRIPT = "https://telegram.org/js/telegram-web-app.js";
const EARLY = 60_000; // A token that ends within a minute is exchanged before it is used.
const FILE = /^\/(export\.|receipts\/[^/]+\/)/;
const SAVES_FILES = ["web", "weba", "webk", "tdesktop", "macos"]; // Telegram's apps on phones drop a page's downloads.
const words = { ...document.body.dataset };
const visited = [];
const darkRules = [];
let telegram = null;
let tokens = null;
let endsAt = 0;

// What is said instead of a page

function say(text) {
  const line = document.createElement("p");
  line.className = "refusal";
  line.setAttribute("role", "alert");
  line.textContent = text;
  document.getElementById("main").replaceChildren(line);
}

// Signing in

class Refused extends Error {}

async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`/api/v1/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) throw new Refused(found.detail);
  return found;
}

function keep(pair) {
  tokens = pair;
  endsAt = Date.now() + pair.expires_in * 1000;
}

const isFresh = () => tokens !== null && Date.now() < endsAt - EARLY;

let exchange = null; // Two requests at once share one exchange: a refresh token works once.

function refresh() {
  exchange ??= post("refresh", { refresh_token: tokens.refresh_token }).then(keep).finally(() => { exchange = null; });
  return exchange;
}

// Moving between pages

const showPage = (address) => window.htmx.ajax("GET", address, { target: "body", swap: "innerHTML" });

function note(address) {
  const path = (each) => each?.split("?")[0];
  if (path(visited.at(-1)) === path(address)) visited.pop(); // Other filters and what a form answers are one page.
  visited.push(address);
  telegram.BackButton[visited.length > 1 ? "show" : "hide"]();
}

function goBack() {
  visited.pop();
  showPage(visited.at(-1) ?? "/dashboard");
}

async function fetchFile(address) {
  if (!isFresh()) await refresh();
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
  if (!answer.ok) throw new Refused(words.failed);
  const named = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
  return { address: URL.createObjectURL(await answer.blob()), name: named?.[1] ?? address.split("/").at(-1) };
}

async function save(address) {
  if (!SAVES_FILES.includes(telegram.platform)) return telegram.showAlert(words.files);
  const file = await fetchFile(address);
  const link = Object.assign(document.createElement("a"), { href: file.address, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(file.address), EARLY);
}

async function showPaper() {
  for (const image of document.querySelectorAll("image[href^='/receipts/']")) {
    const address = image.getAttribute("href");
    image.removeAttribute("href"); // htmx tells of a new page once for each of its parts.
    image.setAttribute("href", (await fetchFile(address)).address);
  }
}

const complain = (error) => say(error instanceof Refused ? error.message : words.failed);

function onClick(event) {
  const address = event.target.closest?.("a")?.getAttribute("href") ?? "";
  if (address !== "/" && !FILE.test(address)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (address === "/") telegram.close(); // The chat is where the app was opened from.
  else save(address).catch(complain);
}

function onConfirm(event) {
  if (isFresh()) return;
  event.preventDefault();
  refresh().then(() => event.detail.issueRequest(true), complain);
}

function onRequest(event) {
  const headers = event.detail.headers;
  headers.Authorization = `Bearer ${tokens.access_token}`;
  headers.Accept = "text/html";
  delete headers["HX-Current-URL"]; // The address holds what Telegram proves; nobody else has to read it.
}

function onAnswer(event) {
  if (event.detail.xhr.status !== 401) return;
  event.preventDefault();
  say(words.ended);
}

function onSwap(event) {
  const { xhr, boosted, target } = event.detail;
  const { pathname, search } = new URL(xhr.responseURL);
  if (pathname === "/sign-in") { // They signed out.
    event.detail.shouldSwap = false;
    telegram.close();
    return;
  }
  if (boosted) event.detail.shouldSwap = true; // A page that refuses says why.
  if (xhr.status < 400 && ["BODY", "MAIN"].includes(target.tagName)) note(pathname + search);
}

// Light and dark as Telegram has it

function findDarkRules() {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme: dark")) darkRules.push(rule);
    }
  }
}

function paint() {
  const dark = telegram.colorScheme === "dark";
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
  for (const rule of darkRules) rule.media.mediaText = dark ? "all" : "not all";
  const style = getComputedStyle(document.documentElement);
  if (telegram.isVersionAtLeast("6.9")) telegram.setHeaderColor(style.getPropertyValue("--panel").trim());
  if (telegram.isVersionAtLeast("6.1")) telegram.setBackgroundColor(style.getPropertyValue("--ground").trim());
  window.drawTrend();
}

// Beginning

async function begin() {
  telegram = window.Telegram.WebApp;
  telegram.ready();
  telegram.expand();
  findDarkRules();
  paint();
  telegram.onEvent("themeChanged", paint);
  telegram.BackButton.onClick(goBack);
  keep(await post("telegram", { init_data: telegram.initData }));
  document.body.setAttribute("hx-boost", "true");
  document.addEventListener("click", onClick, true);
  document.addEventListener("htmx:confirm", onConfirm);
  document.addEventListener("htmx:configRequest", onRequest);
  document.addEventListener("htmx:beforeOnLoad", onAnswer);
  document.addEventListener("htmx:beforeSwap", onSwap);
  document.addEventListener("htmx:afterSettle", () => { showPaper().catch(complain); });
  document.addEventListener("htmx:sendError", () => say(words.failed));
  await showPage("/dashboard");
}

// Telegram alone opens a page with this in its address, so nobody else's browser asks Telegram for anything.
if (new URLSearchParams(location.hash.slice(1)).has("tgWebAppData")) {
  document.getElementById("main").textContent = words.opening;
  const script = document.createElement("script");
  script.src = SCRIPT;
  script.onload = () => begin().catch(complain);
  script.onerror = () => say(words.failed);
  document.head.append(script);
}
