"""The first part of a report: the verdict on each function, with one sentence on the cause and one wrong number.

This module writes the sentences. `text.py` formats them as lines, and `templates/verdict.html.j2` as a page.
"""

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

from crosscheck.report import wording as words
from crosscheck.report.plain import one_line
from crosscheck.verdict import Finding, FunctionVerdict, Verdict

MOST_WORDS = 40  # most words before the first cause, and most on each function with its cause
FEWEST_WORDS = 12  # a sentence may always have so many words, even beside a long call
SENTENCE_ENDS = re.compile(r"(?<=[^\s.][.!?])\s+(?=[A-Z`(\"])")
AS_IF = re.compile(r"As if(?:: | the reference had (?:no )?)`")
IT_BEHAVES = re.compile(r"(?:.*: )?[Ii]t behaves")  # after the place, if it is not everywhere
ELSEWHERE = ", and so elsewhere"
PLACE = re.compile(r"(?<=`) in (?:what is returned|the line for \w+)")
IS_SENTENCE = re.compile(r"[A-Z][a-zA-Z']+,? ")  # formulas begin in other ways
IS_EQUATION = re.compile(r"[\w'/()\[\]]+ = ")
ARRAY = re.compile(r"\[[^a-z`]*\]")  # an array in a call
DRAWN = re.compile(r"((?:random|fixed) parameters \d+, )[^()]*(?=\))")  # a call's other arguments, in words
MOST_TYPED = 5  # an array of more words is replaced by dots
CUT = re.compile(r"\((?:[^()]|\([^()]*(?:\)|$))*$|[,;][^,:;()]*$")  # at an open parenthesis or the last comma
BEHAVES_AS = "behaves-as"
PASSED_ON = "errors-passed-on"  # the kind of a cause: another function's lost digits
REASON_ENDS = re.compile(r", (?:since|so|which)\b")


def all_right(verdict: Verdict) -> bool:
    """Return whether every function is right, without conditions or remarks."""
    return verdict.verdict == "right" and {"right"}.issuperset(map(words.on_function, verdict.functions.values()))


def place(verdict: Verdict, function: FunctionVerdict) -> str:
    """Name cell and line of a wrong function's `def`; "" if they are not known."""
    if function.defined is None or function.verdict not in ("wrong", "remarks"):
        return ""
    cell, line = function.defined
    named = f"In [{cell}], " if verdict.sandbox == "none" else f"code cell {cell}, "
    return f"def in {named if cell else ''}line {line}"


def causes(verdict: Verdict, function: FunctionVerdict) -> Iterator[tuple[str, str]]:
    """Yield (sentence, kind) for each cause, or the reason for a missing verdict with kind "".

    Remarks follow if no function is wrong, or if another function is wrong because of this one's errors.
    """
    if reason := words.reason(verdict, function):
        yield _cut(reason, _room(verdict, function)), ""
    found = words.causes(function) or ([] if reason else words.symptoms(function))
    # There may be two mistakes, of which one is known only by what it behaves as.
    found = [each for each in function.causes if each in found or (found and each.kind == BEHAVES_AS)]
    of_others = (cause for one in verdict.functions.values() for cause in one.causes)
    passed_on = any(one.kind == PASSED_ON and f"your {function.function}," in one.hint for one in of_others)
    if passed_on or verdict.verdict not in ("wrong", "unjudged"):
        found = [*found, *words.remarks(function)]
    lent = [note for note in function.remarks if note.kind == "with-what-is-lent" and function.verdict != "wrong"]
    for finding in (*found, *lent):
        before = words.said_for(verdict, function, finding)
        yield words.as_for(before) if before else _sentence(finding, _room(verdict, function)), one_line(finding.kind)


def remarks(verdict: Verdict) -> list[tuple[str, str]]:
    """Return (sentence, kind) for each remark on the whole submission, if nothing is wrong."""
    found = [] if verdict.verdict in ("wrong", "unjudged") else words.remarks(verdict)
    return [(_sentence(finding, MOST_WORDS), one_line(finding.kind)) for finding in found]


