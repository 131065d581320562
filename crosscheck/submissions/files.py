"""Read the text of a submission's code cells. A submission is a notebook or a module.

Nothing here runs or even parses the student's code. Deeply nested source can crash the parser and the process. So the
code is parsed in the sandbox's child process.
"""

import json
import os
import re
import stat
import tokenize
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from crosscheck.submissions.errors import CannotJudgeError

NOTEBOOK_BYTES = 20_000_000  # a notebook keeps its figures
MOST_CONTAINERS = 500_000  # lists and objects in a notebook: each takes some 100 bytes of memory, however short
MODULE_BYTES = 1_000_000
# Prefixes of the allowed encodings: these decode any file quickly.
ENCODINGS = "utf-8 ascii iso-8859- cp125 latin windows-125 koi8 gb big5 shift_jis cp932 euc"
CODE_CHARACTERS = 1_000_000  # of all code cells together

_WRITES = re.compile(
    r"%%(?:writefile|file)[ \t]+(?P<append>-a[ \t]+|--append[ \t]+)?"
    r"(?P<quote>[\"']?)(?:\./)?(?P<name>(?:\w[\w.-]*/)?\w[\w.-]*)(?P=quote)[ \t]*\n"
)
_WORDS = re.compile(r"\w[\w.-]*")  # words, with the names of modules and files
_LOOKS_LIKE_A_NOTEBOOK = re.compile(r'\s*\{\s*"(?:cells|metadata|nbformat|worksheets)"\s*:')
_LOOKS_LIKE_A_MODULE = re.compile(rb"^(?:import|from|def) \w", re.MULTILINE)
_LINE_END = re.compile("\r\n|\r|\n")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# File types by the first letter of the mode, as `ls -l` shows it. All others are devices.
_FILE_TYPES = {"l": "a symbolic link", "d": "a directory", "p": "a named pipe", "s": "a socket"}


class SubmissionError(CannotJudgeError):
    """A file that cannot be judged: "rejected" if it is refused, "error" if its contents are not a submission.

    The message is one sentence that names the file, what is wrong and what was expected.
    """

    def __init__(self, kind: Literal["rejected", "error"], message: str) -> None:
        super().__init__(message)
        self.kind = kind


