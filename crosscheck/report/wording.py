"""The words that all formats share, about a function, its findings, and a submission as a whole."""

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crosscheck.mistakes.findings import NO_SANDBOX
from crosscheck.report.plain import argument, clean, number, one_line, pair
from crosscheck.submissions.outcomes import NOT_SENT
from crosscheck.verdict import THE_FORMULAS, Call, Finding, FunctionVerdict, Row, Verdict, counted, few, joined

VERDICTS = {
    "right": "right",
    "remarks": "right, with remarks",
    "wrong": "wrong",
    "missing": "not done yet",
    "unjudged": "could not be judged",
}
WITHHELD = {
    "formula": "",
    "hint": "Hints only: this report names no formulas, and no expected values but those that the homework prints.",
    "where": "Places and digits only: this report names no causes, and no expected values but those that the homework prints.",
    "verdict": "Verdicts only: this report names no causes and no values.",
}
UNPROTECTED = {
    "process": "Level process does not hide your files from the submission: use it for your own work only.",
    "none": "In your own Python nothing limits time or memory.",
}
# The names of packages in a report. Other packages keep their own names.
PACKAGES = {"python": "Python", "numpy": "NumPy", "torch": "PyTorch", "scipy": "SciPy"}
FOREMOST = ("python", "numpy", "autograd", "torch")  # the packages whose versions fit into a line of text

THE_MACHINE = "It could not be judged on the grading machine. You cannot correct this: show it to your course staff."


def for_students(verdict: Verdict) -> Verdict:
    """Return a verdict for students, without advice on what to install on the grading machine."""
    functions = {name: replace(each, reason=_for_students(each.reason)) for name, each in verdict.functions.items()}
    return replace(verdict, reason=_for_students(verdict.reason), functions=functions)


def _for_students(reason: Finding | None) -> Finding | None:
    if reason and (reason.kind == NO_SANDBOX.kind or NOT_SENT in reason.hint):
        return replace(reason, hint=THE_MACHINE, formula="")
    if reason and reason.kind == "package":
        hint = re.sub(r" \(pip install [^)]*\)", "", reason.hint)
        return replace(reason, hint=hint.replace("installed here", "installed on the grading machine"), formula="")
    return reason


# One function


def on_function(function: FunctionVerdict) -> str:
    """Return the verdict on a function in words. If it is right only given another function, name that one."""
    if depends(function):
        return "not judged"
    word, given = VERDICTS[function.verdict], function.right_given
    if given is None or function.verdict not in ("right", "remarks"):
        return word
    how = "by the homework's formulas" if given == THE_FORMULAS else f"given {one_line(given)}"
    return word.replace("right", f"right, {how}", 1)


