// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Solves the challenge of a public form (ALTCHA, version 2, SHA-256 with cost 1) while somebody fills it in. The page starts
// this file once more as a worker; where that is not allowed it computes in small bites between two frames.

const BITE = 4096;
// prettier-ignore
const K = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
);
// prettier-ignore
const START = Int32Array.of(
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
);
const w = new Int32Array(64);
const hash = new Int32Array(8);

/** SHA-256 of the one block in the first 16 words of `w`, into `hash` (FIPS 180-4, 6.2.2). */
function digest() {
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  let a = START[0];
  let b = START[1];
  let c = START[2];
  let d = START[3];
  let e = START[4];
  let f = START[5];
  let g = START[6];
  let h = START[7];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash[0] = a + START[0];
  hash[1] = b + START[1];
  hash[2] = c + START[2];
  hash[3] = d + START[3];
  hash[4] = e + START[4];
  hash[5] = f + START[5];
  hash[6] = g + START[6];
  hash[7] = h + START[7];
}

const words = (hex) => hex.match(/.{8}/g).map((part) => parseInt(part, 16) | 0);
const hex = (word) => (word >>> 0).toString(16).padStart(8, "0");

/** The solution `{counter, derivedKey}`. */
async function solve({ salt, nonce, keyPrefix }) {
  const block = [...words(salt), ...words(nonce), 0, 0x80000000, 0, 0, 0, 0, 0, 36 * 8];
  const first = parseInt(keyPrefix.slice(0, 8), 16) | 0;
  for (let counter = 0; ; counter++) {
    block[8] = counter;
    w.set(block);
    digest();
    if (hash[0] === first) {
      const derivedKey = Array.from(hash, hex).join("");
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
    if (counter % BITE === 0) await new Promise((next) => setTimeout(next));
  }
}

/** `solve`, beside the page if the browser lets us. */
function solveBeside(parameters) {
  return new Promise((done) => {
    const here = () => solve(parameters).then(done);
    try {
      const worker = new Worker(import.meta.url, { type: "module" });
      worker.addEventListener("message", ({ data }) => {
        worker.terminate();
        done(data);
      });
      worker.addEventListener("error", here);
      worker.postMessage(parameters);
    } catch {
      here();
    }
  });
}

function begin(field) {
  const form = field.form;
  const challenge = JSON.parse(field.dataset.proof);
  const status = document.querySelector("[data-proof-status]");
  let work;
  const start = () => {
    work ??= solveBeside(challenge.parameters).then((solution) => {
      field.value = btoa(JSON.stringify({ challenge, solution }));
    });
    return work;
  };
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopPropagation(); // the button is not yet pressed for good
    const button = event.submitter;
    status.textContent = status.dataset.proofStatus;
    start().then(() => {
      status.textContent = "";
      form.requestSubmit(button);
    });
  });
  for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
}

if (self.document) for (const field of document.querySelectorAll("[data-proof]")) begin(field);
else self.addEventListener("message", async ({ data }) => self.postMessage(await solve(data)));
