"""A class as HTML: a page for the grader, a page for each student that names nobody else, and their folder.

The class's page has a table of students, to sort, search and filter, and a bar for each mistake. The table is plain
HTML, so that it can also be read, printed and searched without a script. The script orders and hides its rows. It is
written by hand, because libraries for such tables draw them from data, need a framework, or are longer than a class's
page. The page's policy blocks any other script, for instance one in a submission's text.

Each run updates the pages in the folder, and no other file. Each page ends with a comment that names its gradebook and
holds a hash of the page. A file without this comment is not crosscheck's. A page with another hash was changed by a
user. Neither is overwritten or deleted.
"""

import hashlib
import hmac
import math
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from crosscheck.classes.gradebook import Terms
from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.places import UNFINISHED, is_writable, write_whole
from crosscheck.classes.rubric import SYMPTOM_KINDS
from crosscheck.classes.standing import Standing, findings, functions_of, summarise
from crosscheck.homework import AnyHomework
from crosscheck.report.html import environment, script
from crosscheck.report.wording import VERDICTS, for_students
from crosscheck.submissions.errors import CannotJudgeError, failure_told
from crosscheck.verdict import Boundary, Call, Feedback, Finding, FunctionVerdict, Row, Scan, Verdict

STATES = {**VERDICTS, "not judged yet": "not judged yet"}  # words for a student's verdict
BARS = {"wrong": "Mistakes", "remark": "Remarks"}  # titles of the bars by the level of their findings
BARS_AT_ONCE = 8
INDEX = "index.html"
STUDENTS = "students"  # the subfolder of the students' pages
NOTHING = "nothing"  # stands for the submission of a student on the roster who has none
MOST_LINES = 40  # most lines shown of a function's code
LONGEST_NAME = 40  # characters of a student's name in the name of a page
END = re.compile(rb"<!-- crosscheck\.pages/1 of gradebook ([0-9a-f]{16}), sha256 ([0-9a-f]{64}) -->\n\Z")


# The class's page


class StudentRow(NamedTuple):
    """A student in the table."""

    standing: Standing
    state: str  # the verdict, a key of `STATES`
    points: float | str  # the sum of points; "" if there are none yet
    kinds: list[str]  # the kinds of mistakes, remarks and reasons
    bars: list[int]  # the numbers of the bars that count this student
    page: str  # the relative address of the student's page


def class_page(class_: Sequence[Standing], terms: Terms, feedback: Feedback, without: Without) -> str:
    """Return the class's page. Below the level "hint" of `feedback` it has only the names of mistakes."""
    summary, rows = summarise(class_), []
    for standing in class_:
        state = "missing" if standing.reason == "missing" else standing.word
        named = dict.fromkeys((one.kind, one.function) for one in findings(standing))
        kinds = list(dict.fromkeys(kind for kind, _ in named))
        counting = [bar.number for bar in summary.made if (bar.kind, bar.function) in named]
        page = f"{STUDENTS}/{page_name(standing.student, terms.secret)}"
        rows.append(StudentRow(standing, state, standing.total if standing.priced else "", kinds, counting, page))
    counted = Counter(row.state for row in rows)
    return _rendered(
        "class.html.j2",
        rows=rows,
        bars={title: [bar for bar in summary.made if bar.level == level] for level, title in BARS.items()},
        most=max((bar.n for bar in summary.made), default=0),
        states=[(state, words, counted[state]) for state, words in STATES.items() if counted[state]],
        places={state: i for i, state in enumerate(STATES)},
        summary=summary,
        without=without,
        functions=functions_of(class_),
        terms=terms,
        told=feedback in ("hint", "formula"),
        page_of={row.standing.student: row.page for row in rows},
        **script("crosscheck.classes", "class.js"),
        STATES=STATES,
        BARS_AT_ONCE=BARS_AT_ONCE,
    )


def _rendered(template: str, **values: object) -> str:
    return environment("crosscheck.classes").get_template(template).render(number="{:g}".format, **values)


# A student's page


