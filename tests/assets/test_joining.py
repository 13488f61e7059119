# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many sources, one style and one script, in an order that nobody can disturb."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.assets.scripts import build_script, build_scripts, without_comments
from plugins.assets.stylesheet import LAYERS, build_part, build_stylesheet, squeezed


def folder(root: Path, **files: str) -> Path:
    """A folder with files; ``__`` in a name is a slash, ``_css`` and ``_js`` the ending."""
    for name, text in files.items():
        path = root / re.sub(r"_(css|js)$", r".\1", name.replace("__", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_layers_are_declared_first_and_files_follow_by_layer_and_name(tmp_path: Path) -> None:
    """The order is the layers', then the names'; comments are gone."""
    folder(
        tmp_path,
        utilities_css="/* u */ .u { top: 0 }",
        components__card_css="@layer components { .card > a { top: 0 } }",
        components__badge_css=".badge { top: 0 }",
        base_css=".base { top: 0 }",
    )
    css = build_stylesheet(tmp_path, "@font-face{}", ":root{--brand:#000}").data.decode()
    assert css.startswith(f"@layer {','.join(LAYERS)};")
    marks = [css.index(m) for m in ("@font-face", ".base", ".badge", ".card", ".u", "--brand")]
    assert marks == sorted(marks)
    assert "@layer components{.badge" in css
    assert css.count("@layer components{.card") == 1
    assert "/*" not in css


def test_modern_style_survives_the_squeezing() -> None:
    """Nesting, relative colours, calc, ranges and strings mean what they meant."""
    css = squeezed(
        ".a{ width: calc( 1px + (2px - 1rem) * -1 ); color: oklch( from var(--b) l c h / 50% );\n"
        "  & > .b, .c & { content: '/* \\'  */'; } a:not( :has( > img ) ) :hover { top: 0 } }\n"
        "@media (width >= 40rem) and (400px <= width) { .d ~ .e { top: 0 } }\n\n"
        '/* a { } */  .f::after { content: "{ ; }"; /* \' */ }'
    )
    for kept in (
        "calc( 1px + (2px - 1rem) * -1 )",
        "oklch( from var(--b) l c h / 50% )",
        "'/* \\'  */'",
        ":has( > img ) ) :hover{",
        ".c &{",
        '"{ ; }"',
    ):
        assert kept in css


def test_a_style_without_a_layer_is_the_themes_mistake(tmp_path: Path) -> None:
    """It would win over everything, unseen."""
    with pytest.raises(ValueError, match="card"):
        build_stylesheet(folder(tmp_path, card_css=".card{}"), "", "")


def test_the_name_changes_with_the_content(tmp_path: Path) -> None:
    """Another brand colour is another file; the same is the same."""
    folder(tmp_path, base_css=".base{}")
    one, same, other = (build_stylesheet(tmp_path, "", c) for c in ("a{}", "a{}", "b{}"))
    assert one == same
    assert one.name != other.name
    assert re.fullmatch(r"assets/stil-[0-9a-f]{8}\.css", one.name)


def test_modules_become_one_script(tmp_path: Path) -> None:
    """Exports go, order is by name."""
    folder(
        tmp_path,
        b_js="/** Says b. */\nexport class B {\n  go() { return a(); } // goes\n}\n",
        a_js="// a\nexport function a() {\n  return `/* ${1} */`;\n}\n",
    )
    assert build_script(tmp_path).data.decode() == (
        "function a(){\nreturn `/* ${1} */`;\n}\nclass B{\ngo() { return a(); } // goes\n}\n"
    )


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ({"a_js": 'import { b } from "./b.js";\n'}, "import"),
        ({"a_js": "export default 1;\n"}, "export default"),
        ({"a_js": "export { a };\n"}, "cannot join"),
        ({"a_js": "function f() {}\n", "b_js": "class f {}\n"}, "a.js and in b.js"),
    ],
)
def test_what_cannot_be_joined_is_said(tmp_path: Path, sources: dict[str, str], words: str) -> None:
    """A theme's mistake stops the build with the file's name, not a visitor's browser."""
    with pytest.raises(ValueError, match=re.escape(words)):
        build_script(folder(tmp_path, **sources))


def test_a_part_takes_what_it_uses_from_the_first_script(tmp_path: Path) -> None:
    """The build writes import and export; what no part uses stays inside."""
    main = folder(
        tmp_path / "js",
        a_js="export function fold() {}\nexport const ZERO = 0;\nexport class Idle {}\n",
    )
    plan = folder(tmp_path / "plan", a_js="go(fold(ZERO), this.Idle);\n", a_css=".plan{}")
    still = folder(tmp_path / "still", a_css=".still{}")
    script, parts = build_scripts(main, {"plan": plan, "still": still})
    assert script.data.endswith(b"export{ZERO,fold};\n")
    assert list(parts) == ["plan"]
    first, second = parts["plan"].data.decode().splitlines()
    assert first == f'import{{ZERO,fold}}from"./{script.file_name}";'
    assert second == "go(fold(ZERO),this.Idle);"


