// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// The forms are whole without this. With it: errors get the focus, times need no deleting, days can be copied in sight, and
// what was typed survives a reload, a telephone call and a closed tab.

const DRAFT = "entwurf:";
const KEPT_FOR = 7 * 24 * 3600 * 1000;
const OWN = new Set(["_csrf", "_key"]);

// Errors

addEventListener("load", () => {
  const summary = document.getElementById("fehler");
  if (summary && !summary.contains(document.activeElement)) summary.focus(); // where "autofocus" is for inputs alone
});

/** Show and focus what a link within the page leads to. */
function goTo(id) {
  const target = document.getElementById(id);
  for (let at = target?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  target?.focus();
  target?.scrollIntoView({ block: "center" });
  return target;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".summary a");
  if (link && goTo(link.hash.slice(1))) event.preventDefault();
});

// Times

/** `9`, `930` and `9.30` as a clock shows them; anything else as it is. */
function asClock(typed) {
  const found = /^\s*(\d{1,2})(?:[.:,h ]?(\d{2}))?\s*(?:uhr|h)?\s*$/i.exec(typed);
  if (!found || found[1] > 24 || (found[2] ?? 0) > 59) return typed;
  return `${found[1].padStart(2, "0")}:${found[2] ?? "00"}`;
}

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-clock]")) target.select();
});
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-clock]")) target.value = asClock(target.value);
});

// A week

const week = document.querySelector("[data-week]");
if (week) {
  const rows = [...week.querySelectorAll(".row")];
  const same = document.querySelector("[name=hours-same]");
  const fields = (row) => [...row.querySelectorAll("input")];
  const state = (row) => fields(row).map((field) => (field.type === "checkbox" ? field.checked : field.value));
  const put = (row, values) =>
    fields(row).forEach((field, n) => {
      if (field.type === "checkbox") field.checked = values[n] ?? false;
      else field.value = values[n] ?? "";
      const folded = field.closest("details");
      if (folded && field.value) folded.open = true;
    });
  let before = [];
  same?.addEventListener("change", () => {
    if (same.checked) {
      before = rows.slice(1, 5).map(state);
      const monday = state(rows[0]);
      for (const row of rows.slice(1, 5)) put(row, monday);
    } else rows.slice(1, 5).forEach((row, n) => put(row, before[n]));
  });
  week.addEventListener("input", ({ target }) => {
    const row = target.closest(".row");
    const shut = row.querySelector("[type=checkbox]");
    if (target === shut) {
      if (shut.checked) for (const field of row.querySelectorAll("[data-clock]")) field.value = "";
    } else if (target.value) shut.checked = false;
    const at = rows.indexOf(row);
    if (same?.checked && at === 0) for (const other of rows.slice(1, 5)) put(other, state(row));
    else if (same && at > 0 && at < 5) same.checked = false;
  });
}

// Drafts: on this device alone, and gone when they are sent, signed out of, or a week old.

const place = document.body.dataset.drafts && `${DRAFT}${document.body.dataset.drafts}:${location.pathname}`;
const form = document.querySelector("form[data-draft]");

/** Do something with the browser's memory, if it has one. */
function withMemory(act) {
  try {
    return act(localStorage);
  } catch {
    return null; // switched off, full, or in a private window
  }
}

function written() {
  const data = new FormData(form);
  return [...data].filter(([name, value]) => !OWN.has(name) && typeof value === "string");
}

function fill(values) {
  const left = new Map();
  for (const [name, value] of values) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || OWN.has(field.name) || field.type === "file" || field.tagName === "BUTTON") continue;
    const found = left.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = found.includes(field.value);
    else if (found.length) {
      field.value = found.shift();
      const folded = field.closest("details.pause");
      if (folded && field.value) folded.open = true;
    }
  }
}

function tellOfDraft(original) {
  const note = document.createElement("div");
  note.className = "notice";
  note.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "Was Sie hier zuletzt eingegeben haben, ist wieder da. Gesendet ist es noch nicht.";
  const away = document.createElement("button");
  away.type = "button";
  away.className = "quiet";
  away.textContent = "Verwerfen";
  away.addEventListener("click", () => {
    fill(original);
    withMemory((memory) => memory.removeItem(place));
    note.remove();
    document.querySelector("main").focus();
  });
  note.append(text, away);
  form.before(note);
}

if (form && place) {
  const original = written();
  const kept = withMemory((memory) => JSON.parse(memory.getItem(place)));
  const isFresh = kept && Date.now() - kept.at < KEPT_FOR;
  if (isFresh && !document.getElementById("fehler") && JSON.stringify(kept.values) !== JSON.stringify(original)) {
    fill(kept.values);
    tellOfDraft(original);
  }
  let timer;
  const keep = () => withMemory((memory) => memory.setItem(place, JSON.stringify({ at: Date.now(), values: written() })));
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 250);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep();
    withMemory((memory) => memory.setItem(`${DRAFT}sent`, place));
  });
  addEventListener("pagehide", () => timer && keep());
}
if (document.querySelector("[data-sent]")) {
  withMemory((memory) => {
    memory.removeItem(memory.getItem(`${DRAFT}sent`));
    memory.removeItem(`${DRAFT}sent`);
  });
}
if (document.querySelector("[data-forget]")) {
  withMemory((memory) => Object.keys(memory).filter((name) => name.startsWith(DRAFT)).forEach((name) => memory.removeItem(name)));
}

// One press is enough.

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || button.formTarget) return; // what opens beside may be pressed again
  if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
  button.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
});