def read_cells(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Read the code cells of a notebook (.ipynb, formats 1 to 4), or of a module (.py), which is one cell.

    Raises SubmissionError if it is not a regular file, is too large, or holds no Python code.
    """
    path = Path(path)
    if (most := bytes_at_most(path.name)) is not None:
        return cells_from(path, read_regular_file(path, most))
    if path.is_dir():
        raise SubmissionError("rejected", f"{path} is a directory; name the files in it, such as {path / '*.ipynb'}.")
    raise SubmissionError("rejected", f"{path}: a submission is a .ipynb or a .py file.")


def bytes_at_most(name: str) -> int | None:
    """Return the largest allowed size in bytes of a submission, by its suffix; None for other suffixes."""
    return {".ipynb": NOTEBOOK_BYTES, ".py": MODULE_BYTES}.get(Path(name).suffix.lower())


def cells_from(path: Path, content: bytes) -> tuple[str, ...]:
    """Return the code cells in a file's bytes. `path` is used only for its suffix and in messages."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SubmissionError("error", f"{path} is UTF-16 text; save it as UTF-8.")
    cells = _notebook_cells(path, content) if path.suffix.lower() == ".ipynb" else [_module_text(path, content)]
    cells = [_LONE_SURROGATES.sub("\ufffd", cell) for cell in cells]
    if not any(cell.strip() for cell in cells):
        raise SubmissionError("error", f"{path}: there is no code in it.")
    if sum(map(len, cells)) > CODE_CHARACTERS:
        raise SubmissionError("rejected", f"{path} holds more than {CODE_CHARACTERS:,} characters of code.")
    return tuple(cells)


def read_regular_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a file. Raises SubmissionError for a link, a device, or more than `limit` bytes."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        _require_regular(path, os.lstat(path).st_mode)  # before opening: a device may react to it
        with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
            _require_regular(path, os.fstat(file.fileno()).st_mode)  # again: it may have been replaced since
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise SubmissionError("rejected", f"{path}: there is no such file.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or error
        raise SubmissionError("rejected", f"{path} cannot be opened ({why}).") from None
    if len(content) > limit:
        raise SubmissionError("rejected", f"{path} is larger than {limit // 1_000_000} MB.")
    return content


def written_files(cells: Sequence[str]) -> dict[str, bytes]:
    """Return the files that a notebook's cells write with ``%%writefile``: the bytes by file name.

    If another cell has imported or named a written file, later writes to it have no effect, unless a cell has "reload".
    """
    written, read, reloads = dict[str, bytes](), set[str](), any("reload" in cell for cell in cells)
    for cell in cells:
        if magic := _WRITES.match(cell):
            append, name = magic.group("append", "name")
            if reloads or name not in written or name not in read:
                written[name] = (written.get(name, b"") if append else b"") + cell[magic.end() :].encode()
                read.discard(name)
            continue
        for words in map(_WORDS.findall, cell.splitlines()):
            read.update(words, (f"{word}.py" for word in words if words[0] in ("import", "from")))
    return written


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = _FILE_TYPES.get(stat.filemode(mode)[0], "a device")
        raise SubmissionError("rejected", f"{path} is {what}; a submission is a regular file.")


def _module_text(path: Path, content: bytes) -> str:
    try:
        # The encoding by the byte order mark, or by PEP 263.
        encoding, _ = tokenize.detect_encoding(iter(content.splitlines(keepends=True)).__next__)
        if not encoding.startswith(tuple(ENCODINGS.split())):
            raise LookupError(encoding)
        text = content.decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        told = f"{path} is not text in UTF-8, nor in an encoding that its first lines declare."
        raise SubmissionError("error", told) from None
    if _LOOKS_LIKE_A_NOTEBOOK.match(text):
        raise SubmissionError("error", f"{path} holds a notebook: give it the ending .ipynb.")
    if "\0" in text:
        raise SubmissionError("error", f"{path} holds NUL characters, so it is not the text of a module.")
    return _LINE_END.sub("\n", text)


def _notebook_cells(path: Path, content: bytes) -> list[str]:
    notebook = _parsed_json(path, content)
    if not isinstance(notebook, dict):
        raise SubmissionError("error", f"{path} is JSON but not a notebook, which is an object with cells.")
    _require_python(path, notebook.get("metadata"))
    cells = [_source(cell) for cell in _cells(notebook) if cell.get("cell_type") == "code"]
    if not cells:
        raise SubmissionError("error", f"{path} has no code cells.")
    return cells


def _parsed_json(path: Path, content: bytes) -> object:
    if content.count(b"{") + content.count(b"[") > MOST_CONTAINERS:
        told = f"{path} holds more than {MOST_CONTAINERS:,} lists and objects; clear the outputs of its cells."
        raise SubmissionError("rejected", told)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SubmissionError("error", f"{path} is not a notebook: it is not UTF-8 text.") from None
    except RecursionError:
        raise SubmissionError("rejected", f"{path} is nested too deeply for a notebook.") from None
    except json.JSONDecodeError as error:
        hint = " Is it a module? Then give it the ending .py." if _LOOKS_LIKE_A_MODULE.search(content) else ""
        told = f"{path} is not a notebook: it is not JSON (line {error.lineno}: {error.msg}).{hint}"
        raise SubmissionError("error", told) from None
    except ValueError:  # an integer of more digits than Python converts
        raise SubmissionError("error", f"{path} is not a notebook: it holds a number that is too long.") from None


def _require_python(path: Path, metadata: object) -> None:
    match metadata:
        case {"language_info": {"name": str(language)}} if language:
            pass
        case {"kernelspec": {"language": str(language)}}:
            pass
        case _:
            return
    if language and "python" not in language.lower():
        raise SubmissionError("error", f"{path} is a notebook in {language[:40]!r}; the homework is in Python.")


def _cells(notebook: dict[str, object]) -> list[dict[str, object]]:
    """Return the cells of a notebook: of all worksheets in formats 2 and 3, without those in other languages."""
    version = notebook.get("nbformat", 1)  # Jupyter's default
    if "cells" in notebook and version not in (2, 3):
        every = _objects(notebook["cells"])
        return [cell | {"source": cell["code"]} if version == 1 and "code" in cell else cell for cell in every]
    cells = (cell for worksheet in _objects(notebook.get("worksheets")) for cell in _objects(worksheet.get("cells")))
    ours = (cell for cell in cells if "python" in str(cell.get("language", "python")).lower())
    return [cell | {"source": cell.get("input")} for cell in ours]


def _objects(node: object) -> list[dict[str, object]]:
    return [item for item in node if isinstance(item, dict)] if isinstance(node, list) else []


def _source(cell: dict[str, object]) -> str:
    source = cell.get("source")
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    return _LINE_END.sub("\n", text).replace("\0", "\ufffd")
