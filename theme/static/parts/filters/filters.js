// SPDX-FileCopyrightText: 2026 Stadtfenster contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// with: narrowing, rows
// The filters of a list of businesses.

class BusinessFilters extends ListFilters {
  async take(directory) {
    const { fixed, slug } = this.element.dataset;
    this.directory = directory;
    this.all = inList(directory, fixed, slug);
    this.view.register = new FoundRegister(this.element.querySelector("[data-filter-example]"), directory, this.address);
  }
}

for (const element of document.querySelectorAll("business-filter")) {
  const filters = new BusinessFilters(element);
  filters.start().catch(() => filters.view.fail());
}
