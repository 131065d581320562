"""The state of each student of a class, and statistics of the class, for the instructor."""

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import and_, func, select

from crosscheck.classes import database
from crosscheck.classes.database import Gradebook
from crosscheck.classes.gradebook import Mark
from crosscheck.classes.rubric import numbers_are_right, points, rubric_of
from crosscheck.verdict import grouped

COMMONEST = 10
WORDS = ("right", "remarks", "wrong", "unjudged", "not judged yet")  # verdicts in the order of a summary


class Standing(NamedTuple):
    """One student, with the file that counts, its verdict and its points."""

    student: str
    path: str
    likeness: str
    attempt: int
    attempts: int  # the number of the student's stored files
    verdict: Mapping[str, Any] | None  # a ``crosscheck.verify/2`` object; None if not judged yet
    earned: Mapping[str, float]  # the rubric's points by function; empty if not judged yet
    of: Mapping[str, float]  # the rubric's maximum by function
    marks: Mapping[str, Mark]  # by function
    late: bool = False
    seen: bool = False  # whether a person has marked the file that counts now as seen
    cells: Sequence[str] = ()  # the file's code cells
    content_hash: str = ""  # the hash of the file that counts now; a mark may have been given for an earlier file
    unclear: str = ""  # a message on later files, if it is unclear which of them counts

    @property
    def functions(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the verdict on each function; empty if there is none yet."""
        return {} if self.verdict is None else self.verdict["functions"]

    @property
    def points(self) -> dict[str, float]:
        """Return the points that count, by function. Marks by a person replace the rubric's points."""
        return {**self.earned, **{name: mark.points for name, mark in self.marks.items() if name in self.of}}

    @property
    def total(self) -> float:
        """Return the sum of the points that count."""
        return sum(self.points.values())

    @property
    def priced(self) -> bool:
        """Return whether every function has points. A function has none if the grading machine could not judge it."""
        return bool(self.of) and self.of.keys() <= self.points.keys()

    @property
    def word(self) -> str:
        """Return the verdict in a word."""
        return "not judged yet" if self.verdict is None else str(self.verdict["verdict"])

    @property
    def reason(self) -> str:
        """Return the kind of the first reason for "unjudged", or "missing" if the submission is only unfinished."""
        if self.word != "unjudged":
            return ""
        return "missing" if self._first_reason is None else str(self._first_reason["kind"])

    @property
    def eyes(self) -> list[str]:
        """Return the reasons why a person should look at it. Most students have none, nor have those marked as seen."""
        since = [f"there is {self.unclear}"] if self.unclear else []
        return since if self.seen else [*since, *self._open_questions(), *self._odd_marks()]

    @property
    def _first_reason(self) -> Mapping[str, str] | None:
        reasons = [(self.verdict or {"reason": None})["reason"], *(each["reason"] for each in self.functions.values())]
        return next((each for each in reasons if each and each["kind"] not in ("missing", "depends")), None)

    def _odd_marks(self) -> Iterator[str]:
        if any(mark.content_hash != self.content_hash for mark in self.marks.values()):
            yield "marked before the file that counts now"
        for name, mark in self.marks.items():
            if name not in self.of:
                yield f"the mark for {name} does not count: the rubric has no points for it"
            elif mark.points > self.of[name]:
                yield f"marked above the most there is: {name} {mark.points:g} of {self.of[name]:g}"

    def _open_questions(self) -> Iterator[str]:
        if self.verdict is None:
            yield "not judged yet"
        elif self.word == "unjudged":
            reason = self._first_reason
            yield f"could not be judged: {reason['kind']}: {reason['hint']}" if reason else "not done yet"
        elif self.word == "wrong":
            asserts = self.verdict["homework_asserts"]
            if all(numbers_are_right(each) for each in self.functions.values() if each["verdict"] == "wrong"):
                yield "near miss: the numbers are right, an assert fails"
            elif asserts["passed"] == asserts["of"] > 0:
                yield "near miss: wrong, though all asserts hold"


def alphabetical(name: str) -> tuple[str, str]:
    """Return the sort key of a name, which ignores case and accents."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold(), name


def standings(book: Gradebook, version: str) -> list[Standing]:
    """Return the students, sorted by name, each with the attempt that counts and its verdict by this version."""
    table = database.submission
    place = func.row_number().over(partition_by=table.c.student, order_by=database.COUNTING_ORDER).label("place")
    ranked = select(table, place, func.count().over(partition_by=table.c.student).label("attempts")).subquery()
    mine = and_(database.verdict.c.submission_id == ranked.c.id, database.verdict.c.version == version)
    query = select(ranked, database.verdict.c.verdict).outerjoin(database.verdict, mine).where(ranked.c.place == 1)
    marks: dict[str, dict[str, Mark]] = defaultdict(dict)
    with book.reading() as connection:
        for each in map(Mark._make, connection.execute(select(database.mark))):
            marks[each.student][each.function] = each
        rubric = connection.execute(select(database.gradebook.c.rubric)).scalar()
        rows = connection.execute(query).all()
    priced, class_ = rubric_of(rubric or '{"points": {}}'), []
    for row in sorted(rows, key=lambda row: alphabetical(row.student)):
        verdict = json.loads(row.verdict or "null")
        known = (row.student, row.path, row.likeness, row.attempt, row.attempts, verdict)
        late = priced.is_late(row.handed_in)
        left = 1 - priced.late if late else 1
        earned = {name: round(each * left, 6) for name, each in (points(verdict, priced) if verdict else {}).items()}
        seen, cells = marks[row.student].pop(database.SEEN, None), json.loads(row.cells or "[]")
        given = (marks[row.student], late, seen is not None and seen.content_hash == row.content_hash)
        class_.append(Standing(*known, earned, priced.points, *given, cells, row.content_hash))
    return class_


class FunctionFinding(NamedTuple):
    """A mistake, a remark or a reason in a student's verdict, as in ``crosscheck.verify/2``."""

    function: str  # "" if it is about the whole file
    kind: str
    level: str
    hint: str
    message: str


def findings(standing: Standing) -> list[FunctionFinding]:
    """Return all causes, remarks and reasons of a student's verdict, without repetitions and notes."""
    found = []
    for name, function in standing.functions.items():
        reason = [] if function["reason"] is None or function["causes"] else [function["reason"]]
        found += [FunctionFinding(name, **each) for each in (*reason, *function["causes"], *function["remarks"])]
    found += [FunctionFinding("", **each) for each in (standing.verdict or {"remarks": ()})["remarks"]]
    return [each for each in dict.fromkeys(found) if each.level != "note"]


class Made(NamedTuple):
    """A mistake or a remark, and how many students of the class have it."""

    number: int  # its identifier on the page
    kind: str
    function: str
    level: str
    hint: str  # the text for the first student who has it
    n: int  # number of students


class Summary(NamedTuple):
    """Statistics of a class."""

    words: dict[str, int]  # number of students by verdict
    quartiles: tuple[float, ...]  # minimum, quartiles and maximum of the points; empty if nobody has points
    of: float  # the points of a right submission
    made: list[Made]  # mistakes and remarks, the commonest first
    eyes: list[tuple[str, list[str]]]  # students that a person should look at, and the reasons
    alike: list[tuple[str, ...]]  # groups of students whose files differ only in comments and names


def summarise(class_: Sequence[Standing]) -> Summary:
    """Compute the statistics of a class."""
    words = Counter(each.word for each in class_)
    counting = ([one for one in findings(each) if one.level in ("wrong", "remark")] for each in class_)
    first_of_each = ({(one.kind, one.function): one for one in reversed(found)} for found in counting)
    made = grouped(chain.from_iterable(each.items() for each in first_of_each))
    alike = grouped((each.likeness, each) for each in class_ if each.likeness and not _not_begun(each))
    graded = [each for each in class_ if each.priced]
    common = enumerate(sorted(made.items(), key=lambda one: (-len(one[1]), one[0])))
    return Summary(
        {word: words[word] for word in WORDS if words[word]},
        quartiles([each.total for each in graded]),
        max((sum(each.of.values()) for each in graded), default=0.0),
        [Made(i, *name, found[0].level, found[0].hint, len(found)) for i, (name, found) in common],
        [(each.student, each.eyes) for each in class_ if each.eyes],
        [tuple(each.student for each in same) for same in alike.values() if len({each.path for each in same}) > 1],
    )


def functions_of(class_: Iterable[Standing]) -> list[str]:
    """Return the functions of a class, in the order of the homework."""
    return list(dict.fromkeys(name for each in class_ for name in (*each.of, *each.functions)))


def quartiles(numbers: Sequence[float]) -> tuple[float, ...]:
    """Return minimum, quartiles and maximum; an empty tuple for no numbers."""
    return tuple(np.percentile(numbers, (0, 25, 50, 75, 100)).tolist()) if numbers else ()


def _not_begun(standing: Standing) -> bool:
    """Return whether a file has no work of the student. Such files are equal because all are the released one."""
    functions = standing.functions.values()
    return all(each["verdict"] == "missing" or (each["reason"] or {}).get("kind") == "depends" for each in functions)
