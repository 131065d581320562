"""The notebooks as they are stored: which there are, their cells, what none of them may hold, and a run of one."""

import ast
import re
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat

FOLDER = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(FOLDER.glob("0*.ipynb"))  # the course; the homework's sheet is none of its lessons
SHEET = FOLDER / "homework_09.ipynb"
BOILERPLATE = re.compile(r"^\s*[%!]|sys\.path|\bpip\b|__file__|\.\./", re.MULTILINE)  # magics, installing, the checkout
# What `pip install ".[train,jupyter]"` brings, as notebooks/README.md says.
INSTALLED = {"crosscheck", "manual", "torch_ref", "autograd", "matplotlib", "numpy", "pandas", "torch"}
INSTALLED |= sys.stdlib_module_names


def cells(path: Path, kind: str) -> list[Any]:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def title(path: Path) -> str:
    first: str = cells(path, "markdown")[0].source.splitlines()[0]
    return first.removeprefix("# ")


def out_of_place(path: Path) -> list[str]:
    """Return what should not be in a notebook: output, boilerplate, and imports of what is not installed."""
    code = cells(path, "code")
    sources = [cell.source for cell in code]
    found = [f"has output: {cell.source}" for cell in code if cell.outputs or cell.execution_count is not None]
    found += [f"boilerplate: {source}" for source in sources if BOILERPLATE.search(source)]
    if not any(BOILERPLATE.search(source) for source in sources):  # magics are no Python
        found += [f"not installed: {name}" for source in sources for name in sorted(imported(source) - INSTALLED)]
    return found


def imported(source: str) -> set[str]:
    """Return the packages that a cell imports from."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def outputs_of_a_run(path: Path, folder: Path) -> list[Any]:
    """Run a notebook in `folder` and return its outputs; what it writes to stderr, or into the folder, is a failure."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(folder)}}  # not in the checkout: it must not lean on the working folder
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert list(folder.iterdir()) == []
    return outputs
