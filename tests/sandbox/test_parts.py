"""The parts of the sandbox alone: levels, replies that are not believed, Landlock, light imports."""

from __future__ import annotations

import itertools
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck.sandbox import bubblewrap, forkserver, replies
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.levels import Level, choose_level
from crosscheck.submissions.errors import clean
from crosscheck.submissions.outcomes import Failed, Returned
from tests.sandbox.conftest import level_or_skip
from tests.sandbox.hostile_set import hostile_set

ROOT = Path(bubblewrap.__file__).parents[2]


def test_the_hostile_set_is_large_and_tries_both_levels() -> None:
    assert len(hostile_set()) >= 70
    assert sum("process" in hostile.levels for hostile in hostile_set()) >= 60


@pytest.fixture(params=["fails", "is not installed"])
def without_bubblewrap(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no bubblewrap runs, though one may be installed."""
    if request.param == "fails":
        (tmp_path / "bwrap").write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    forkserver.close()


@pytest.mark.usefixtures("without_bubblewrap")
def test_a_strong_level_that_does_not_run_is_refused_in_one_sentence() -> None:
    with pytest.raises(SandboxUnavailable, match=r"^the strong sandbox is not available: .+[^.]$"):
        choose_level("strong")


@pytest.mark.usefixtures("without_bubblewrap")
def test_auto_takes_what_there_is() -> None:
    assert choose_level("auto") is Level.PROCESS


ARRAY = wire.pack(np.zeros(2))
MALFORMED = [
    None,
    [],
    {},
    ARRAY | {"more": 1},
    ARRAY | {"dtype": "|O"},
    ARRAY | {"dtype": ["<f8"]},
    ARRAY | {"arrays": "text"},
    ARRAY | {"arrays": 5},
    *(
        ARRAY | {"shapes": [shape]}
        for shape in ([3], [-1, -2], [2.0], [True, 2], [1] * 40, [2**39, 2**39], [0, 2**39], "2")
    ),
    ARRAY | {"shapes": "2"},
    ARRAY | {"shapes": []},
    ARRAY | {"shapes": [[1], [1]]},
]


@pytest.mark.parametrize("packed", MALFORMED)
def test_malformed_arrays_are_breaches(packed: Any) -> None:
    assert wire.unpack_array(ARRAY, 4096).shape == (2,)
    with pytest.raises(wire.ProtocolError):
        wire.unpack_array(packed, 4096)


def body(told: bytes, size: int | None = None, behind: bytes = b"") -> bytes:
    return (len(told) if size is None else size).to_bytes(wire.HEADER, "big") + told + behind


MALFORMED_BODIES = [
    b"",
    b"{}",
    *(body(told) for told in (b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"1" * 5000)),
    body(b"{}", 1),
    body(b"{}", 2**62),
    body(b"{}", behind=b"more"),
    *(
        body(b'{"a": {"\\u0000bytes": %s}}' % size, behind=b"1234")
        for size in (b"3", b"5", b"-1", b"4.0", b"true", b'"4"')
    ),
    body(b'{"a": {"\\u0000bytes": 4}, "b": {"\\u0000bytes": 4}}', behind=b"1234"),
]


@pytest.mark.parametrize("malformed", MALFORMED_BODIES)
def test_malformed_messages_are_breaches(malformed: bytes) -> None:
    message = {"a": b"1234", "b": b"", "files": {"bytes": b"5"}}
    assert wire.parse(wire.frame(message)[wire.HEADER :]) == message
    with pytest.raises(wire.ProtocolError):
        wire.parse(malformed)


GOOD = {"type": "float", "dtype": "", "changed": {}, "unrounded": ""}
UNBELIEVED = [
    {"type": 5},
    {"dtype": None},
    {"changed": {"7": ARRAY}},
    {"changed": {"0": ARRAY}},  # more elements than the argument has
    {"changed": []},
    {"unrounded": None},
    {"later": []},
    {"later": wire.pack(np.zeros(3))},
]


@pytest.mark.parametrize("lie", UNBELIEVED)
def test_replies_that_contradict_the_request_are_breaches(lie: dict[str, Any]) -> None:
    assert replies.returned(GOOD, np.zeros(2), 0.0, 2, [1]).shape == (2,)
    with pytest.raises(wire.ProtocolError):
        replies.returned(GOOD | lie, np.zeros(2), 0.0, 2, [1])


RAISED = {"failed": ["error", "raises", "", None, None]}
TO_TWO_CALLS = {"replies": [GOOD, RAISED], "values": ARRAY}


@pytest.mark.parametrize(
    "lie",
    [
        {"replies": None},
        {"replies": [GOOD]},
        {"replies": [GOOD, None]},
        {"replies": [GOOD, GOOD]},  # and one value
        {"replies": [RAISED, RAISED]},  # likewise
        {"values": None},
    ],
)
def test_each_call_has_one_reply_and_each_that_returned_one_value(lie: dict[str, Any]) -> None:
    assert [type(one) for one in replies.each(TO_TWO_CALLS, 0.0, 2, [[1], [1]], ())] == [Returned, Failed]
    with pytest.raises(wire.ProtocolError):
        replies.each(TO_TWO_CALLS | lie, 0.0, 2, [[1], [1]], ())


def test_arrays_that_nobody_asked_for_are_not_made() -> None:
    """Each takes the judge some 200 bytes, and the child three."""
    many = ARRAY | {"arrays": "", "shapes": [[0]] * 100_000}
    tracemalloc.start()
    with pytest.raises(wire.ProtocolError):
        replies.each(TO_TWO_CALLS | {"values": many}, 0.0, 2, [[1], [1]], ())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000


CALLS = [
    [(np.arange(3.0), 0.5), (np.ones((2, 2)), 1.5)],
    [(np.arange(3),), (np.arange(3.0),)],
    [([1.0, [2]], (np.zeros(1), 3)), ([], ())],
    [(), ()],
]


@pytest.mark.parametrize("calls", CALLS)
def test_calls_come_out_as_they_were_packed(calls: list[tuple[object, ...]]) -> None:
    unpacked = wire.unpack_calls(wire.parse(wire.frame(wire.pack_calls(calls))[wire.HEADER :]))
    assert [repr(tuple(args)) for args in unpacked] == [repr(args) for args in calls]


@pytest.mark.parametrize(("told", "seconds"), [(0.5, 0.5), (2.0, 1.0), (-1.0, 1.0), ("0.5", 1.0), (float("nan"), 1.0)])
def test_a_call_cost_no_more_than_the_time_until_its_reply(told: object, seconds: float) -> None:
    assert replies.returned(GOOD | {"seconds": told}, np.zeros(2), 1.0, 2, [1]).seconds == seconds


@pytest.mark.parametrize("kind", ["timeout", "crash", "protocol", "right", None, ["error"]])
def test_a_child_cannot_tell_what_only_its_parent_knows(kind: Any) -> None:
    with pytest.raises(wire.ProtocolError):
        replies.failed({"failed": [kind, "", "", None, None]}, 1.0, ())


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("a\rb\x00c\x9bd\u202ee", "abcde"),
        ("two\nlines\t", "two\nlines\t"),
        ("long" * 200, "long" * 100 + "…"),
        ("::add-mask::x, ##[group], ##vso[task]", ": :add-mask: :x, # #[group], # #vso[task]"),
        ("x[::-1] ## [", "x[::-1] ## ["),
    ],
)
def test_words_lose_what_is_not_text(words: str, plain: str) -> None:
    assert clean(words) == plain


def test_the_judge_s_packages_are_empty_folders_even_where_the_system_shows_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As they would be if they were installed beside Python; from a folder of their own nothing is shown at all."""
    level_or_skip("strong")
    monkeypatch.setattr(sys, "exec_prefix", str(ROOT))
    names = (*bubblewrap.HIDDEN, "data")
    look = f"import os; print(*(len(os.listdir(os.path.join({str(ROOT)!r}, name))) for name in {names!r}))"
    for command in bubblewrap.commands():
        python = [*command, sys.executable, "-I", "-c"]
        if subprocess.run([*python, ""], capture_output=True, check=False).returncode == 0:
            seen = subprocess.run(
                [*python, f"{look}; print(os.listdir({str(ROOT)!r}))"], capture_output=True, text=True
            )
            assert seen.stdout.splitlines()[0] == "0 0 0 0", seen.stderr
            assert "crosscheck" in seen.stdout
            break
    else:
        pytest.fail("no variant of bubblewrap's command runs")


def test_each_copy_that_python_could_find_is_covered_with_the_golden_data_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for copy in ("installed/manual", "checkout/crosscheck", "checkout/data", "another/data"):
        (tmp_path / copy).mkdir(parents=True)
        (tmp_path / copy / bubblewrap.GOLDEN).touch()
    for folder in ("installed", "checkout", "another"):
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    monkeypatch.setattr(sys, "exec_prefix", str(tmp_path))
    arguments = next(iter(bubblewrap.commands()), ()) or pytest.skip("bubblewrap is not installed")
    covered = {after for before, after in itertools.pairwise(arguments) if before == "--tmpfs"}
    assert {str(tmp_path / copy) for copy in ("installed/manual", "checkout/crosscheck", "checkout/data")} <= covered
    assert str(tmp_path / "another/data") not in covered


LANDLOCKED = """
import os, sys
sys.path.insert(0, sys.argv[1])
from isolation import landlock
if not landlock(sys.argv[2]):
    sys.exit(77)
open(os.path.join(sys.argv[2], "inside"), "w").close()
open("/dev/null", "w").close()
for attempt in (
    lambda: open(os.path.join(sys.argv[2], os.pardir, "outside"), "w"),
    lambda: open(sys.argv[3], "a"),
    lambda: os.unlink(sys.argv[3]),
):
    try:
        attempt()
    except PermissionError:
        continue
    sys.exit(1)
"""


def test_landlock_forbids_writing_outside_the_folder(tmp_path: Path) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.write_text("alive")
    command = [sys.executable, "-I", "-c", LANDLOCKED, str(bubblewrap.INSIDE), str(folder), str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode == 77:
        pytest.skip("this kernel has no Landlock")
    assert ended.returncode == 0, ended.stderr
    assert file.read_text() == "alive"


def test_the_walls_of_linux_are_no_hindrance_where_there_are_none() -> None:
    code = "import sys; sys.platform = 'win32'; sys.path.insert(0, sys.argv[1]); import isolation"
    command = [sys.executable, "-I", "-c", f"{code}; sys.exit(isolation.refuse_system_calls())", str(bubblewrap.INSIDE)]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="it cannot pass for another")
@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_other_systems_the_sandbox_is_imported_and_says_what_it_needs(system: str) -> None:
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; import crosscheck.sandbox.session\n"  # and Python's own, for this system
        "for name in [*sys.modules]: name.startswith('crosscheck') and sys.modules.pop(name)\n"
        f"sys.platform = {system!r}; import crosscheck.sandbox.session; from crosscheck.sandbox.levels import why_not_strong\n"
        "print(why_not_strong())\n"
        "from crosscheck.sandbox.levels import choose_level; choose_level('process')"
    )
    said = subprocess.run([sys.executable, "-I", "-c", code], check=False, capture_output=True, text=True)
    assert said.stdout == "it needs Linux\n"
    assert ("in WSL" in said.stderr) is (system == "win32")


@pytest.mark.parametrize("heavy", ["torch", "pandas", "matplotlib", "asyncio", "multiprocessing"])
def test_importing_the_sandbox_is_light(heavy: str) -> None:
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; import crosscheck.sandbox.session; sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
