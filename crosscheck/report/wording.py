"""The words that every face shares on a submission as a whole."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from typing import TYPE_CHECKING

from crosscheck.report.function_wording import depends
from crosscheck.report.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crosscheck.verdict import Finding, FunctionVerdict, Verdict

WITHHELD = {
    "formula": "",
    "hint": "Hints only: this report names no formulas, and no expected values but those that the homework prints.",
    "where": "Places and digits only: this report names no causes, and no expected values but those that the homework prints.",
    "verdict": "Verdicts only: this report names no causes and no values.",
}
UNPROTECTED = {
    "process": "Level process does not hide your files from the submission: use it for your own work only.",
    "none": "In your own Python nothing is stopped that takes too long, or too much memory.",
}
PACKAGES = {
    "python": "Python",
    "numpy": "NumPy",
    "torch": "PyTorch",
    "scipy": "SciPy",
}  # others are written as they are
FOREMOST = ("python", "numpy", "autograd", "torch")  # of the versions: those that a line of text has room for


def state(verdict: Verdict) -> str:
    """Return the verdict's key into `VERDICTS`; work that is unfinished and otherwise judged is "missing"."""
    each = {function.verdict for function in verdict.functions.values() if not depends(function)}
    if verdict.verdict == "unjudged" and verdict.reason is None and "missing" in each and "unjudged" not in each:
        return "missing"
    return verdict.verdict


def judged(verdict: Verdict) -> list[FunctionVerdict]:
    """Return the functions of which there is more to say than of the submission as a whole."""
    return [
        function
        for function in verdict.functions.values()
        if function.reason is None or function.reason != verdict.reason
    ]


def agreement(verdict: Verdict) -> str:
    """Answer whether the submission agrees with the reference."""
    if verdict.verdict != "unjudged":
        return {"right": "yes", "remarks": "yes, with remarks", "wrong": "no"}[verdict.verdict]
    right = [name for name, function in verdict.functions.items() if function.verdict in ("right", "remarks")]
    return f"yes, as far as it could be judged ({', '.join(right)})" if right else "not known"


def asserts(verdict: Verdict) -> str:
    """Count the homework's own asserts, which say less than the reference does, and name those that fail."""
    said = [f"passes {verdict.asserts_passed} of {verdict.asserts} of the homework's own asserts"]
    if failing := failing_asserts(verdict):
        said.append(f"fails: {', '.join(map(one_line, failing))}")
    unasked = Counter(name for name in map(_asserted, verdict.asserts_failed) if _unanswered(verdict, name))
    said += [f"{count} of {name} are not judged" for name, count in unasked.items()]
    return "; ".join(said)


def failing_asserts(verdict: Verdict) -> list[str]:
    """Return the calls whose asserts fail, of functions that were judged."""
    return [call for call in verdict.asserts_failed if not _unanswered(verdict, _asserted(call))]


def circumstances(verdict: Verdict) -> str | None:
    """Return where the submission ran, and for how long; None if it never ran."""
    if verdict.sandbox == "none" and not judged(verdict):
        return None
    place = "your own Python" if verdict.sandbox == "none" else f"the {verdict.sandbox} sandbox"
    return f"judged in {place} in {verdict.seconds:.1f} s"


def repetition(verdict: Verdict, explained: bool = False) -> str:
    """Return the command, or the call of `check`, that asks the same again, and explains all."""
    asked = {"seed": str(verdict.seed)}
    if verdict.sandbox == "none" and verdict.functions:
        asked = {**{name: name for name in verdict.functions}, **asked}
        asked |= {"homework": verdict.homework_place.rpartition(":")[2]} if verdict.homework_place else {}
        asked |= {"feedback": repr(verdict.feedback)} if verdict.feedback != "formula" else {}
        call = f"check({', '.join(f'{name}={value}' for name, value in asked.items())})"
        return f"print({call}.explained)" if explained else call
    asked |= {"homework": verdict.homework_place} if verdict.homework_place else {}
    asked |= {"feedback": verdict.feedback} if verdict.feedback != "formula" else {}
    options = [word for name, value in asked.items() for word in (f"--{name}", value)]
    return shlex.join(["crosscheck", "verify", one_line(verdict.submission), *options, *["--explain"] * explained])


def versions(verdict: Verdict, names: Iterable[str] | None = None) -> str:
    """List the versions that it was judged with, of all packages or of these."""
    named = verdict.versions if names is None else [name for name in names if name in verdict.versions]
    return ", ".join(f"{PACKAGES.get(name, name)} {one_line(verdict.versions[name])}" for name in named)


def notice(verdict: Verdict) -> str:
    """Say what a reader should know of the report itself: what is not told, and what its sandbox does not do."""
    unprotected = UNPROTECTED.get(verdict.sandbox, "") if judged(verdict) else ""
    return " ".join(filter(None, (WITHHELD[verdict.feedback], unprotected)))


def letters(verdict: Verdict) -> str:
    """Introduce the letters that the report uses, and does not define where it uses them."""
    findings = [f for function in verdict.functions.values() for f in (*function.causes, *function.remarks)]
    used = [letter for letter in verdict.letters if any(_undefined(letter.kind, f.message) for f in findings)]
    told = [f"{each.formula}, {each.hint}" if each.formula else f"{each.kind} is {each.hint}" for each in used]
    return f"{'; '.join(told)}." if told else ""


def notes(verdict: Verdict) -> list[tuple[list[str], Finding]]:
    """Return each note once, with the functions that it is about."""
    about: dict[tuple[str, str], tuple[list[str], Finding]] = {}
    for name, finding in _noted(verdict):
        names, _ = about.setdefault((finding.kind, finding.message), ([], finding))
        names += [name] if name else []
    return list(about.values())


def _asserted(call: str) -> str:
    return call.partition("(")[0]


def _unanswered(verdict: Verdict, name: str) -> bool:
    return name in verdict.functions and verdict.functions[name].verdict in ("missing", "unjudged")


def _noted(verdict: Verdict) -> Iterator[tuple[str, Finding]]:
    for function in verdict.functions.values():
        yield from ((function.function, finding) for finding in function.remarks if finding.level == "note")
    yield from (("", finding) for finding in verdict.remarks if finding.level == "note")


def _undefined(letter: str, text: str) -> bool:
    """Return whether a text uses a letter, with an index or without, and says nowhere what it is."""
    uses = re.search(rf"(?<![\w.]){re.escape(letter)}(?:_\w+)?(?!\w)", text) is not None
    return uses and f"{letter} = " not in text
