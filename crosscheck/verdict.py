"""The verdict on a submission, as data: `judge` forms it, `report` shows it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, Literal, NamedTuple, Self, TypeAlias, TypeVar, get_args

SCHEMA = "crosscheck.verify/2"

FunctionWord = Literal["right", "remarks", "wrong", "missing", "unjudged"]
Word = Literal["right", "remarks", "wrong", "unjudged"]
Feedback = Literal["verdict", "where", "hint", "formula"]  # level of detail, from the least to the most
#: The effect of a finding on the verdict: none for "note", "remarks" for "remark", else the word itself.
FindingLevel = Literal["note", "remark", "wrong", "missing", "unjudged"]
FEEDBACK: tuple[Feedback, ...] = get_args(Feedback)
MOST_LISTED = 6  # most names in a message
THE_FORMULAS = "the homework's formulas"  # a gradient may be right by them though its own network is wrong


@dataclass(frozen=True)
class Finding:
    """A cause, a symptom, a remark, a note, or a reason for a missing verdict."""

    kind: str  # a name to look it up by
    hint: str  # what is wrong, and where, without a formula or a right answer
    formula: str = ""  # the right formula, and why, with reference values if there are any
    level: FindingLevel = "wrong"
    explains: bool = True  # False for a symptom, which describes wrong numbers without a cause

    @property
    def message(self) -> str:
        """Return the hint and the formula."""
        return f"{self.hint} {self.formula}".strip()

    @property
    def hinted(self) -> Self:
        """Return the finding without its formula."""
        return replace(self, formula="")

    def to_json(self) -> dict[str, str]:
        """Return the finding's JSON form."""
        return {"kind": self.kind, "message": self.message, "level": self.level, "hint": self.hint}


class Call(NamedTuple):
    """A call of a submission's function."""

    at: str  # the call in words
    params: tuple[float, ...] | None = None  # the packed parameters, if they were drawn at random
    lines: tuple[str, ...] = ()  # lines of Python that make the same call

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"at": self.at, "params": self.params} | ({"question": self.lines} if self.lines else {})


Asked = TypeVar("Asked")  # the type of a row's question, which has a `to_json`
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Row(Generic[Asked]):
    """An obtained number and the expected number: the result of every comparison."""

    question: Asked
    entry: str | None  # the name of the number if there are several, such as a parameter's name
    obtained: float
    expected: float  # NaN if it is withheld
    #: The absolute tolerance; NaN if it is not known. NaN equals nothing, so it is left out of comparisons of rows.
    allowed: float = field(default=math.nan, compare=False)
    distance: float | None = None  # the error, if it is known more exactly than by the difference

    @property
    def apart(self) -> float:
        """Return the distance if it is known, else obtained minus expected."""
        return self.obtained - self.expected if self.distance is None else self.distance

    @property
    def within(self) -> bool:
        """Return whether the error is within the tolerance; false for NaN."""
        return abs(self.apart) <= self.allowed

    @property
    def told(self) -> bool:
        """Return whether the expected number is shown, and not withheld."""
        return not math.isnan(self.expected)

    def to_json(self) -> dict[str, Any]:
        """Return the question and the numbers as plain data; numbers that are not finite are None."""
        told = {"parameter": self.entry, "obtained": self.obtained, "expected": self.expected, "difference": self.apart}
        told |= {} if math.isnan(self.allowed) else {"tolerance": self.allowed}
        return plain_values(plain(self.question) | told)


Segment: TypeAlias = tuple[float, float, float, float]  # x1, y1, x2, y2


@dataclass(frozen=True)
class Boundary:
    """The lines where a network's outputs are 1/2, as obtained and as expected."""

    at: str  # the parameters, in words
    reach: float  # both coordinates are between -reach and reach
    obtained: tuple[Segment, ...]
    expected: tuple[Segment, ...]


@dataclass(frozen=True)
class Scan:
    """The submission's own objective along one parameter, and its slope by the submission's gradient."""

    of: str  # the objective's name
    parameter: str
    offsets: tuple[float, ...]  # distances from the homework's parameters along this parameter
    values: tuple[float, ...]  # the objective at each offset
    slope: float  # the gradient's entry at the homework's parameters


