"""The verdict on a submission, as data: `judge` forms it, `report` shows it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, Literal, NamedTuple, Self, TypeAlias, TypeVar, get_args

SCHEMA = "crosscheck.verify/2"

FunctionWord = Literal["right", "remarks", "wrong", "missing", "unjudged"]
Word = Literal["right", "remarks", "wrong", "unjudged"]
Feedback = Literal["verdict", "where", "hint", "formula"]  # how much is told, from the least on
#: What a finding makes of a verdict: nothing ("note"), "remarks" ("remark"), or the word itself.
FindingLevel = Literal["note", "remark", "wrong", "missing", "unjudged"]
FEEDBACK: tuple[Feedback, ...] = get_args(Feedback)
MOST_LISTED = 6  # names that a message lists
THE_FORMULAS = "the homework's formulas"  # a gradient may be right by them, and not that of its own network


@dataclass(frozen=True)
class Finding:
    """A cause, a symptom, a remark, a note or a reason: its kind, to look it up by, and words, for people."""

    kind: str
    hint: str  # what kind of thing it is, and where; it gives neither a formula nor a right answer away
    formula: str = ""  # what it should be, and why; with reference values, if there are any
    level: FindingLevel = "wrong"
    explains: bool = True  # False for a symptom, which describes wrong numbers without saying what made them

    @property
    def message(self) -> str:
        """All that there is to say."""
        return f"{self.hint} {self.formula}".strip()

    @property
    def hinted(self) -> Self:
        """The finding without its formula."""
        return replace(self, formula="")

    def to_json(self) -> dict[str, str]:
        """Return the finding's JSON form."""
        return {"kind": self.kind, "message": self.message, "level": self.level, "hint": self.hint}


class Call(NamedTuple):
    """A call of a submission's function."""

    at: str  # in words
    params: tuple[float, ...] | None = None  # packed, where they were drawn at random
    lines: tuple[str, ...] = ()  # of Python that make the same call by hand

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"at": self.at, "params": self.params} | ({"question": self.lines} if self.lines else {})


Asked = TypeVar("Asked")  # where a row's number was asked, with a `to_json`


@dataclass(frozen=True)
class Row(Generic[Asked]):
    """One number that was obtained, beside the one that was expected: the result of every comparison."""

    question: Asked
    entry: str | None  # which of several numbers, as a parameter's name
    obtained: float
    expected: float  # NaN where it is not told
    #: How far apart they may be; NaN, which equals nothing, where it is not told.
    allowed: float = field(default=math.nan, compare=False)
    distance: float | None = None  # how far apart they are, where it is known better than by their difference

    @property
    def apart(self) -> float:
        """The distance, or else obtained minus expected."""
        return self.obtained - self.expected if self.distance is None else self.distance

    @property
    def within(self) -> bool:
        """Whether they are as near as they may be; NaN is not."""
        return abs(self.apart) <= self.allowed

    @property
    def told(self) -> bool:
        """Whether the expected number is told."""
        return not math.isnan(self.expected)

    def to_json(self) -> dict[str, Any]:
        """Return the place and the numbers as plain data; numbers that are not finite are None."""
        told = {"parameter": self.entry, "obtained": self.obtained, "expected": self.expected, "difference": self.apart}
        told |= {} if math.isnan(self.allowed) else {"tolerance": self.allowed}
        return plain_values(plain(self.question) | told)


Segment: TypeAlias = tuple[float, float, float, float]  # x1, y1, x2, y2


@dataclass(frozen=True)
class Boundary:
    """Where a network's outputs are 1/2, beside where they should be, within `reach` of the origin."""

    at: str  # the parameters, in words
    reach: float
    obtained: tuple[Segment, ...]
    expected: tuple[Segment, ...]


@dataclass(frozen=True)
class Scan:
    """The submission's own objective along one parameter, with the homework's data, and the slope that its gradient gives."""

    of: str  # the objective's name
    parameter: str
    offsets: tuple[float, ...]  # from the homework's parameters, at which the slope is
    values: tuple[float, ...]
    slope: float


