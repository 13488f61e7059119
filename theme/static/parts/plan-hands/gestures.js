// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What hands do on the plan. One finger scrolls the page, as everywhere; two move and pinch the plan, and one does when
// it is large. A mouse drags it; its wheel scrolls the page unless Ctrl is held or the plan is large.

/** Let hands move `plan` (hands.js): {view, isLarge, moveBy(x, y), zoomAt(factor, {x, y}), showHint()}; x and y in pixels. */
export function followHands(plan) {
  const { view } = plan;
  const down = new Map();
  let dragged = false;
  const fromMiddle = ({ x, y }) => {
    const box = view.getBoundingClientRect();
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
  };
  const spread = () => {
    const [one, other] = [...down.values()];
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, wide: Math.hypot(one.x - other.x, one.y - other.y) || 1 };
  };
  view.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) dragged = false;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  view.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const here = { x: event.clientX, y: event.clientY };
    if (down.size === 2) {
      const old = spread();
      down.set(event.pointerId, here);
      const now = spread();
      plan.moveBy(old.x - now.x, old.y - now.y);
      plan.zoomAt(old.wide / now.wide, fromMiddle(now));
      dragged = true;
    } else if (event.pointerType !== "touch" || plan.isLarge) {
      if (!dragged && Math.hypot(here.x - before.x, here.y - before.y) < 5) return;
      if (!dragged) view.setPointerCapture(event.pointerId);
      dragged = true;
      down.set(event.pointerId, here);
      plan.moveBy(before.x - here.x, before.y - here.y);
    }
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) {
    view.addEventListener(kind, (event) => {
      if (kind === "pointerleave" && view.hasPointerCapture(event.pointerId)) return;
      if (kind === "pointercancel" && event.pointerType === "touch" && down.size === 1 && !plan.isLarge) plan.showHint();
      down.delete(event.pointerId);
    });
  }
  const takeTwo = (event) => event.touches.length > 1 && event.preventDefault();
  view.addEventListener("touchstart", takeTwo, { passive: false });
  view.addEventListener("touchmove", takeTwo, { passive: false });
  view.addEventListener("dragstart", (event) => event.preventDefault());
  view.addEventListener("click", (event) => {
    if (!dragged) return;
    event.preventDefault();
    event.stopPropagation();
    dragged = false;
  }, true);
  view.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a")) plan.zoomAt(0.5, fromMiddle({ x: event.clientX, y: event.clientY }));
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !plan.isLarge) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode ? 30 : 1);
    plan.zoomAt(Math.exp(Math.max(-60, Math.min(60, pixels)) * 0.006), fromMiddle({ x: event.clientX, y: event.clientY }));
  }, { passive: false });
}
