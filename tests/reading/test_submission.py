"""What is read of a file, and what is refused with one sentence."""

import json
import os
from pathlib import Path

import pytest

from crosscheck.submissions.files import SubmissionError, read_cells, written_files

DEVICE = "/dev/zero"


def notebook(*cells, **metadata):
    """Return a notebook of format 4 with these code cells, each after a cell of prose."""
    prose = {"cell_type": "markdown", "metadata": {}, "source": ["def loss(): not code"]}
    of_code = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    code = [of_code | {"source": cell} for cell in cells]
    both = [cell for each in code for cell in (prose, each)]
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": both}


def format_3(*cells, language="python"):
    code = [{"cell_type": "code", "language": language, "input": cell, "outputs": []} for cell in cells]
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": code}]}


def as_bytes(content):
    return content if isinstance(content, bytes) else json.dumps(content).encode()


# name: file name, content, cells
READ = {
    "notebook": ("a.ipynb", notebook("a = 1\nb = 2", "c"), ("a = 1\nb = 2", "c")),
    "lists of lines": ("a.ipynb", notebook(["a = 1\n", "b = 2"]), ("a = 1\nb = 2",)),
    "format 3": ("a.ipynb", format_3(["a\n", "b"], "c") | {"cells": notebook("4")["cells"]}, ("a\nb", "c")),
    "an empty cell keeps its number": ("a.ipynb", notebook("", "c"), ("", "c")),
    "no metadata": ("a.ipynb", {"cells": [{"cell_type": "code", "source": "a"}]}, ("a",)),
    "format 1": ("a.ipynb", {"cells": [{"cell_type": "code", "source": "a", "code": "b"}]}, ("b",)),
    "Python kernel": ("a.ipynb", notebook("a", kernelspec={"language": "python"}), ("a",)),
    "notebook with a byte order mark": ("a.ipynb", b"\xef\xbb\xbf" + as_bytes(notebook("a")), ("a",)),
    "lone surrogate": ("a.ipynb", notebook("# \ud800\na"), ("# \ufffd\na",)),
    "NUL in a cell": ("a.ipynb", notebook("# \0\na"), ("# \ufffd\na",)),
    "Windows line ends": ("a.ipynb", notebook("a\r\nb"), ("a\nb",)),
    "module": ("a.py", b"a = 1\n", ("a = 1\n",)),
    "module with line ends of all kinds": (
        "a.py",
        b"#\r\n#\r# coding: latin-1\n# \xc3\xa9",
        ("#\n#\n# coding: latin-1\n# é",),
    ),
    "module with a byte order mark": ("a.py", b"\xef\xbb\xbfa", ("a",)),
    "module in latin-1": ("a.py", b"# -*- coding: latin-1 -*-\n# \xe9", ("# -*- coding: latin-1 -*-\n# é",)),
}
WRITTEN_IN = {
    "x": ["utf-8", "latin-1", "cp1252", "ascii", "iso-8859-15"],
    "円": ["shift_jis", "cp932", "euc_jp"],
    "层": ["gb18030", "gbk", "gb2312"],
    "層": ["big5"],
    "층": ["euc_kr"],
    "слой": ["koi8-r", "cp1251", "iso-8859-5"],
}
for name, encodings in WRITTEN_IN.items():
    texts = {encoding: f"# -*- coding: {encoding} -*-\n{name} = 1\n" for encoding in encodings}
    READ |= {f"module in {each}": ("a.py", text.encode(each), (text,)) for each, text in texts.items()}


@pytest.mark.parametrize(("name", "content", "cells"), READ.values(), ids=READ)
def test_the_code_cells_are_read(tmp_path, name, content, cells):
    path = tmp_path / name
    path.write_bytes(as_bytes(content))
    assert read_cells(path) == cells