def student_page(standing: Standing, homework: AnyHomework, feedback: Feedback) -> str:
    """Return a student's page; `feedback` is the level of detail, as in ``crosscheck verify --feedback``."""
    verdict = told_verdict(standing, homework, feedback)
    functions = {} if verdict is None else verdict.functions
    return _rendered(
        "student.html.j2",
        standing=standing,
        verdict=verdict,
        code={name: _code(standing.cells, function.defined) for name, function in functions.items()},
        homework=homework.title,
        file=PurePosixPath(standing.path).name,
        functions=[name for name in standing.of if name in standing.points],
    )


def _code(cells: Sequence[str], defined: tuple[int, int] | None) -> list[str]:
    cell, line = defined or (0, 0)
    lines = cells[max(cell, 1) - 1].split("\n")[line - 1 :] if line and len(cells) >= cell and cells else []
    indents = [len(text) - len(text.lstrip()) for text in lines]
    ends = (n for n, text in enumerate(lines) if n and text.strip(" )]:") and indents[n] <= indents[0])
    return "\n".join(lines[: min(next(ends, len(lines)), MOST_LINES)]).rstrip().split("\n") if lines else []


def told_verdict(standing: Standing, homework: AnyHomework, feedback: Feedback) -> Verdict | None:
    """Return a student's verdict at the level of feedback; None if it is not judged yet."""
    verdict = standing.verdict
    return None if verdict is None else for_students(verdict_of(verdict, homework)).told(feedback)


def verdict_of(stored: Mapping[str, Any], homework: AnyHomework) -> Verdict:
    """Return the verdict of a ``crosscheck.verify/2`` object, without the submission's output.

    Some of its fields hold lists, as in JSON, in place of tuples.
    """
    asserts, reason, functions = stored["homework_asserts"], stored["reason"], stored["functions"]
    descent = stored.get("descent", {"steps": 0, "points": 0})  # not in older records
    nothing_judged = all(each["reason"] == reason for each in functions.values())
    return Verdict(
        **{name: stored[name] for name in ("submission", "sandbox", "seed", "seconds", "versions", "feedback")},
        homework=homework.title,
        functions={name: _function(name, each) for name, each in functions.items()},
        reason=_finding(reason) if reason and nothing_judged and reason["level"] != "missing" else None,
        asserts=asserts["of"],
        asserts_passed=asserts["passed"],
        asserts_failed=tuple(asserts["failed"]),
        descent=(descent["steps"], descent["points"]),
        remarks=tuple(map(_finding, stored["remarks"])),
        letters=homework.letters,
        summed_up=stored["verdict"],
    )


def _function(name: str, stored: Mapping[str, Any]) -> FunctionVerdict:
    place, worst = stored.get("def"), stored["worst"]
    return FunctionVerdict(
        name,
        stored["verdict"],
        _finding(stored["reason"]) if stored["reason"] else None,
        stored["given"],
        tuple(map(_finding, stored["causes"])),
        tuple(map(_finding, stored["remarks"])),
        tuple(stored["blocks"]),
        worst=worst and _worst(**worst),
        digits=worst and worst.get("digits"),
        gradient=_gradient(**stored["gradient"]) if "gradient" in stored else (),
        defined=(place["cell"] or 0, place["line"]) if place else None,
        boundary=Boundary(**stored["boundary"]) if "boundary" in stored else None,
        scans=tuple(Scan(**each) for each in stored.get("scans", ())),
        evidence=stored.get("evidence", ""),
    )


def _worst(at: str, params: Any = None, question: Any = (), **row: Any) -> Row[Call]:
    return _row(Call(at, params, question), row["parameter"], row["obtained"], row["expected"])


def _gradient(at: str, blocks: Sequence[int] = (), **columns: Sequence[Any]) -> tuple[tuple[Row[Call], ...], ...]:
    """Return a gradient's blocks; a single block if an old gradebook has none."""
    each = zip(columns["parameters"], columns["obtained"], columns["expected"], strict=True)
    rows = (_row(Call(at), *of_entry) for of_entry in each)
    return tuple(tuple(islice(rows, size)) for size in blocks or [len(columns["parameters"])])