@dataclass(frozen=True)
class FunctionVerdict:
    """The verdict on one function, on its own contract."""

    function: str
    verdict: FunctionWord
    reason: Finding | None = None  # why it is missing, could not be judged, or is wrong without an answer
    right_given: str | None = None  # given which it is right: another function, which is wrong, or THE_FORMULAS
    causes: tuple[Finding, ...] = ()  # of a wrong one, unless a reason says it: symptoms where none is known
    remarks: tuple[Finding, ...] = ()
    blocks: tuple[str, ...] = ()  # of a wrong gradient: the blocks of parameters in which it is wrong
    worst: Row[Call] | None = None  # the largest disagreement
    failing: Call | None = None  # the first call whose answer could not be compared, if there is no `worst`
    digits: int | None = None  # of `worst`: how many leading digits are right
    published: float | None = None  # the number that the homework prints, where its own assert fails
    gradient: tuple[tuple[Row[Call], ...], ...] = ()  # of a gradient, at the homework's own call: its blocks
    defined: tuple[int, int] | None = None  # cell and line of its `def`; cell 0 where there is but one
    boundary: Boundary | None = None  # of a wrong network
    scans: tuple[Scan, ...] = ()  # of a wrong gradient: one for each wrong block
    evidence: str = ""  # that a gradient is not the slope of the submission's own loss

    def told(self, feedback: Feedback) -> Self:
        """Return what is told of it at a level below "formula"; see `Verdict.told`."""
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
    sandbox: str  # its level; "none" in the caller's own process, and for what could not be read
    seed: int
    homework: str = ""  # its title
    functions: Mapping[str, FunctionVerdict] = field(default_factory=dict)
    reason: Finding | None = None  # why nothing could be judged at all
    asserts: int = 0  # of the homework's own
    asserts_passed: int = 0
    asserts_failed: tuple[str, ...] = ()  # the calls, as a student would write them
    #: Along how many steps of the homework's descent loss and gradient are right, and with how many points they were asked.
    descent: tuple[int, int] = (0, 0)
    remarks: tuple[Finding, ...] = ()  # about the submission as a whole
    output: str = ""  # what it printed: the submission's words
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)  # of what it was judged with
    letters: tuple[Finding, ...] = ()  # what q or z is, by the letter as the kind, where a finding may use it
    feedback: Feedback = "formula"  # how much is told
    summed_up: Word | None = None  # the verdict, where its grounds are withheld
    homework_place: str = ""  # FILE.py:NAME, where the homework was loaded from a file

    def told(self, feedback: Feedback) -> Self:
        """Return the verdict with what an instructor lets be told; no format can then show more.

        "verdict" keeps the words on each function, the homework's asserts and the reasons why something was not
        judged; "where" adds where and by how much numbers are wrong; "hint" adds the hints of causes and remarks;
        "formula" is everything. What was left out does not come back. ValueError for another word.
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
        """Sum up: wrong if anything is; else unjudged if anything could not be judged or is not done yet."""
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
        """Return 0 for right (with remarks or without), 1 for wrong, 2 for what could not be judged."""
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
    """Return data as JSON has it: by its `to_json`, dataclasses as dicts, tuples as lists, None for what is not finite."""
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
    """Return a mapping with its values as JSON has them."""
    return {name: plain(value) for name, value in named.items()}


def word_of(remarks: Iterable[Finding]) -> Literal["right", "remarks"]:
    """Return the word for a function that agrees: right, unless there are remarks other than notes."""
    return "remarks" if any(remark.level != "note" for remark in remarks) else "right"


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def joined(names: Sequence[str], conjunction: str = "and") -> str:
    """Join names as in "u, v and b"."""
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def few(names: Sequence[str], most: int = MOST_LISTED, of: str = "") -> list[str]:
    """Return the first few of many names, and how many more there are, after the words `of`."""
    more = len(names) - most
    return [*names[:most], f"{of}{more} more"] if more > 0 else [*names]


def all_unjudged(functions: Iterable[str], reason: Finding) -> dict[str, FunctionVerdict]:
    """Return the verdicts on the functions of a submission that could not be judged at all, for one reason."""
    return {name: FunctionVerdict(name, "unjudged", reason) for name in functions}


def _beside(gradient: Sequence[Sequence[Row[Call]]]) -> dict[str, Any]:
    """Return a gradient's rows as lists of their numbers, and the sizes of its blocks."""
    rows = [row for block in gradient for row in block]
    columns = {"parameters": [row.entry for row in rows], "obtained": [row.obtained for row in rows]}
    columns["expected"] = [row.expected for row in rows]
    return {"at": rows[0].question.at, **columns, "blocks": [*map(len, gradient)]} if rows else {}


def _each_hinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding.hinted for finding in findings)
