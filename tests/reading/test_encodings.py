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


WRITTEN_IN = {
    **dict.fromkeys(["utf-8", "latin-1", "cp1252", "ascii", "iso-8859-15"], "x"),
    **dict.fromkeys(["shift_jis", "cp932", "euc_jp"], "円"),
    **dict.fromkeys(["gb18030", "gbk", "gb2312"], "层"),
    "big5": "層",
    "euc_kr": "층",
    **dict.fromkeys(["koi8-r", "cp1251", "iso-8859-5"], "слой"),
}


@pytest.mark.parametrize("encoding", WRITTEN_IN)
def test_an_encoding_that_people_write_in_is_read(tmp_path: Path, encoding: str) -> None:
    path, line = tmp_path / "homework.py", f"{WRITTEN_IN[encoding]} = 1\n"
    path.write_bytes(f"# -*- coding: {encoding} -*-\n{line}".encode(encoding))
    assert line in read_submission(path).cells[0]
