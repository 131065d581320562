"""The engine's syntax trees hold none of the circles' names, letters or counts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import crosscheck
from crosscheck.homework.circles.contract import FUNCTIONS, INITIAL, NAMES
from crosscheck.homework.circles.homework import CIRCLES
from tests.second_homework.regression import REGRESSION

PACKAGE = Path(crosscheck.__file__).parent
ROOMS = ("judge", "mistakes", "report", "sandbox", "submissions")
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))

LETTERS = {"u", "a", "V", "v", "b", "G", "q", "z"}
WORDS = {*FUNCTIONS, "X_train", "y_train", "y_out", *NAMES, "circles"}
NUMBERS = {len(NAMES), len(CIRCLES.published), 500, 13}  # parameters, asserts, points, where b begins

#: What is found and stays, each with its reason: (file or room, what).
ALLOWED: dict[tuple[str, str | float], str] = {
    # kinds of findings, which are public
    ("mistakes/behaviour.py", "'optimize-update'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-momentum'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-adaptive'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-eta-changes'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-weight-decay'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-batches'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-count'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-returns'"): "a public kind",
    ("mistakes/behaviour.py", "'optimize-start'"): "a public kind",
    ("mistakes/remarks.py", "'optimize-unfollowed'"): "a public kind",
    ("mistakes/remarks.py", "'not-the-derivative-of-your-loss'"): "a public kind",
    ("judge/examine.py", "optimize"): "the module that finds them is named as they are",
    # the homework that is judged where no other is named
    ("judge/check.py", "circles"): "the default of check(.., homework=..)",
    # numbers that only look alike
    ("report/plain.py", 17): "digits that tell any two floats apart",
    ("sandbox/processes.py", 15): "the number of a field of Linux's /proc",
    ("sandbox/inside/isolation.py", 13): "a number of Linux",
}


def _docstrings(tree: ast.Module) -> set[ast.AST]:
    """Return the constants that are documentation, or stand alone as comments do."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _identifiers(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node holds itself."""
    for field in ("id", "attr", "arg", "name", "asname", "module"):
        value = getattr(node, field, None)
        if isinstance(value, str):
            yield from value.lower().split(".") if field in ("name", "module") else [value.lower()]


def found_in(source: str) -> Iterator[str | float]:
    """Yield each name or number of the circles in a source: identifiers and numbers as they are, strings quoted."""
    tree = ast.parse(source)
    documentation, names = _docstrings(tree), {word.lower() for word in WORDS}
    for node in ast.walk(tree):
        yield from (name for name in _identifiers(node) if name in names - {"a"})  # as the lecture's letter: a string
        if not isinstance(node, ast.Constant) or node in documentation:
            continue
        if isinstance(node.value, str):
            words = {word.lower() for word in re.findall(r"\w+", node.value)}
            if node.value in LETTERS:
                yield node.value
            elif words & (names - {"a"}):  # within a sentence it is the article
                yield repr(node.value)
        elif isinstance(node.value, int | float) and not isinstance(node.value, bool) and node.value in NUMBERS:
            yield node.value


def place(path: Path) -> str:
    """Return the name by which a file's exceptions are listed."""
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_of_the_engine_names_no_homework(path: Path) -> None:
    allowed = {what for file, what in ALLOWED if file == place(path)}
    assert [what for what in found_in(path.read_text(encoding="utf-8")) if what not in allowed] == []


def test_every_exception_is_needed() -> None:
    found = {(place(path), what) for path in FILES for what in found_in(path.read_text("utf-8"))}
    assert set(ALLOWED) <= found


@pytest.mark.parametrize(
    "planted",
    [
        "def judge(loss_gradient): pass",
        "e.function == 'network'",
        "f'{name} is not the loss that is asked for'",
        "from crosscheck.homework.circles.homework import CIRCLES",
        "np.zeros(17)",
        "passed == 15",
        "len(X) == 500.0",
        "gradient[13:]",
        "y_train.reshape(-1)",
        "model.X_train",
        "BLOCKS = {'a': 1}",
        "names = ['u1']",
        "raise ValueError('v21 is wrong')",
        "check(network=f)",
    ],
)
def test_what_is_planted_is_found(planted: str) -> None:
    assert list(found_in(planted)) != []


def test_no_template_of_a_report_speaks_of_the_circles() -> None:
    names = {word.lower() for word in WORDS} - {"a"}
    for template in sorted((PACKAGE / "report" / "templates").glob("*.j2")):
        said = {word.lower() for word in re.findall(r"\w+", template.read_text(encoding="utf-8"))}
        assert said & names == set(), template.name


def test_documentation_may_speak_of_a_loss() -> None:
    assert list(found_in('"""The loss of a network, 17 numbers."""\n\ndef f():\n    """Return the loss."""\n')) == []


def test_the_second_homework_shares_no_name_and_no_count_with_the_circles() -> None:
    parameters = REGRESSION.parameters
    assert not {function.name for function in REGRESSION.functions} & set(FUNCTIONS)
    assert not set(parameters.names) & set(NAMES)
    assert not set(parameters.blocks) & set(CIRCLES.parameters.blocks)
    assert not {mistake.kind for mistake in REGRESSION.catalogue.mistakes} & {
        m.kind for m in CIRCLES.catalogue.mistakes
    }
    assert len(parameters) != len(INITIAL)
    assert len(REGRESSION.data.X) != len(CIRCLES.data.X)
