# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What languages call themselves, for those who cannot read the page they are on (CLDR)."""

from __future__ import annotations

_ENDONYMS = {
    "ar": "العربية", "be": "беларуская", "bg": "български", "bs": "bosanski", "cs": "čeština",
    "da": "dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "español",
    "et": "eesti", "fa": "فارسی", "fi": "suomi", "fr": "français", "he": "עברית",
    "hr": "hrvatski", "hu": "magyar", "it": "italiano", "ja": "日本語", "ka": "ქართული",
    "ko": "한국어", "ku": "kurdî", "lt": "lietuvių", "lv": "latviešu", "mk": "македонски",
    "nb": "norsk bokmål", "nl": "Nederlands", "no": "norsk", "pl": "polski", "ps": "پښتو",
    "pt": "português", "ro": "română", "ru": "русский", "sk": "slovenčina", "sl": "slovenščina",
    "so": "Soomaali", "sq": "shqip", "sr": "српски", "sv": "svenska", "ta": "தமிழ்",
    "th": "ไทย", "ti": "ትግርኛ", "tr": "Türkçe", "uk": "українська", "ur": "اردو",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


def endonym(code: str) -> str:
    """The name of a language in itself; an unknown code stays as it is."""
    name = _ENDONYMS.get(code, code)
    return name[:1].upper() + name[1:]
