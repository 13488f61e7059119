// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The worker of a site that keeps nothing, or no more: it removes what its predecessors kept, and itself.
// Pages that are open go on as they are; it answers no request.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = `stadtfenster ${new URL(self.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
