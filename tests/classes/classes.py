"""Classes as tests need them: submissions whose content says what their verdict is, and a judge that reads it there.

Such a judge takes no time, so that what is tested is grading itself; `test_grade_command` judges for real.
"""

import io
import json
import sqlite3
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text

from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import Terms, agree_on_terms, judged, record
from crosscheck.classes.grading import Desk, files_of, grade
from crosscheck.classes.handed_in.intake import take_in
from crosscheck.classes.rubric import Rubric
from crosscheck.command.judging import Recipe
from crosscheck.sandbox.levels import Level
from crosscheck.verdict import Finding, FunctionVerdict, Verdict

HOMEWORK = "def network(x, params):\n    return 0.5\n"
FUNCTIONS = ("network", "loss", "loss_gradient")
RUBRIC = Rubric({"network": 3.0, "loss": 3.0, "loss_gradient": 4.0})
TERMS = Terms("circles", 20, "1", RUBRIC)


def finding(kind: str, level: Any = "wrong") -> Finding:
    return Finding(kind, f"{kind} is meant.", "Formula.", level)


def function(
    name: str, word: Any, causes: Sequence[str] = (), remarks: Sequence[Finding] = (), given: str | None = None
) -> FunctionVerdict:
    reason = Finding("missing", "Not done yet.", level="missing") if word == "missing" else None
    if word == "unjudged":
        reason = Finding("package", "It needs another package.", level="unjudged")
    return FunctionVerdict(name, word, reason, given, tuple(map(finding, causes)), tuple(remarks))


def verdict(path: str, *functions: FunctionVerdict, passed: int = 15) -> dict[str, Any]:
    """Return a crosscheck.verify/2 object; functions that are not named are right."""
    each = {name: function(name, "right") for name in FUNCTIONS} | {one.function: one for one in functions}
    common: dict[str, Any] = {"asserts": 15, "seconds": 0.5, "versions": {"crosscheck": "1"}}
    return Verdict(path, "strong", 20, "circles", each, asserts_passed=passed, **common).to_json()


def judge(path: str, content: bytes) -> Mapping[str, Any]:
    """Judge a submission as its comments say: ``# loss=wrong:mean-instead-of-sum``, ``# seconds=0.01``."""
    said = dict(line[2:].split("=") for line in content.decode().splitlines() if line.startswith("# ") and "=" in line)
    time.sleep(float(said.pop("seconds", "0")))
    each = [(name, *words.partition(":")[::2]) for name, words in said.items()]
    functions = (function(name, word, [cause] if cause else []) for name, word, cause in each)
    return verdict(path, *functions, passed=15 - 3 * len(said))


def written(folder: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write files, by their paths in a folder: "NAME/" is an empty folder, and "NAME.zip/.." is packed in an archive."""
    for name, content in _with_archives(contents).items():
        (folder / name.rpartition("/")[0]).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _with_archives(contents: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    files, packed_in = dict[str, str | bytes](), defaultdict[str, dict[str, str | bytes]](dict)
    for path, content in contents.items():
        name, is_packed, within = path.partition(".zip/")
        (packed_in[f"{name}.zip"] if is_packed else files)[within or path] = content
    return files | {name: packed(_with_archives(within)) for name, within in packed_in.items()}


def packed(contents: Mapping[Any, str | bytes]) -> bytes:
    """Return an archive with these members, by their names or what else is known of them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def class_of(folder: Path, n: int, seconds: float = 0) -> Path:
    """Write n submissions, of which some are wrong."""
    words = ("right", "wrong:mean-instead-of-sum", "missing", "wrong:swapped-log-terms")
    return written(folder, {f"s{i:03}/hw.py": f"# {i}\n# loss={words[i % 4]}\n# seconds={seconds}\n" for i in range(n)})


def graded(
    gradebook: Path, folder: Path, again: bool = False, terms: Terms = TERMS, scheduler: str | None = None
) -> Gradebook:
    """Grade a folder with this process's threads, as the command does with processes, or on the cluster of a scheduler."""
    book = open_gradebook(gradebook)
    agree_on_terms(book, terms)
    numbers = record(book, take_in([folder]).submissions)
    done = set() if again else judged(book, terms.version)
    pending = [each for each in files_of(numbers, ["all"] * again) if not done.issuperset(each.numbers)]
    with _executor(scheduler) as executor:
        assert grade(pending, executor, judge, Desk(book, terms.version, lambda: 2)) == []
    return book


@contextmanager
def _executor(scheduler: str | None) -> Iterator[Executor]:
    if scheduler is None:
        with ThreadPoolExecutor(2) as executor:
            yield executor
        return
    from crosscheck.command.grading.cluster import cluster

    with cluster(scheduler, Recipe(None, 20, Level.PROCESS)) as judges, judges.executor(1) as executor:
        yield executor


def dumped(book: Gradebook) -> list[tuple[Any, ...]]:
    """Return all that a gradebook holds, in order, but for what depends on the machine: its numbers, times and seconds."""
    query = """SELECT s.student, s.attempt, s.content_hash, s.path, v.version, v.word, v.seed, v.level, v.verdict
        FROM submission s LEFT JOIN verdict v ON v.submission_id = s.id ORDER BY s.student, s.attempt"""
    with book.reading() as connection:
        rows = connection.execute(text(query)).all()
    return [tuple(_timeless(value) for value in row) for row in rows]


def stored(gradebook: Path) -> int:
    """Count the verdicts, as another program does that reads the file."""
    if not gradebook.exists():
        return 0
    with closing(sqlite3.connect(f"file:{gradebook}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM verdict").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are not there yet
            return 0


def _timeless(value: object) -> object:
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    verdict = {**json.loads(value), "seconds": 0, "versions": {}}
    for function in verdict["functions"].values():  # a busy machine leaves questions out: the worst may be among them
        function["remarks"] = [remark for remark in function["remarks"] if not remark["kind"].endswith("left-out")]
        function["worst"] = function["worst"] is not None
    return json.dumps(verdict, sort_keys=True)
