# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody meant who wrote a category that does not exist."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from plugins.businesses.category import Category

#: Longer values are no misspelt category, and comparing them would cost quadratic time.
_LONGEST = 60
_NEAR = 0.65
_MOST = 3
#: What is so much less like the value than the best answer only distracts from it.
_SPREAD = 0.2
#: The same value under another key (``shop=restaurant``) beats any misspelling.
_OTHER_KEY = 0.99

#: what to compare, what to answer, weight
_Name = tuple[str, str, float]


def suggest(value: str, entries: Sequence[Category]) -> tuple[str, ...]:
    """Return up to three names near ``value``, the nearest first; ties by alphabet.

    Who wrote a tag (``shop=bakry``) gets tags: the same value under another key first, then
    likely spellings, then what the value means as a word (``shop=bäckerei``). Who wrote a word
    gets labels, found by label, plural, synonym or OSM value; so »Brot« finds Bäckerei.
    """
    word = _fold(value)
    if not word or len(word) > _LONGEST:
        return ()
    key, equals, tag_value = word.partition("=")
    if not equals:
        scores = _scores(word, _words(entries))
    elif not key or not tag_value:
        return ()
    else:
        same_value = ((v, tag, _OTHER_KEY) for v, tag, _ in _values(entries) if v == tag_value)
        scores = _scores(tag_value, same_value)
        meant = ((name, entry.tag, 0.9) for name, entry in _german(entries))
        for more in (_scores(word, _tags(entries)), _scores(tag_value, meant)):
            for answer, score in more.items():
                scores[answer] = max(score, scores.get(answer, 0))
    best = max(scores.values(), default=0)
    ranked = sorted(scores, key=lambda answer: (-scores[answer], answer))
    return tuple(answer for answer in ranked if scores[answer] > best - _SPREAD)[:_MOST]


def _scores(word: str, names: Iterable[_Name]) -> dict[str, float]:
    """Answer → likeness from ``_NEAR`` to 1, the best of its names."""
    # One matcher keeps its index of the word while the names change.
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    scores: dict[str, float] = {}
    for name, answer, weight in names:
        score = weight * _likeness(matcher, word, name)
        if score >= _NEAR and score > scores.get(answer, 0):
            scores[answer] = score
    return scores


def _likeness(matcher: SequenceMatcher[str], word: str, name: str) -> float:
    """From 0 to 1; 0 without a close look where lengths or letters rule it out."""
    shorter, longer = sorted((len(word), len(name)))
    if 2 * shorter < _NEAR * (shorter + longer):
        return 0
    matcher.set_seq1(name)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0


def _tags(entries: Sequence[Category]) -> Iterator[_Name]:
    for entry in entries:
        yield entry.tag, entry.tag, 1
        for alias in entry.aliases:
            yield alias, entry.tag, 0.98


def _values(entries: Sequence[Category]) -> Iterator[_Name]:
    for name, tag, weight in _tags(entries):
        value = name.partition("=")[2]
        if value != "yes":
            yield value, tag, weight


def _words(entries: Sequence[Category]) -> Iterator[_Name]:
    for entry in entries:
        yield _fold(entry.label), entry.label, 1
        yield _fold(entry.plural), entry.label, 0.99
        for synonym in entry.synonyms:
            # Less than a name itself: »Galerie« is a synonym of Einkaufszentrum too.
            yield _fold(synonym), entry.label, 0.97
        for value, _, _ in _values([entry]):
            yield value, entry.label, 0.9


def _german(entries: Sequence[Category]) -> Iterator[tuple[str, Category]]:
    for entry in entries:
        for name in (entry.label, entry.plural, *entry.synonyms):
            yield _fold(name), entry


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold()
