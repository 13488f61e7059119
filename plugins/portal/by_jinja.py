# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages drawn by Jinja: by the code of our compiler, and where that cannot, by that of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, Undefined, defaults
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.utils import missing

from plugins.core.messages import Messages
from plugins.portal.compiled import CompiledTemplates
from plugins.portal.compiling import compile_well
from plugins.portal.jinja_sources import ReadOnce
from plugins.portal.kept_parts import Store, in_bytes
from plugins.portal.once import Once, once_of
from plugins.portal.template_sources import Sources
from plugins.portal.whole import page_template_of

#: What Pelican gives to templates, and the extension for words: it decides about no code.
_KNOWN = {"strftime", "plugin_enabled", "_"}


def install_words(environment: Environment, messages: Messages) -> None:
    """Give templates ``_()`` and its kin; what is known when they are compiled is folded then."""
    # Another environment's would give them to that one.
    vars(environment).pop("install_gettext_callables", None)
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.text,
        messages.plural_text,
        newstyle=True,
        pgettext=lambda context, message: messages.text(message, context),
        npgettext=lambda context, one, many, n: messages.plural_text(one, many, n, context),
    )


class _Names(dict[str, Any]):
    """All names that a page's template knows, in one table."""

    def __missing__(self, name: str) -> Any:
        return missing


class PageContext(Context):
    """What a page's template is drawn with. Jinja looks for a name among those that the template
    gave and then among those that it was given; here both are in one table, a look in C away.
    """

    def __init__(self, environment: Environment, given: Mapping[str, Any], template: Template):
        known = _Names(environment.globals)
        known.update(given)
        super().__init__(environment, known, template.name, template.blocks)
        self.vars = known
        self.resolve_or_missing = known.__getitem__  # type: ignore[assignment,method-assign]


class ByJinja:
    """The templates of one language, in an environment beside the one that it is made of."""

    def __init__(
        self,
        environment: Environment,
        sources: Sources,
        messages: Messages,
        own_language: bool,
        filters: Mapping[str, Callable[..., Any]],
        names: Mapping[str, Any],
        compiled: Path | None = None,
    ) -> None:
        """``filters`` and ``names`` are those that templates know besides Jinja's and the
        environment's; ``compiled`` is a folder that keeps what has been compiled.
        """
        made = environment.overlay(cache_size=400)
        made.globals, made.filters = dict(environment.globals), dict(environment.filters)
        made.loader = ReadOnce(sources)
        made.auto_reload = False
        if made.undefined is Undefined:  # a mistyped name is a mistake, not an empty text
            made.undefined = StrictUndefined
        beside = _beside(made, {*filters, *names})
        made.add_extension(Once)
        made.filters.update(filters)
        install_words(made, messages)
        made.globals.update(names)
        compile_well(made, messages, own_language)
        if compiled:
            made.bytecode_cache = KeptByJinja(
                CompiledTemplates(compiled, messages, own_language, beside)
            )
        self._ours = made
        self._jinjas = made.overlay(cache_size=50, bytecode_cache=None)
        self._jinjas.code_generator_class = CodeGenerator
        self._once, self._once_by_jinja = map(once_of, (self._ours, self._jinjas))

    def render(self, template: str, names: Mapping[str, Any], store: Store) -> bytes:
        """A page as UTF-8. ``store`` keeps parts of pages with the same root of links."""
        self._once.store = store
        found = page_template_of(self._ours, template)
        try:
            return in_bytes(found.root_render_func(PageContext(self._ours, names, found)))
        except Exception:  # an entry of a mapping, or a mistake, whose line Jinja tells
            self._once_by_jinja.store = {}
            return self._jinjas.get_template(template).render(names).encode()


def _beside(environment: Environment, ours: Set[str]) -> tuple[object, ...]:
    """What the environment has that is neither Jinja's nor Pelican's nor ours, as
    ``compiled.PLAIN``.
    """
    pairs = (
        (environment.filters, vars(defaults)["DEFAULT_FILTERS"]),
        (environment.tests, vars(defaults)["DEFAULT_TESTS"]),
        (environment.globals, defaults.DEFAULT_NAMESPACE),
    )
    own = [tuple(sorted(has.keys() - jinjas.keys() - _KNOWN - ours)) for has, jinjas in pairs]
    return (environment.trim_blocks, environment.lstrip_blocks, *own)


class KeptByJinja(BytecodeCache):
    """Lets Jinja keep what it compiles."""

    def __init__(self, kept: CompiledTemplates) -> None:
        self._kept = kept

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template's file."""
        return self._kept.key(name, filename)

    def get_source_checksum(self, source: str) -> str:
        """What the code is made from, as text."""
        return self._kept.checksum(source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` if there is a file for it, whole and up to date."""
        bucket.code = self._kept.load(bucket.key, bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        if bucket.code:
            self._kept.store(bucket.key, bucket.checksum, bucket.code)
