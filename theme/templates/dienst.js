{#- SPDX-FileCopyrightText: 2026 Stadtfenster contributors
SPDX-License-Identifier: AGPL-3.0-or-later -#}
self.site = {
  version: "{{ version }} {{ asset('stylesheet').split('-')[-1].split('.')[0] }} {{ asset('script').split('-')[-1].split('.')[0] }}",
  prefixes: {{ prefixes|list|tojson }},
  kept: {{ kept|tojson }},
};
importScripts("{{ asset('worker.js') }}");