@dataclass(frozen=True)
class FunctionVerdict:
    """The verdict on one function, judged by its own contract."""

    function: str
    verdict: FunctionWord
    reason: Finding | None = None  # why it is missing, could not be judged, or is wrong without an answer
    right_given: str | None = None  # it is right given the values of this wrong function, or by THE_FORMULAS
    causes: tuple[Finding, ...] = ()  # causes of a wrong function, or symptoms if no cause is known
    remarks: tuple[Finding, ...] = ()
    blocks: tuple[str, ...] = ()  # for a wrong gradient, the wrong blocks of parameters
    worst: Row[Call] | None = None  # the largest error
    failing: Call | None = None  # the first call whose answer could not be compared, if there is no `worst`
    digits: int | None = None  # number of right leading digits of `worst`
    published: float | None = None  # the number that the homework prints for `worst`, if its own assert fails
    gradient: tuple[tuple[Row[Call], ...], ...] = ()  # for a gradient, its blocks at the homework's own call
    defined: tuple[int, int] | None = None  # cell and line of its `def`; the cell is 0 if there is only one
    boundary: Boundary | None = None  # for a wrong network
    scans: tuple[Scan, ...] = ()  # for a wrong gradient, one scan for each wrong block
    evidence: str = ""  # a sentence that a gradient is not the slope of the submission's own loss

    def told(self, feedback: Feedback) -> Self:
        """Return the verdict with the details of a level below "formula"; see `Verdict.told`."""
        told: dict[str, Any] = {"reason": self.reason and self.reason.hinted, "gradient": ()}
        told |= {"causes": _each_hinted(self.causes), "remarks": _each_hinted(self.remarks)}
        expected = math.nan if self.published is None else self.published
        told["worst"] = self.worst and replace(self.worst, expected=expected)
        if feedback != "hint":
            told |= {"causes": (), "remarks": ()}
        if feedback == "verdict":
            told |= {"blocks": (), "worst": None, "failing": None, "boundary": None, "scans": (), "evidence": ""}
        return replace(self, **told)

    def to_json(self) -> dict[str, Any]:
        """Return the function's part of ``crosscheck.verify/2``."""
        told: dict[str, Any] = {"verdict": self.verdict, "reason": self.reason, "given": self.right_given}
        told |= {"causes": self.causes, "remarks": self.remarks, "blocks": self.blocks}
        digits = {} if self.digits is None else {"digits": self.digits}
        told["worst"] = self.worst and self.worst.to_json() | digits
        place = {"cell": self.defined[0] or None, "line": self.defined[1]} if self.defined else None
        shown: dict[str, Any] = {"def": place, "evidence": self.evidence, "gradient": _beside(self.gradient)}
        shown |= {"boundary": self.boundary, "scans": self.scans, "failing": self.failing}
        return plain_values(told | {name: value for name, value in shown.items() if value})