def told(verdict: Verdict, function: FunctionVerdict, alone: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (label, text) for all there is to say about a function. If `alone`, no text refers to another function."""
    if why := reason(verdict, function):
        yield "reason", clean(why)
    if function.worst is not None:
        yield "worst", worst(function.worst, function.digits, difference=True)
    if function.blocks:
        yield "where", blocks(function)
    if function.evidence:
        yield "slope", clean(function.evidence)
    for label, found in (("cause", causes), ("seen", symptoms), ("remark", remarks)):
        for finding in found(function):
            yield label, named(finding, None if alone else said_for(verdict, function, finding))


def lines(verdict: Verdict, function: FunctionVerdict) -> list[str]:
    """Return the verdict on a function, and below it the texts of `told` without labels, as lines of plain text."""
    return [on_function(function), *(text for _, text in told(verdict, function, alone=True))]


def depends(function: FunctionVerdict) -> bool:
    """Return whether a function was not judged because it fails only through another function of the submission."""
    return function.verdict == "unjudged" and function.reason is not None and function.reason.kind == "depends"


def reason(verdict: Verdict, function: FunctionVerdict) -> str | None:
    """Return why a function was not judged, or is wrong without an answer. None if the report says so already."""
    why = function.reason
    if why is None or why == verdict.reason:
        return None
    if any(why.message in cause.message and why.message != cause.message for cause in function.causes):
        return None  # a cause says the same and more
    first = next(name for name, other in verdict.functions.items() if other.reason == why)
    return why.message if first == function.function else as_for(first)


def said_for(verdict: Verdict, function: FunctionVerdict, finding: Finding) -> str | None:
    """Return the first function with the same finding; None if it is this one, or if the finding is a symptom."""
    said = (name for name, other in verdict.functions.items() if finding in (*other.causes, *other.remarks))
    first = next(said, function.function)
    # Two functions with the same symptom need not have the same cause.
    return first if finding.explains and first != function.function else None


def as_for(first: str) -> str:
    """Refer to the text on another function."""
    return f"the same as for {one_line(first)}"


def worst(row: Row[Call], digits: int | None, difference: bool = False) -> str:
    """Write a number beside the right one. If that one is withheld, write how many digits are right."""
    place = one_line(row.question.at) + (f", {row.entry}" if row.entry else "")
    if row.told:
        obtained, expected = pair(row.obtained, row.expected)
        apart = f", difference {number(row.apart, 3)}" if difference else ""
        return f"{place}: yours {obtained}, right {expected}{apart}"
    right = "" if digits is None else f", {digits or 'no'} digit{'s' * (digits > 1)} right"
    return f"{place}: yours {number(row.obtained)}{right}"


def question(function: FunctionVerdict) -> list[str]:
    """Return lines of Python, to be pasted, that repeat the shown call; an empty list if they are not known."""
    asked = function.worst.question if function.worst else function.failing
    return [*map(one_line, asked.lines)] if asked else []


def causes(function: FunctionVerdict, explain: bool = True) -> list[Finding]:
    """Return the mistakes that explain a wrong function's numbers, except the one told as its reason."""
    told = function.reason.message if function.reason else None
    return [each for each in function.causes if each.explains is explain and each.message != told]


def symptoms(function: FunctionVerdict) -> list[Finding]:
    """Return the symptoms of a wrong function, which explain nothing, except the one told as its reason."""
    return causes(function, explain=False)


def remarks(judged: FunctionVerdict | Verdict) -> list[Finding]:
    """Return the remarks that are not notes."""
    return [finding for finding in judged.remarks if finding.level != "note"]


def named(finding: Finding, said_for: str | None = None) -> str:
    """Return a finding's message, or the function for which it was said before; then its kind, to look it up."""
    message = clean(finding.message) if said_for is None else as_for(said_for)
    return f"{message} [{one_line(finding.kind)}]"


def blocks(function: FunctionVerdict) -> str:
    """Name the blocks of parameters, one or more, in which a gradient is wrong."""
    return f"in {'blocks' if function.blocks[1:] else 'block'} {joined(few(function.blocks))}"


# A submission as a whole


def state(verdict: Verdict) -> str:
    """Return the verdict's key into `VERDICTS`; it is "missing" if something is unfinished, and all else was judged."""
    each = {function.verdict for function in verdict.functions.values() if not depends(function)}
    if verdict.verdict == "unjudged" and verdict.reason is None and "missing" in each and "unjudged" not in each:
        return "missing"
    return verdict.verdict


def listed(verdict: Verdict) -> list[FunctionVerdict]:
    """Return the functions, except those whose reason is the reason for the submission as a whole."""
    return [each for each in verdict.functions.values() if each.reason is None or each.reason != verdict.reason]


def agreement(verdict: Verdict) -> str:
    """Answer whether the submission agrees with the reference."""
    right = [name for name, function in verdict.functions.items() if function.verdict in ("right", "remarks")]
    partly = f"yes, as far as it could be judged ({', '.join(right)})" if right else "not known"
    return {"right": "yes", "remarks": "yes, with remarks", "wrong": "no"}.get(verdict.verdict, partly)


def asserts(verdict: Verdict) -> str:
    """Count the homework's own asserts, and name those that fail. They say less than the reference does."""
    failing = failing_asserts(verdict)
    said = [f"passes {verdict.asserts_passed} of {verdict.asserts} of the homework's own asserts"]
    steps, points = verdict.descent
    said += [f"right along {steps} steps of its descent, asked with {counted(points, 'point')}"] if steps else []
    said += [f"fails: {', '.join(map(one_line, failing))}"] if failing else []
    unasked = Counter(call.partition("(")[0] for call in verdict.asserts_failed if call not in failing)
    return "; ".join([*said, *(f"{count} of {name} are not judged" for name, count in unasked.items())])


def failing_asserts(verdict: Verdict) -> list[str]:
    """Return the calls whose asserts fail, of functions that were judged."""
    unanswered = [name for name, each in verdict.functions.items() if each.verdict in ("missing", "unjudged")]
    return [call for call in verdict.asserts_failed if call.partition("(")[0] not in unanswered]


def circumstances(verdict: Verdict) -> str | None:
    """Return where the submission ran, and for how long; None if it never ran."""
    if verdict.sandbox == "none" and not listed(verdict):
        return None
    place = "your own Python" if verdict.sandbox == "none" else f"the {verdict.sandbox} sandbox"
    return f"judged in {place} in {verdict.seconds:.1f} s"


def repetition(verdict: Verdict, explained: bool = False) -> str:
    """Return the command, or the call of `check`, that asks the same again and, if `explained`, shows everything."""
    in_process, place = verdict.sandbox == "none" and verdict.reason is None, verdict.homework_place
    asked = {"seed": str(verdict.seed)}
    if place:
        asked["homework"] = place.rpartition(":")[2] if in_process else place
    if verdict.feedback != "formula":
        asked["feedback"] = repr(verdict.feedback) if in_process else verdict.feedback
    if in_process:
        given = {name: name for name in verdict.functions} | asked
        call = f"check({', '.join(f'{name}={value}' for name, value in given.items())})"
        return f"print({call}.explained)" if explained else call
    options = [word for name, value in asked.items() for word in (f"--{name}", value)]
    file = argument(one_line(verdict.submission))
    return shlex.join(["crosscheck", "verify", file, *options, *["--explain"] * explained])


def versions(verdict: Verdict, names: Iterable[str] | None = None) -> str:
    """List the versions of the packages that it was judged with: of all, or of `names`."""
    listed = verdict.versions if names is None else [name for name in names if name in verdict.versions]
    return ", ".join(f"{PACKAGES.get(name, name)} {one_line(verdict.versions[name])}" for name in listed)


def notice(verdict: Verdict) -> str:
    """Say what a reader should know about the report: what it withholds, and what the sandbox does not protect."""
    unprotected = UNPROTECTED.get(verdict.sandbox, "") if listed(verdict) else ""
    return " ".join(filter(None, (WITHHELD[verdict.feedback], unprotected)))


def letters(verdict: Verdict) -> str:
    """Return definitions of the letters that the report uses without a definition."""
    messages = [f.message for function in verdict.functions.values() for f in (*function.causes, *function.remarks)]
    used = [letter for letter in verdict.letters if any(_undefined(letter.kind, message) for message in messages)]
    told = [f"{each.formula}, {each.hint}" if each.formula else f"{each.kind} is {each.hint}" for each in used]
    return f"{'; '.join(told)}." if told else ""


def _undefined(letter: str, text: str) -> bool:
    """Return whether a text uses a letter, with an index or without, and does not define it."""
    uses = re.search(rf"(?<![\w.]){re.escape(letter)}(?:_\w+)?(?!\w)", text) is not None
    return uses and f"{letter} = " not in text


def notes_about(verdict: Verdict) -> list[tuple[list[str], Finding]]:
    """Return each note once, with the functions that it is about."""
    about: dict[tuple[str, str], tuple[list[str], Finding]] = {}
    found = [(finding, [name]) for name, function in verdict.functions.items() for finding in function.remarks]
    for finding, names in (*found, *((finding, []) for finding in verdict.remarks)):
        if finding.level == "note":
            about.setdefault((finding.kind, finding.message), ([], finding))[0].extend(names)
    return list(about.values())


def notes(verdict: Verdict) -> Iterator[str]:
    """Yield the text of each note, after the names of the functions that it is about."""
    for functions, finding in notes_about(verdict):
        yield f"{', '.join(map(one_line, functions))}: {named(finding)}" if functions else named(finding)
