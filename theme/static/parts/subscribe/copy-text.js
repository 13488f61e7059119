// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// <copy-text>: an address in a field, and a button that copies it and says so.

export class CopyText extends HTMLElement {
  connectedCallback() {
    const [input, button, said] = ["input", "button", "[role=status]"].map((part) => this.querySelector(part));
    input.addEventListener("focus", () => input.select());
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await navigator.clipboard?.writeText(input.value).then(() => true, () => false);
      if (!done) input.select(); // which takes the focus along, so that a hand can copy
      // Without a secure connection there is no clipboard; the old way works in most browsers.
      said.textContent = (done || document.execCommand("copy")) ? _("Copied.") : _("Please copy it by hand.");
    });
  }
}

customElements.define("copy-text", CopyText);
