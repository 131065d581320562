"""Notebooks as students hand them in: a module's source, cut into cells, between the cells of the release."""

from __future__ import annotations

import ast
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

FUNCTIONS = ("network", "loss", "loss_gradient")
RELEASE = Path(__file__).parents[1] / "reading" / "release.txt"
TEXTS = [
    "# Homework 09: Artificial Neural Networks",
    "## Helpers for Getting, Loading and Locating Data",
    "## Problem 1",
]
ACKNOWLEDGMENTS = "## Acknowledgments\n* Initial version: Mark Neubauer\n\n© Copyright 2024"
OTHER_GRADIENT_ASSERTS = """\
assert np.allclose(
    np.round(loss_gradient(initial, np.array([[0.,0.]]), np.array([1.])), 3),
    [ -0.119, -0.119, -0.119, -0.119, -0.119,  0.,  0.,
      0.,  0.,  0.,  0.,  0.,  0.,  0.,  0.,  0.,  0.], atol=1e-3)
assert np.allclose(
    np.round(loss_gradient(initial, np.array([[2.,1.]]), np.array([0.])), 3),
    [ 0.027,  0.,     0.027,  0.024,  0.027,  0.,     0.,     0.001,
      0.,     0.,     0.,     0.028,  0.014,  0.,     0.,     0.,     0.014], atol=1e-3)
assert np.allclose(
    np.round(loss_gradient(initial, np.array([[2.,1.]]), np.array([1.])), 3),
    [ -0.973, -0.002, -0.973, -0.857, -0.973, -0.,    -0.,    -0.024,
      -0.012,  0.,     0.,    -1.022, -0.511,  0.,    -0.012,  0.,    -0.511], atol=1e-3)
assert np.allclose(
    np.round(loss_gradient(initial, X, y), 1),
    [ -24.1, -24.1, -24.1, -24.1, -21.9, -0.5,  0.0,  0.5,  0.0,
      0.0,   -0.5,   0.0,   0.4,   0.3,  0.3,  0.3,  0.3 ], atol=1e-1)
"""


def notebook(sources: Sequence[str], texts: Sequence[str] = ()) -> dict[str, Any]:
    """Make a notebook of cells of code, one a source, after cells of text."""
    written = [{"cell_type": "markdown", **content(f"text-{n}", text)} for n, text in enumerate(texts)]
    code = [
        {"cell_type": "code", "execution_count": None, "outputs": [], **content(f"code-{n}", source)}
        for n, source in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": written + code}


def content(name: str, source: str) -> dict[str, Any]:
    return {"id": name, "metadata": {}, "source": source.splitlines(keepends=True)}


def homework(module: str) -> str:
    """Hand a module in as the homework's notebook: the text of an .ipynb with the release's magics, asserts and plots.

    What the release has after a function (its asserts, and plots) follows the function's cell, or the first cell at
    which all that is named so far has been defined, so that the notebook runs from top to bottom.
    """
    own = cells(module)
    sources, release_after = release("optimize" in defined("\n".join(source for _, source in own)))
    waiting = set(FUNCTIONS)
    for n, (_, source) in enumerate(own):
        sources.append(source)
        if not needs_later_cells(own, n):
            now = {name for functions, _ in own[: n + 1] for name in functions} & waiting
            sources += [cell for name in FUNCTIONS if name in now for cell in release_after[name]]
            waiting -= now
    return json.dumps(notebook(sources, TEXTS), indent=1, ensure_ascii=False)


def needs_later_cells(own: list[tuple[list[str], str]], n: int) -> bool:
    """Tell whether cells up to n name what only a later one defines, or are without `network`, the release's first."""
    context = "\n".join(source for _, source in own[: n + 1])
    later = defined("\n".join(source for _, source in own[n + 1 :]))
    return "network" in later - defined(context) or bool((later - set(FUNCTIONS)) & read(context))


def release(optimize_is_theirs: bool) -> tuple[list[str], dict[str, list[str]]]:
    """Read the release: its cells before the first function asked for, and those after each of the functions."""
    text = RELEASE.read_text(encoding="utf-8").split("# %%\n")
    stubs = [next(n for n, cell in enumerate(text) if cell.startswith(f"def {name}(")) for name in FUNCTIONS]
    after = {
        name: text[stub + 1 : following]
        for name, (stub, following) in zip(FUNCTIONS, pairwise([*stubs, len(text)]), strict=True)
    }
    after["loss_gradient"][0] += OTHER_GRADIENT_ASSERTS
    if optimize_is_theirs:
        after["loss_gradient"] = [cell for cell in after["loss_gradient"] if not cell.startswith("def optimize(")]
    return text[: stubs[0]], after


def cells(module: str) -> list[tuple[list[str], str]]:
    """Cut a module after the last definition of each function: (the functions it completes, the source of the cell).

    What comes after them joins the last cell. The line which says what to expect is left out.
    """
    completed: dict[int, list[str]] = {}
    for name, end in last_lines(module).items():
        completed.setdefault(end, []).append(name)
    lines = module.splitlines()
    starts = [1 if lines[0].startswith("# expect:") else 0, *sorted(completed)]
    ends = [*sorted(completed)[:-1], len(lines)]
    cut = ["\n".join(lines[start:end]).strip("\n") for start, end in zip(starts, ends, strict=False)]
    return [(completed[end], source) for end, source in zip(sorted(completed), cut, strict=True)]


def last_lines(module: str) -> dict[str, int]:
    """Find the line at which the last definition of each function ends."""
    body = ast.parse(module).body
    return {name: stmt.end_lineno or 0 for stmt in body for name in FUNCTIONS if name in names_bound(stmt)}


def names_bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    nodes = ast.walk(statement)
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def defined(source: str) -> set[str]:
    return set().union(*(names_bound(statement) for statement in ast.parse(source).body))


def read(source: str) -> set[str]:
    nodes = ast.walk(ast.parse(source))
    return {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
