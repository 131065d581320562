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
    | \b(?P<greek>{"|".join(GREEK)})(?P<greek_index>_[a-z])?\b(?!\s\*)(?P<greek_prime>'(?!\w))?
    | (?P<function>\b(?:{"|".join(FUNCTIONS)})\b(?=\s?[(\w]))
    | (?P<letter>
          (?<![\w'])(?<![^.]\.)                                     # but in t1..t4
          (?:{LETTER}{INDEX}|{LETTER}(?!\.?\w)
            |a(?=\s*(?:[=+,.;)\]]|is\b|are\b|and\b|or\b|$))|(?<=[+=]\s)a\b  # which is no article there
          )(?!\w)
      )(?P<prime>'(?!\w))?
    | \^(?P<power>\d+|[A-Za-z]\b)
    | (?P<sign><-|->|<=|>=|(?<=\s)[-.](?=\s)|(?<![\w'\-)\]:])-(?=[\w(]))
    | (?P<between>(?:[\s()\[\],|=+/]|-=|<(?![-=])|>(?!=))+|(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w))
    """,
    re.VERBOSE,
)
#: From here on a text may quote the submission's own words, which are no formulas.
QUOTES = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning)\b|\bline \d+")
INNER_SPACE = re.compile(
    r"(?<![−·←→≤≥=+,;]) (?![−·←→≤≥=+])"
)  # where a formula does not break into lines: not beside signs
AROUND = " ,\n"  # stands outside a formula at its ends

Piece: TypeAlias = tuple[Literal["mathematics", "between", "words"], Markup]


def as_html(text: str) -> Markup:
    """Return a finding's text with its formulas and its code marked up."""
    text = clean(text)
    quotes = QUOTES.search(text)
    end = quotes.start() if quotes else len(text)
    runs = groupby(_pieces(text[:end]), key=lambda piece: piece[0] != "words")
    parts = [_formula(list(run)) if formula else Markup("").join(html for _, html in run) for formula, run in runs]
    return Markup("").join([*parts, escape(text[end:])])


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for match in PIECES.finditer(text):
        if between := text[at : match.start()]:
            yield "words", escape(between)
        at = match.end()
        if match["quoted"] is not None or match["code"] is not None:
            yield "words", Markup("<code>{}</code>").format(match["quoted"] or match["code"])
        elif match["between"] is not None:
            yield "between", escape(match["between"])
        else:
            yield "mathematics", _mathematics(match)
    yield "words", escape(text[at:])


def _formula(pieces: list[Piece]) -> Markup:
    """Set a run of mathematics in its own type; numbers and brackets alone are none."""
    whole = Markup("").join(html for _, html in pieces)
    if not any(kind == "mathematics" for kind, _ in pieces):
        return whole
    inner = whole.strip(AROUND)
    before, _, after = whole.partition(inner)
    unbroken = Markup(INNER_SPACE.sub("\N{NO-BREAK SPACE}", inner))
    return before + Markup('<span class="formula">{}</span>').format(unbroken) + after


def _mathematics(match: re.Match[str]) -> Markup:
    if match["of"] is not None:
        return Markup("∂<var>{}</var>/∂{}").format(match["whole"], _letter(match["of"]))
    if match["over"] is not None:
        return Markup("∑<sub><var>{}</var></sub>").format(match["over"])
    if match["greek"] is not None:
        return _letter(GREEK[match["greek"]] + (match["greek_index"] or "")) + _prime(match["greek_prime"])
    if match["letter"] is not None:
        return _letter(match["letter"]) + _prime(match["prime"])
    if match["power"] is not None:
        return Markup("<sup>{}</sup>").format(match["power"])
    if match["sign"] is not None:
        return Markup(SIGNS[match["sign"]])
    return escape(match["function"])


def _letter(name: str) -> Markup:
    """Write a letter with its index: upright if it is a word or a number, as in y_out and v11."""
    letter, index = name[0], name[1:].removeprefix("_")
    if not index:
        return Markup("<var>{}</var>").format(letter)
    upright = not index.isalpha() or index == "out"
    inner = escape(index) if upright else Markup("<var>{}</var>").format(index)
    return Markup("<var>{}</var><sub>{}</sub>").format(letter, inner)


def _prime(found: str | None) -> Markup:
    return Markup("′" if found else "")
