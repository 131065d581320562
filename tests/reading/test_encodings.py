"""Encodings that are slow to decode, or raise what decoders rarely raise, are refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.submissions.files import SubmissionError, read_submission


@pytest.mark.parametrize("encoding", ["punycode", "undefined", "idna", "rot13", "no-such-thing"])
def test_an_encoding_that_nobody_writes_in_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "homework.py"
    path.write_bytes(f"# -*- coding: {encoding} -*-\n".encode() + b"x = 1\n" * 1000)
    with pytest.raises(SubmissionError, match="is not text in UTF-8"):
        read_submission(path)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252", "ascii", "iso-8859-15"])
def test_an_encoding_that_people_write_in_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "homework.py"
    path.write_bytes(f"# -*- coding: {encoding} -*-\n".encode() + b"x = 1\n")
    assert "x = 1" in read_submission(path).cells[0]
