// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Added by `serve` only: reloads the page when a build has changed it, and says what is wrong with the content.

const shown = document.querySelector('meta[name="stadtfenster-page"]').content;
const CLOSED = "stadtfenster-closed"; // in the session's storage: the report that the reader has closed
let events = null;

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/** One mistake: where, the line itself, what, and what to write instead. */
function entry({ place, severity, code, excerpt, message, hint }) {
  const item = element("li");
  const head = element("p", "place", place);
  head.append(" ", element("b", "", severity), ` [${code}]`);
  item.append(head);
  if (excerpt) {
    const source = element("pre", "", excerpt);
    source.ariaHidden = "true"; // a caret below a line says nothing when it is read aloud
    item.append(source);
  }
  item.append(element("p", "message", message));
  if (hint) item.append(element("p", "hint", hint));
  return item;
}

/** The place for reports. Its live regions stand there, empty, before anything is to be announced. */
function panel() {
  const host = element("aside", "");
  host.id = "stadtfenster-problems";
  host.ariaLabel = "Meldungen beim Bauen";
  const regions = { alert: element("div"), status: element("div") };
  for (const [role, region] of Object.entries(regions)) region.setAttribute("role", role);
  const close = element("button", "", "Schließen");
  close.type = "button";
  close.hidden = true;
  let key = "";
  let before = null;

  function clear() {
    for (const region of Object.values(regions)) region.replaceChildren();
    host.className = "";
    host.removeAttribute("tabindex");
    close.hidden = true;
    key = "";
  }

  function dismiss() {
    sessionStorage.setItem(CLOSED, key);
    const focused = host.contains(document.activeElement);
    clear();
    if (focused && before?.isConnected) before.focus();
  }

  close.addEventListener("click", dismiss);
  host.addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && dismiss());
  host.addEventListener("focusin", ({ relatedTarget }) => {
    if (!host.contains(relatedTarget)) before = relatedTarget;
  });
  host.append(close, regions.alert, regions.status);
  document.body.append(host);

  /** Show a report, or none. One that is shown already, or was closed, is left as it is. */
  return (report) => {
    const wanted = report ? JSON.stringify(report) : "";
    if (wanted === key) return;
    const closed = sessionStorage.getItem(CLOSED);
    if (closed !== wanted) sessionStorage.removeItem(CLOSED);
    clear();
    if (!report || closed === wanted) return;
    key = wanted;
    host.className = report.blocks ? "blocks" : "notes";
    host.tabIndex = 0; // what scrolls must be reached by keyboard
    close.hidden = false;
    const list = element("ol");
    list.append(...report.mistakes.map(entry));
    const parts = [element("p", "title", report.title)];
    if (report.reason) parts.push(element("pre", "reason", report.reason));
    if (report.mistakes.length) parts.push(list);
    if (report.more) parts.push(element("p", "more", `${report.more} weitere stehen im Terminal.`));
    regions[report.blocks ? "alert" : "status"].append(...parts);
  };
}

const tell = panel();

function listen() {
  if (events) return;
  events = new EventSource(`/.stadtfenster/events?page=${encodeURIComponent(location.pathname)}`);
  events.onmessage = ({ data }) => {
    const { page, report } = JSON.parse(data);
    if (page !== shown) location.reload();
    else tell(report);
  };
}

function stop() {
  events?.close();
  events = null;
}

// A browser opens few connections to one host, so a page in the background gives its own back.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);
if (!document.hidden) listen();