def numbers(function: FunctionVerdict) -> Iterator[str]:
    """Yield where a function is wrong, unless a cause says so, and one of its values beside the right one."""
    if function.blocks and not function.causes:
        yield f"Wrong {words.blocks(function)}."
    if function.worst is not None:
        told = DRAWN.sub(r"\1..", words.worst(function.worst, function.digits))
        yield ARRAY.sub(lambda typed: typed[0] if len(typed[0].split()) <= MOST_TYPED else "..", told)
    elif function.failing and not function.causes:
        yield one_line(function.failing.at)
    if function.evidence and not function.causes:
        yield one_line(function.evidence)


def more(verdict: Verdict) -> str:
    """Say how much more there is, and which command shows it."""
    notes = len(words.notes_about(verdict))
    told = f"{notes} note{'s' if notes > 1 else ''}" if notes and all_right(verdict) else "more"
    return f"{told}: {words.repetition(verdict, explained=True)}"


def _room(verdict: Verdict, function: FunctionVerdict) -> int:
    """Return how many words a sentence may have, beside the other words on the function."""
    beside = [function.function, words.on_function(function), *numbers(function), f"{place(verdict, function)} kind"]
    return max(FEWEST_WORDS, MOST_WORDS - len(" ".join(beside).split()))


def _sentence(finding: Finding, room: int) -> str:
    """Return a hint in one sentence, with the part of the formula that fits."""
    hint, formula = (SENTENCE_ENDS.split(one_line(text), 1)[0] for text in (finding.hint, finding.formula))
    if formula and " raised " in hint and len(hint.split()) > room:  # the advice is of more use than the exception
        hint = hint.partition(": ")[0]
    it_behaves = IT_BEHAVES.match(hint)
    for told in (formula, REASON_ENDS.split(formula)[0]) if not (it_behaves and AS_IF.match(formula)) else ():
        begins = hint if hint.endswith(("?", "!")) else hint.removesuffix(".") + "."
        if not IS_SENTENCE.match(told):
            begins = f"{begins} Right:" if _is_formula(told) else begins.removesuffix(".") + ":"
        whole = f"{begins} {told.removesuffix('.')}."
        if told and len(whole.split()) <= room:
            return whole
    shown = list(_as_if(formula, it_behaves[0] if it_behaves else "It behaves"))
    return next((one for one in shown if len(one.split()) <= room), min(shown, key=len, default=_cut(hint, room)))


def _is_formula(text: str) -> bool:
    """Return whether a text begins with an equation, or is one expression, such as a fraction."""
    with suppress(SyntaxError, ValueError):
        parts = [*ast.walk(ast.parse(text.removesuffix("."), mode="eval").body)]
        return len(parts) > 1 and not any(isinstance(one, ast.Compare) for one in parts)  # "1e-12 is enough" is one
    return IS_EQUATION.match(text) is not None


def _as_if(formula: str, begins: str) -> Iterator[str]:
    """Yield sentences on what a function behaves as, the longest first. Each says more than the hint."""
    cut = (formula.partition(rest)[0] for rest in (" (textbook", ": `", " in place of `"))
    *longer, shortest = (one.removesuffix(ELSEWHERE) + ELSEWHERE * (ELSEWHERE in formula) for one in cut)
    for one in (formula, *longer, PLACE.sub("", formula), shortest):
        if AS_IF.match(one):
            yield one.removesuffix(".").replace("As if", f"{begins} as if", 1) + "."


def _cut(text: str, room: int) -> str:
    """Shorten a text that is too long: cut it at an open parenthesis, or at its last comma if no colon follows."""
    text = SENTENCE_ENDS.split(one_line(text), 1)[0]
    if len(text.split()) <= room:
        return text
    short = " ".join(text.split()[: room - 1])
    return f"{CUT.split(short)[0].rstrip()} ..."
