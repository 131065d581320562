"""The page of mistakes says what the tables say, and a kind's name stands in its table alone."""

from __future__ import annotations

import ast
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import crosscheck
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.behaviour import BEHAVIOUR
from crosscheck.mistakes.remarks import REMARKS
from crosscheck.mistakes.symptoms import SYMPTOMS

DOCS = Path(__file__).parents[2] / "docs"
CODE = Path(crosscheck.__file__).parent
FINDINGS = (*CIRCLES.catalogue.mistakes, *CIRCLES.catalogue.remarks, *BEHAVIOUR, *SYMPTOMS, *REMARKS)
KINDS = [finding.kind for finding in FINDINGS]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_mistakes", DOCS / "make_mistakes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def strings(code: str) -> list[str]:
    """Return the string constants of a module."""
    return [
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_the_page_is_made_from_the_tables() -> None:
    assert (DOCS / "mistakes.md").read_text(encoding="utf-8") == maker().page(), "run python docs/make_mistakes.py"


def test_the_page_names_every_finding_once() -> None:
    page = maker().page()
    assert [kind for kind in KINDS if page.count(f"| `{kind}` |") != 1] == []


def test_no_two_findings_have_one_name() -> None:
    assert [kind for kind, times in Counter(KINDS).items() if times > 1] == []


def test_a_kind_s_name_is_a_string_in_its_table_and_nowhere_else() -> None:
    found = Counter(text for path in CODE.rglob("*.py") for text in strings(path.read_text(encoding="utf-8")))
    assert {kind: found[kind] for kind in KINDS if found[kind] != 1} == {}


def test_a_name_written_twice_would_be_found() -> None:
    assert strings('x = "mse-loss" if y == "mse-loss" else ""').count("mse-loss") == 2