def test_a_part_takes_what_it_uses_from_the_parts_it_names(tmp_path: Path) -> None:
    """No other part's names are looked for: a word in it may be the name of a property."""
    main = folder(tmp_path / "js", a_js="export function fold() {}\n")
    rows = folder(tmp_path / "rows", a_js="export class Rows {}\nexport class Idle {}\n")
    town = folder(tmp_path / "town", a_js="// A town.\n// needs: rows\nnew Rows(fold);\n")
    other = folder(tmp_path / "other", a_js="say({ Rows, fold });\n")
    script, parts = build_scripts(main, {"town": town, "rows": rows, "other": other})
    assert list(parts) == ["town", "rows", "other"]
    assert parts["rows"].data.decode() == "class Rows{}\nclass Idle{}\nexport{Rows};\n"
    first, second, third = parts["town"].data.decode().splitlines()
    assert first == f'import{{fold}}from"./{script.file_name}";'
    assert second == f'import{{Rows}}from"./{parts["rows"].file_name}";'
    assert third == "new Rows(fold);"
    assert b"rows-" not in parts["other"].data
    with pytest.raises(ValueError, match="town needs 'rows'"):
        build_scripts(main, {"town": town})


def test_blanks_go_where_nobody_needs_them(tmp_path: Path) -> None:
    """Texts, patterns, templates and signs stay as they are."""
    kept = [
        'say("a , b", \'c : "d" \', "\\" ( e ");',
        "const found = text.match(/a , b/);",
        "const text = `a , ${b , c}`;",
        "go(a + +b - -c);",
    ]
    assert without_comments("\n".join(kept)).splitlines() == [
        'say("a , b",\'c : "d" \',"\\" ( e ");',
        "const found = text.match(/a , b/);",
        "const text = `a , ${b , c}`;",
        "go(a + +b - -c);",
    ]
    assert without_comments("if (a) return { b: c ?? [d, e] }; // f") == (
        "if (a) return { b: c ?? [d, e] }; // f\n"
    )
    assert without_comments("if (a) return { b: c ?? [d, e] };") == "if(a)return{b:c??[d,e]};\n"


def test_a_part_that_declares_a_name_again_is_said(tmp_path: Path) -> None:
    """Which of the two was meant nobody could tell."""
    main = folder(tmp_path / "js", a_js="export function fold() {}\n")
    part = folder(tmp_path / "plan", a_js="function fold() {}\n")
    with pytest.raises(ValueError, match="'fold'"):
        build_scripts(main, {"plan": part})


def test_the_style_of_a_part_stands_among_the_components(tmp_path: Path) -> None:
    """So the utilities of the first style file still win over it."""
    plan = folder(tmp_path, a_css=".plan{}", b_css="@layer base{ a{} }")
    css = build_part("plan", {"plan": plan})
    assert css is not None
    assert css.data == b"@layer components{.plan{}}@layer base{a{}}\n"
    assert build_part("plan", {"plan": tmp_path / "nothing"}) is None


def test_a_part_takes_others_in(tmp_path: Path) -> None:
    """In the order it names them, and theirs; its own sources stand last."""
    parts = {
        "page": folder(
            tmp_path / "page",
            a_css="/* with: rows, plan */\n.page{}",
            b_js="// with: plan\nplan();\n",
        ),
        "plan": folder(tmp_path / "plan", a_css=".plan{}", a_js="function plan() {}\n"),
        "rows": folder(tmp_path / "rows", a_css="/* with: bars */\n.rows{}", a_js="rows();\n"),
        "bars": folder(tmp_path / "bars", a_css=".bars{}"),
    }
    css = build_part("page", parts)
    assert css is not None
    assert re.findall(r"\.(\w+)\{", css.data.decode()) == ["bars", "rows", "plan", "page"]
    main = folder(tmp_path / "js", a_js="const all = 1;\n")
    _, scripts = build_scripts(main, parts)
    assert scripts["page"].data == b"function plan(){}\nplan();\n"


@pytest.mark.parametrize("taken", ["page", "nowhere"])
def test_a_part_cannot_take_in_itself_or_nothing(tmp_path: Path, taken: str) -> None:
    """A theme's mistake is said, and does not go round in circles."""
    page = folder(tmp_path, a_css=f"/* with: {taken} */\n.page{{}}")
    with pytest.raises(ValueError, match=taken):
        build_part("page", {"page": page})


def test_text_of_several_lines_is_left_alone() -> None:
    """Blanks and slashes inside a template literal are content."""
    source = "const a = `\n  // not a comment\n`;"
    assert without_comments(source) == source + "\n"


def test_code_after_a_comment_stays() -> None:
    """Only the comment goes."""
    assert (
        without_comments("/* a */ b();\n/* c\n d */ e();\n/*/ f */\ng();") == "b();\ne();\ng();\n"
    )


def test_the_themes_own_sources_can_be_joined() -> None:
    """The theme keeps the rules of this module."""
    theme = Path(__file__).parents[2] / "theme" / "static"
    assert b"@layer components" in build_stylesheet(theme / "css", "", "").data
    assert b"customElements.define" in build_script(theme / "js").data