# name: file name, content, kind, words of the sentence
REFUSED = {
    "another extension": ("a.txt", b"a", "rejected", "a .ipynb or a .py file"),
    "huge module": ("a.py", b"#" * 1_000_001, "rejected", "larger than 1 MB"),
    "huge notebook": ("a.ipynb", b" " * 20_000_001, "rejected", "larger than 20 MB"),
    "much code": ("a.ipynb", notebook("#" * 600_000, "#" * 600_000), "rejected", "1,000,000 characters"),
    "deep": ("a.ipynb", b'{"cells":' * 100_000, "rejected", "too deeply"),
    "not JSON": ("a.ipynb", b"numpy", "error", "not JSON (line 1"),
    "a module called a notebook": ("a.ipynb", b"import numpy", "error", "give it the ending .py."),
    "a notebook called a module": ("a.py", as_bytes(notebook("a")), "error", "give it the ending .ipynb."),
    "long number": ("a.ipynb", b'{"nbformat": ' + b"9" * 5000 + b"}", "error", "number that is too long"),
    "prose alone": ("a.ipynb", {"cells": [{"cell_type": "markdown", "source": "a"}]}, "error", "no code cells"),
    "cells that are no list": ("a.ipynb", {"cells": {"cell_type": "code"}}, "error", "no code cells"),
    "format 3 in Ruby": ("a.ipynb", format_3("a", language="ruby"), "error", "no code cells"),
    "binary notebook": ("a.ipynb", b"\x89HDF\xff\xfe", "error", "not UTF-8"),
    "UTF-16": ("a.py", "a".encode("utf-16"), "error", "UTF-16"),
    "empty module": ("a.py", b"", "error", "no code in it"),
    "NUL in a module": ("a.py", b"a\0b", "error", "NUL"),
    "latin-1 undeclared": ("a.py", b"# \xe9", "error", "not text in UTF-8"),
}
REFUSED |= {  # in which nobody writes
    f"module in {each}": ("a.py", f"# -*- coding: {each} -*-\nx = 1\n".encode(), "error", "is not text in UTF-8")
    for each in ("punycode", "undefined", "idna", "rot13", "hex", "klingon")
}


@pytest.mark.parametrize(("name", "content", "kind", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_submission_is_refused_in_one_sentence(tmp_path, name, content, kind, words):
    path = tmp_path / name
    path.write_bytes(as_bytes(content))
    _refused(path, kind, words)


def _refused(path, kind, words):
    with pytest.raises(SubmissionError) as raised:
        read_cells(path)
    assert raised.value.kind == kind
    assert words in str(raised.value)
    assert str(raised.value).startswith((f"{path}: ", f"{path} "))
    assert "\n" not in str(raised.value)


# how a file is made, and the end of the sentence on it
SPECIAL = {
    "nothing": (lambda path: None, "there is no such file."),
    "a directory": (Path.mkdir, "is a directory; a submission is a regular file."),
    "a link": (lambda path: path.symlink_to(__file__), "is a symbolic link; a submission is a regular file."),
    "a pipe": (lambda path: os.mkfifo(path), "is a named pipe; a submission is a regular file."),
}


@pytest.mark.parametrize(("make", "words"), SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path, make, words):
    make(tmp_path / "a.py")
    _refused(tmp_path / "a.py", "rejected", words)


def test_a_path_with_nul_is_refused():
    _refused("a\0.py", "rejected", "cannot be opened")


@pytest.mark.parametrize("seen", [DEVICE, __file__], ids=["a device", "a file that is replaced while it is opened"])
def test_a_file_is_looked_at_before_and_after_it_is_opened(tmp_path, monkeypatch, seen):
    os.mkfifo(tmp_path / "a.py")
    status = Path(seen).stat()
    monkeypatch.setattr(os, "lstat", lambda _: status)
    _refused(tmp_path / "a.py", "rejected", "is a device" if seen == DEVICE else "is a named pipe")


WRITES = {
    "a module": (["%%writefile helpers/a.py\nk = 7\n"], {"helpers/a.py": b"k = 7\n"}),
    "in two parts": (["%%file a.py\nk = 7\n", "%%writefile -a a.py\nm = 8"], {"a.py": b"k = 7\nm = 8"}),
    "written once more": (["%%writefile a.py\nk = 7", "%%writefile a.py\nm = 8"], {"a.py": b"m = 8"}),
    "once more after it is read": (["%%writefile a.py\nk = 7", "import a", "%%file a.py\nk = 8"], {"a.py": b"k = 7"}),
    "once more, not read": (["%%writefile a.py\nk = 7", "import ast", "%%file a.py\nk = 8"], {"a.py": b"k = 8"}),
    "reloaded": (["%%writefile a.py\n7", "import a", "%%file a.py\n8", "reload(a)"], {"a.py": b"8"}),
    "in another folder": (["%%writefile ../a.py\nk = 7", "%%writefile /etc/a.py\nk = 7"], {}),
    "not at the beginning": (["k = 7\n%%writefile a.py\nm = 8"], {}),
}


@pytest.mark.parametrize(("cells", "files"), WRITES.values(), ids=WRITES)
def test_what_cells_write_beside_the_notebook_is_read(cells, files):
    assert written_files(cells) == files
