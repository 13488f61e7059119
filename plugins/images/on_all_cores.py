# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same work on many pictures, one to a thread.

Threads are enough: Pillow lets go of the interpreter while it decodes, draws and encodes, so two
cores do 1.9 times the work of one. No process is started that could outlive this one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: A picture of 40 megapixels takes a third of a gigabyte while it is drawn.
_MOST = 8


def on_all_cores(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    progress: Callable[[int, int], None] | None = None,
) -> list[Result]:
    """``[work(item) for item in items]``, whatever the order in which they are done.

    ``progress(done, all)`` is called in the calling thread, first with 0, unless there is nothing
    to do. What ``work`` raises is raised here, and what has not begun is not begun.
    """
    if progress and items:
        progress(0, len(items))
    threads = min(_cores(), _MOST, len(items))
    if threads <= 1:
        results = []
        for item in items:
            results.append(work(item))
            if progress:
                progress(len(results), len(items))
        return results
    from concurrent.futures import ThreadPoolExecutor, as_completed

    pool = ThreadPoolExecutor(threads)
    try:
        futures = [pool.submit(work, item) for item in items]
        for done, future in enumerate(as_completed(futures), start=1):
            future.result()
            if progress:
                progress(done, len(items))
        return [future.result() for future in futures]
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
