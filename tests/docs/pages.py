"""What the README and the pages in docs/ show: their blocks of Python, and the commands in their blocks for the shell."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(python|bash)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"`((?:crosscheck|pip) [^`]+)`|^\$ (crosscheck .*)$", flags=re.MULTILINE)  # in the text


class Shown(NamedTuple):
    """A block of Python, or a command, and the page that shows it."""

    page: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {self.text}"


def read(name: str) -> str:
    """Read a page by its path from the project's top."""
    return (ROOT / name).read_text(encoding="utf-8")


def maker(name: str) -> ModuleType:
    """Load the program of docs/ that makes a page."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)  # where dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def python_blocks(text: str) -> list[str]:
    return [body for kind, body in BLOCK.findall(text) if kind == "python"]


def commands(text: str) -> list[str]:
    """Return all commands: one a line of a block, and those within a sentence or a table."""
    lines = [line for kind, body in BLOCK.findall(text) if kind == "bash" for line in body.splitlines()]
    parts = [part.strip() for line in lines for part in line.split("&&")]
    return parts + [inline or prompted for inline, prompted in SHOWN.findall(BLOCK.sub("", text))]


def first_screen() -> str:
    """Return README up to its first heading but the title."""
    return read("README.md").partition("\n## ")[0]


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


PYTHON = [Shown(_named(page), block) for page in PAGES for block in python_blocks(page.read_text(encoding="utf-8"))]
COMMANDS = [Shown(_named(page), one) for page in PAGES for one in commands(page.read_text(encoding="utf-8"))]
FIRST_SCREEN = [one for one in dict.fromkeys(commands(first_screen())) if one.startswith("crosscheck ")]