def _row(asked: Call, entry: str | None, obtained: float | None, expected: float | None) -> Row[Call]:
    """Return a row; JSON has null for a number that is not finite or withheld."""
    return Row(asked, entry, *(math.nan if number is None else number for number in (obtained, expected)))


def _finding(stored: Mapping[str, Any]) -> Finding:
    kind, hint, formula = stored["kind"], stored["hint"], stored["message"].removeprefix(stored["hint"]).strip()
    return Finding(kind, hint, formula, stored["level"], kind not in SYMPTOM_KINDS)


# The folder


def page_name(student: str, secret: str) -> str:
    """Return the file name of a student's page, which cannot be guessed without the gradebook's secret."""
    ascii_ = unicodedata.normalize("NFKD", student).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:LONGEST_NAME].strip("-") or "student"
    return f"{readable}-{hmac.new(secret.encode(), student.encode(), 'sha256').hexdigest()[:16]}.html"


def require_place_for_pages(folder: Path, gradebook: str, pages: Iterable[str]) -> None:
    """Raise CannotJudgeError unless pages can be written: to a new or empty folder, or over this gradebook's pages.

    `gradebook` is its identity, "" for a new one. `pages` are the names of the students' pages.
    """
    there = next(each for each in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(each))
    if not is_writable(there):
        raise CannotJudgeError(f"Pages cannot be written to {folder}: {there} is no folder that can be written to.")
    if there != folder.absolute():
        return
    if (folder / STUDENTS).is_symlink():
        raise CannotJudgeError(f"{folder / STUDENTS} is a link; pages are not written where it points.")
    other = next((path.name for path in folder.iterdir() if not path.match(UNFINISHED)), None)
    if other and not (folder / INDEX).exists():
        told = "--html names a new folder, an empty one, or that of an earlier --html"
        raise CannotJudgeError(f"{folder} holds other files, such as {other}: {told}.")
    to_write = {folder / INDEX, *(folder / STUDENTS / page for page in pages)}
    for path in (*folder.glob(INDEX), *(folder / STUDENTS).glob("*.html")):
        of, intact = _end_of(path)
        if not intact and (of or path in to_write):
            raise CannotJudgeError(f"{path} is not as --html wrote it: move it away, or name another folder.")
        if of and of != gradebook:
            raise CannotJudgeError(f"{path} is of another gradebook: name another folder.")


def write_pages(folder: Path, gradebook: str, index: str, students: Iterable[tuple[str, str]]) -> None:
    """Write new or changed pages, as (name, page); delete the pages of students who are no longer there.

    `require_place_for_pages` must hold. `index` is the class's page. CannotJudgeError if something is in the way.
    """
    with failure_told(f"The pages in {folder} cannot be written", "; the gradebook has all of it"):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / INDEX, index, gradebook)  # first, so that the folder is recognised if the process ends now
        (folder / STUDENTS).mkdir(exist_ok=True)
        left = set((folder / STUDENTS).glob("*.html"))
        for name, page in students:
            _write(folder / STUDENTS / name, page, gradebook)
            left.discard(folder / STUDENTS / name)
        unfinished = (folder / STUDENTS).glob(UNFINISHED)  # of a process that was killed
        for path in (*unfinished, *(path for path in left if _end_of(path) == (gradebook, True))):
            path.unlink()


def _write(path: Path, page: str, gradebook: str) -> None:
    digest = hashlib.sha256(page.encode()).hexdigest()
    content = f"{page}<!-- crosscheck.pages/1 of gradebook {gradebook}, sha256 {digest} -->\n".encode()
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content, replace=True)


def _end_of(path: Path) -> tuple[str, bool]:
    """Return the gradebook named at a page's end ("" for no page), and whether the page is unchanged."""
    if path.is_symlink() or not path.is_file():
        return "", False
    with failure_told(f"{path} cannot be read"):
        content = path.read_bytes()
    if (found := END.search(content, max(0, len(content) - 200))) is None:  # the comment is shorter than 200 bytes
        return "", False
    gradebook, digest = (group.decode() for group in found.groups())
    return gradebook, hashlib.sha256(content[: found.start()]).hexdigest() == digest