@dataclass(frozen=True)
class Verdict:
    """The verdict on a submission."""

    submission: str
    sandbox: str  # the sandbox's level; "none" in the caller's own process, or if the file could not be read
    seed: int
    homework: str = ""  # the homework's title
    functions: Mapping[str, FunctionVerdict] = field(default_factory=dict)
    reason: Finding | None = None  # why nothing could be judged at all
    asserts: int = 0  # number of the homework's own asserts
    asserts_passed: int = 0
    asserts_failed: tuple[str, ...] = ()  # the calls, as a student would write them
    #: Numbers of steps and of points of the homework's descent for which loss and gradient were asked and are right.
    descent: tuple[int, int] = (0, 0)
    remarks: tuple[Finding, ...] = ()  # about the submission as a whole
    output: str = ""  # text that the submission printed
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)  # versions of the packages that it was judged with
    letters: tuple[Finding, ...] = ()  # definitions of letters that findings may use; the kind is the letter
    feedback: Feedback = "formula"  # level of detail
    summed_up: Word | None = None  # the verdict, if `told` has removed its grounds
    homework_place: str = ""  # FILE.py:NAME, if the homework was loaded from a file

    def told(self, feedback: Feedback) -> Self:
        """Return the verdict at a level of detail. All other details are removed, so that no format can show them.

        "verdict" keeps the word for each function, the homework's asserts, and the reasons why something was not
        judged. "where" adds where and by how much numbers are wrong. "hint" adds the hints of causes and remarks.
        "formula" keeps everything. A higher level than the verdict's own restores nothing. ValueError for another word.
        """
        if feedback not in FEEDBACK:
            raise ValueError(f"feedback is one of {', '.join(FEEDBACK)}, got {feedback!r}.")
        if FEEDBACK.index(feedback) >= FEEDBACK.index(self.feedback):
            return self
        functions = {name: function.told(feedback) for name, function in self.functions.items()}
        reason, summed_up = self.reason and self.reason.hinted, self.verdict
        told = replace(self, functions=functions, reason=reason, feedback=feedback, summed_up=summed_up)
        remarks, letters = (_each_hinted(some if feedback == "hint" else ()) for some in (self.remarks, self.letters))
        return replace(told, remarks=remarks, letters=letters)

    @property
    def verdict(self) -> Word:
        """Return "wrong" if a function is wrong, else "unjudged" if one could not be judged or is not done yet."""
        if self.summed_up is not None:
            return self.summed_up
        words = {function.verdict for function in self.functions.values()}
        if "wrong" in words:
            return "wrong"
        if self.reason is not None or not words or words & {"unjudged", "missing"}:
            return "unjudged"
        return "remarks" if "remarks" in words else word_of(self.remarks)

    @property
    def exit_code(self) -> int:
        """Return 0 for right, with remarks or without, 1 for wrong, and 2 for "unjudged"."""
        return {"right": 0, "remarks": 0, "wrong": 1, "unjudged": 2}[self.verdict]

    def to_json(self) -> dict[str, Any]:
        """Return the ``crosscheck.verify/2`` object."""
        names = ("submission", "verdict", "feedback", "sandbox", "versions", "seed")
        told = {name: getattr(self, name) for name in names}
        of_functions = [function.reason for function in self.functions.values() if self.verdict == "unjudged"]
        told["seconds"] = round(self.seconds, 3)
        told["reason"] = next(filter(None, (self.reason, *of_functions)), None)
        asserts = {"passed": self.asserts_passed, "of": self.asserts, "failed": self.asserts_failed}
        steps, points = self.descent
        told |= {"homework_asserts": asserts, "descent": {"steps": steps, "points": points}}
        told |= {"remarks": self.remarks, "functions": self.functions}
        return plain_values({"schema": SCHEMA, **told})


def plain(value: Any) -> Any:
    """Return data as JSON has it, by `to_json`: dataclasses as dicts, tuples as lists, None for NaN and infinity."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value):
        value = {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Mapping):
        return plain_values(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def plain_values(named: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dict with the values as JSON has them; see `plain`."""
    return {name: plain(value) for name, value in named.items()}


def word_of(remarks: Iterable[Finding]) -> Literal["right", "remarks"]:
    """Return "remarks" if there are remarks other than notes, else "right"."""
    return "remarks" if any(remark.level != "note" for remark in remarks) else "right"


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless the number is 1."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def joined(names: Sequence[str], conjunction: str = "and") -> str:
    """Join names as in "u, v and b"."""
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def few(names: Sequence[str], most: int = MOST_LISTED, of: str = "") -> list[str]:
    """Return the first names. If there are more, a last item says how many, after the text `of`."""
    more = len(names) - most
    return [*names[:most], f"{of}{more} more"] if more > 0 else [*names]


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Return the values of each key, in the order in which they come."""
    found = defaultdict[Key, list[Value]](list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def all_unjudged(functions: Iterable[str], reason: Finding) -> dict[str, FunctionVerdict]:
    """Return "unjudged" verdicts on functions, all for one reason."""
    return {name: FunctionVerdict(name, "unjudged", reason) for name in functions}


def _beside(gradient: Sequence[Sequence[Row[Call]]]) -> dict[str, Any]:
    """Return a gradient as plain data: lists of names and numbers, and the sizes of its blocks."""
    rows = [row for block in gradient for row in block]
    columns = {"parameters": [row.entry for row in rows], "obtained": [row.obtained for row in rows]}
    columns["expected"] = [row.expected for row in rows]
    return {"at": rows[0].question.at, **columns, "blocks": [*map(len, gradient)]} if rows else {}


def _each_hinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding.hinted for finding in findings)
