// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// A picture is seen as soon as it is chosen, made small on the phone where the browser can, and uploaded while somebody still
// writes. Whatever of this fails, the file stays in its field and goes with the form.

const LONGEST = 2000;
const SMALL = 700_000;

/** The picture as a JPEG that a weak network carries; the file itself where the browser cannot read it. */
async function smaller(file) {
  if (file.size < SMALL || !self.createImageBitmap) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return made && made.size < file.size ? made : file;
  } catch {
    return file; // HEIC, outside of Safari
  }
}

function told(text) {
  const line = document.createElement("p");
  line.className = "error";
  line.textContent = text;
  return line;
}

/** Do something with the browser's memory, if it has one. */
function withMemory(act) {
  try {
    return act(localStorage);
  } catch {
    return null; // switched off, full, or in a private window
  }
}

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const list = gallery.querySelector("[data-photos]");
  const field = gallery.querySelector("[type=file]");
  const progress = gallery.querySelector("[data-progress]");
  const form = field.form;
  // Part of the draft (edit.js): what was uploaded is there again after a reload. Signing out forgets it with the rest.
  const whose = document.body.dataset.drafts;
  const place = whose && `entwurf:bilder:${whose}:${location.pathname}`;
  const fresh = () => [...list.querySelectorAll("[name=neu]")].map((input) => input.closest("li").outerHTML);
  const keep = () => place && withMemory((memory) => memory.setItem(place, JSON.stringify(fresh())));
  const lines = place && !document.getElementById("fehler") && withMemory((memory) => JSON.parse(memory.getItem(place)));
  if (Array.isArray(lines)) list.insertAdjacentHTML("beforeend", lines.join(""));
  for (const input of list.querySelectorAll("[name=neu]")) {
    const line = input.closest("li");
    line.querySelector("img").addEventListener("error", () => line.remove()); // it was too long ago
  }
  form.addEventListener("submit", () => place && withMemory((memory) => memory.removeItem(place)));

  /** Show the picture at once, then what the server has made of it. Whether the server has it. */
  async function upload(file) {
    const waiting = document.createElement("li");
    waiting.className = "photo is-waiting";
    const image = document.createElement("img");
    image.alt = "";
    image.src = URL.createObjectURL(file);
    image.addEventListener("error", () => image.remove());
    waiting.append(image, "Wird geladen …");
    list.append(waiting);
    try {
      const data = new FormData();
      data.set("_csrf", form.elements._csrf.value);
      data.set("_key", form.elements._key.value);
      data.set("nummer", list.children.length);
      data.set("foto", await smaller(file), "foto");
      const answer = await fetch(gallery.dataset.gallery, { method: "POST", body: data });
      const text = await answer.text();
      if (answer.ok) {
        waiting.insertAdjacentHTML("beforebegin", text);
        keep();
        progress.textContent = `Bild ${list.children.length - 1} ist da.`;
        return true;
      }
      progress.append(told(answer.status === 422 ? text.trim() : "Das Bild kam nicht an. Es geht mit, wenn Sie senden."));
      return answer.status === 422;
    } catch {
      progress.append(told("Gerade ist kein Netz. Das Bild geht mit, wenn Sie senden."));
      return false;
    } finally {
      URL.revokeObjectURL(image.src);
      waiting.remove();
    }
  }

  field.addEventListener("change", async () => {
    progress.replaceChildren();
    for (const file of [...field.files]) {
      if (!(await upload(file))) continue;
      // What the server has need not go with the form; sent before that, the form carries it.
      const left = new DataTransfer();
      for (const other of field.files) if (other !== file) left.items.add(other);
      field.files = left.files;
    }
  });
  list.addEventListener("change", ({ target }) => {
    if (target.name === "weg") target.closest("li").classList.toggle("is-gone", target.checked);
  });
}
