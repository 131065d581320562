"""The formulas in a finding's text, as HTML: dE/dv_jk = sum_i (y_out - y) x_k with italics, indices, Greek and signs.

Findings are plain text, which a terminal shows as it is. What counts as mathematics there is its spelling: a single letter, with
digits, an index or a prime, a Greek name, sum_i, dE/d.., and signs between them. Backticks, dotted names, calls and subscripts in
brackets are code. It is HTML and not MathML, which browsers do not break into lines on a phone, and which notebooks that are not
trusted strip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeAlias

from markupsafe import Markup, escape

from crosscheck.report.plain import clean

GREEK = {"phi": "φ", "eta": "η", "beta": "β", "sigma": "σ", "delta": "δ"}
SIGNS = {"-": "−", ".": "·", "<-": "←", "->": "→", "<=": "≤", ">=": "≥"}
WRITTEN = {"over": "∑<sub><var>{}</var></sub>", "power": "<sup>{}</sup>"}
FUNCTIONS = ("exp", "log", "ln", "tanh", "max", "min")

LETTER = "[b-rt-zB-HJ-Z]"  # s is a second, I and A are words
INDEX = r"(?:_(?:out|[a-z0-9]{1,2})|\d{1,2})"  # y_out, v_jk, v11
PIECES = re.compile(
    rf"""
      `(?P<quoted>[^`]+)`
    | (?P<code>
          [A-Za-z_]\w*(?:\[[^\]\s]*[^\]]*\])(?:\.\w+(?:\([^()]*\))?)*         # p[5:13].reshape(4, 2)
        | [A-Za-z_]\w*(?:\.[A-Za-z_]\w+)+(?:\((?:[^()]|\([^()]*\))*\))?       # np.log, t.reshape(-1)
        | (?!(?:{"|".join((*FUNCTIONS, *GREEK))})\b)[a-z_]\w+\((?:[^()]|\([^()]*\))*\)  # range(N - 1)
      )
    | \bd(?P<whole>[A-Z])/d(?P<of>[A-Za-z]{INDEX}?)(?!\w)
    | \bsum_(?P<over>[a-z])(?!\w)
    | \b(?P<greek>{"|".join(GREEK)})\b(?!\s\*)(?P<prime>'(?!\w))?
    | (?P<function>\b(?:{"|".join(FUNCTIONS)})\b(?=\s?[(\w]))
    | (?P<letter>
          (?<![\w'])(?<![^.]\.)                                     # but in t1..t4
          (?:{LETTER}{INDEX}|{LETTER}(?!\.?\w)
            |a(?=\s*(?:[=+,.;)\]]|is\b|are\b|and\b|or\b|$))|(?<=[+=]\s)a\b  # which is no article there
          )(?!\w)
      )
    | \^(?P<power>\d+|[A-Za-z]\b)
    | (?P<sign><-|->|<=|>=|(?<=\s)[-.](?=\s)|(?<![\w'\-)\]:])-(?=[\w(]))
    | (?P<between>(?:[\s()\[\],|=+/]|-=|<(?![-=])|>(?!=))+|(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w))
    """,
    re.VERBOSE,
)
#: From here on a text may quote the submission's own words, which are no formulas.
QUOTES = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning)\b|\bline \d+")
#: Where a formula does not break into lines: not beside signs.
INNER_SPACE = re.compile(r"(?<![−·←→≤≥=+,;]) (?![−·←→≤≥=+])")
AROUND = " ,\n"  # stands outside a formula at its ends

Piece: TypeAlias = tuple[Literal["mathematics", "between", "words"], Markup]


def as_html(text: str) -> Markup:
    """Return a finding's text with its formulas and its code marked up."""
    text = clean(text)
    quotes = QUOTES.search(text)
    end = quotes.start() if quotes else len(text)
    runs = groupby(_pieces(text[:end]), key=lambda piece: piece[0] != "words")
    return Markup("").join([*(_run(list(run), formula) for formula, run in runs), escape(text[end:])])


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for match in PIECES.finditer(text):
        if words := text[at : match.start()]:
            yield "words", escape(words)
        at = match.end()
        if code := match["quoted"] or match["code"]:
            yield "words", Markup("<code>{}</code>").format(code)
        elif match["between"]:
            yield "between", escape(match["between"])
        else:
            yield "mathematics", _mathematics(match)
    yield "words", escape(text[at:])


def _run(pieces: list[Piece], formula: bool) -> Markup:
    """Join pieces; set a formula in its own type, but numbers and brackets alone are none."""
    whole = Markup("").join(html for _, html in pieces)
    if not formula or all(kind == "between" for kind, _ in pieces):
        return whole
    inner = whole.strip(AROUND)
    before, _, after = whole.partition(inner)
    unbroken = Markup(INNER_SPACE.sub("\N{NO-BREAK SPACE}", inner))
    return before + Markup('<span class="formula">{}</span>').format(unbroken) + after


def _mathematics(match: re.Match[str]) -> Markup:
    kind, text = match.lastgroup or "", match[match.lastgroup or 0]
    if kind in WRITTEN:
        return Markup(WRITTEN[kind]).format(text)
    if kind == "of":
        return Markup("∂<var>{}</var>/∂{}").format(match["whole"], _letter(text))
    if match["greek"]:
        return _letter(GREEK[match["greek"]]) + ("′" if match["prime"] else "")
    return _letter(text) if kind == "letter" else escape(SIGNS.get(text, text))


def _letter(name: str) -> Markup:
    """Write a letter with its index: upright if it is a word or a number, as in y_out and v11."""
    letter, index = name[0], name[1:].removeprefix("_")
    upright = not index.isalpha() or index == "out"
    if not index:
        return Markup("<var>{}</var>").format(letter)
    indexed = "<var>{}</var><sub>{}</sub>" if upright else "<var>{}</var><sub><var>{}</var></sub>"
    return Markup(indexed).format(letter, index)
