"""The parts of the sandbox alone: replies that are not believed, light imports, what a child may use, its pipes."""

import itertools
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from crosscheck.command.judging import require_unseen
from crosscheck.sandbox import bubblewrap, decoding, processes
from crosscheck.sandbox.child_process import Watch
from crosscheck.sandbox.inside import isolation, wire
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.processes import Usage
from crosscheck.submissions.errors import CannotJudgeError, clean
from crosscheck.submissions.outcomes import Failed, Returned
from tests.memory import peak

ROOT = Path(bubblewrap.__file__).parents[2]


ARRAY = wire.pack(np.zeros(2))
SHAPES = ([3], [-1, -2], [2.0], [True, 2], [1] * 40, [2**39, 2**39], [0, 2**39], "2")  # of no two numbers
MALFORMED = [
    None,
    [],
    {},
    ARRAY | {"more": 1},
    ARRAY | {"dtype": "|O"},
    ARRAY | {"dtype": ["<f8"]},
    ARRAY | {"arrays": "text"},
    *(ARRAY | {"shapes": [shape]} for shape in SHAPES),
    ARRAY | {"shapes": "2"},
    ARRAY | {"shapes": []},
    ARRAY | {"shapes": [[1], [1]]},
]


@pytest.mark.parametrize("packed", MALFORMED)
def test_malformed_arrays_are_breaches(packed):
    assert wire.unpack_array(ARRAY, 4096).shape == (2,)
    with pytest.raises(wire.ProtocolError):
        wire.unpack_array(packed, 4096)


def body(told: bytes, size: int | None = None, behind: bytes = b"") -> bytes:
    return (len(told) if size is None else size).to_bytes(wire.HEADER, "big") + told + behind


SIZES = (b"3", b"5", b"-1", b"4.0", b"true", b'"4"')  # of four bytes
MALFORMED_BODIES = [
    b"",
    b"{}",
    *(body(told) for told in (b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"1" * 5000)),
    body(b"{}", 1),
    body(b"{}", 2**62),
    body(b"{}", behind=b"more"),
    *(body(b'{"a": {"\\u0000bytes": %s}}' % size, behind=b"1234") for size in SIZES),
    body(b'{"a": {"\\u0000bytes": 4}, "b": {"\\u0000bytes": 4}}', behind=b"1234"),
]


@pytest.mark.parametrize("malformed", MALFORMED_BODIES)
def test_malformed_messages_are_breaches(malformed):
    message = {"a": b"1234", "b": b"", "files": {"bytes": b"5"}}
    assert wire.parse(wire.frame(message)[wire.HEADER :]) == message
    with pytest.raises(wire.ProtocolError):
        wire.parse(malformed)


GOOD = ["float", "", False, []]
RAISED = {"failed": ["error", "raises", "", None, None]}
RETURNS = {"returned": GOOD}
NOW = {"later": [], "values": ARRAY}
TO_TWO_CALLS = NOW | {"each": [1, 0], "different": [RAISED, RETURNS], "seconds": wire.pack(np.zeros(2))}
TO_ONE_CALL = NOW | {"each": [0], "different": [RETURNS], "seconds": wire.pack(np.zeros(1))}
ROWS = np.array([0.5, 1.5, 20.0])  # two parameters, and how many numbers there were
DESCENT = {"returned": GOOD, "parts": 1, "values": ARRAY, "recorded": {"g": wire.pack(ROWS)}}
# how a reply is read, one that is believed, and what of it is not
READ: dict[str, tuple[Callable[[wire.Message], object], wire.Message, list[wire.Message]]] = {
    "a value": (
        lambda reply: decoding.each(reply, 0.0, 2, [[0.5]], ()),
        TO_ONE_CALL,
        [
            {"different": [{"returned": lie}]}
            for lie in (
                *(None, {}, GOOD[:3], [5, *GOOD[1:]], ["", None, False, []], ["", "", None, []]),
                *(["", "", False, lie] for lie in ([[7, ARRAY]], [[-1, ARRAY]], [0], {})),
                ["", "", False, [[0, ARRAY]]],  # more elements than the argument has
            )
        ],
    ),
    "two calls": (
        lambda reply: decoding.each(reply, 0.0, 2, [[0.5], [0.5]], ()),
        TO_TWO_CALLS,
        [
            {"values": None},
            *({"seconds": lie} for lie in (None, "0.5", wire.pack(np.zeros(1)), wire.pack(np.zeros(3)))),
            *({"each": lie} for lie in (None, [0], [0, 2], [-1, 0], [0, 1.0], [False, True], [0, 1, 0])),
            *({"each": lie} for lie in ([1, 1], [0, 0])),  # with one value
            *({"later": lie} for lie in (None, [0], [2], [-1], [True])),
            *({"different": lie} for lie in (None, [RAISED], [RAISED, None], [RAISED, []], [RAISED, {}])),
        ],
    ),
    "a descent": (
        lambda reply: decoding.traced(reply, 0.0, 4, [np.zeros(2)], ["g"], 3),
        DESCENT,
        [
            *({"recorded": {"g": wire.pack(rows)}} for rows in (ROWS * np.nan, -ROWS, ROWS[:2])),
            {"parts": 2, "values": wire.pack_arrays([np.zeros(3)] * 2)},
        ],
    ),
    "an answer": (
        lambda reply: decoding.answered(reply, 1.0, 4, 2),
        {"answer": ARRAY, "changed": [0, 1]},
        [{"changed": lie} for lie in ([[]], [{}], [1.0], [True], [2], [-1], None, {})],
    ),
    "a failure that only the judge can know of": (
        lambda reply: decoding.failed(reply, 1.0, ()),
        RAISED,
        [{"failed": [kind, "", "", None, None]} for kind in ("timeout", "crash", "protocol", "right", None, ["error"])],
    ),
}


def test_a_type_s_name_begins_no_line():
    returned = decoding.each(
        TO_ONE_CALL | {"different": [{"returned": ["X\nloss: right", *GOOD[1:]]}]}, 0.0, 2, [[0.5]], ()
    )
    other = decoding.answered({"answer": {"other": "X\nloss: right"}, "changed": []}, 1.0, 4, 0)
    assert [one.type for one in (*returned, other.value)] == ["X loss: right"] * 2


@pytest.mark.parametrize(("what", "lie"), [(what, lie) for what, (*_, lies) in READ.items() for lie in lies])
def test_what_no_reply_can_hold_is_a_breach(what, lie):
    read, reply, _ = READ[what]
    assert read(reply)
    with pytest.raises(wire.ProtocolError):
        read(reply | lie)


def test_each_call_has_an_outcome_and_a_descent_its_points():
    assert [type(one) for one in decoding.each(TO_TWO_CALLS, 0.0, 2, [[0.5], [0.5]], ())] == [Returned, Failed]
    assert decoding.traced(DESCENT, 0.0, 4, [np.zeros(2)], ["g"], 3)[1]["g"].tolist() == [ROWS.tolist()]


def test_arrays_that_nobody_asked_for_are_not_made():
    """Each takes the judge some 200 bytes, and the child three."""
    many = TO_TWO_CALLS | {"values": ARRAY | {"arrays": "", "shapes": [[0]] * 100_000}}
    with peak() as taken, pytest.raises(wire.ProtocolError):
        decoding.each(many, 0.0, 2, [[0.5], [0.5]], ())
    assert taken.bytes < 1_000_000


@pytest.mark.parametrize(("told", "seconds"), [(0.5, 0.5), (2.0, 1.0), (-1.0, 1.0), (float("nan"), 1.0)])
def test_a_call_cost_no_more_than_the_time_until_its_reply(told, seconds):
    reply = TO_ONE_CALL | {"seconds": wire.pack(np.array([told]))}
    assert decoding.each(reply, 1.0, 2, [[0.5]], ())[0].seconds == seconds


@pytest.mark.parametrize("shape", [[0, 5000], [2**30, 0], [0, 1, 2**39]])
def test_an_array_without_numbers_is_as_large_as_a_sum_along_its_axis(shape):
    packed = {"arrays": b"", "dtype": "<f8", "shapes": [shape]}
    assert wire.unpack_array(packed).shape == tuple(shape)
    with pytest.raises(wire.ProtocolError):
        wire.unpack_array(packed, 2)


SHOWN = {
    "\x1b[31mred\x1b[0m": "red",
    "\x1b]0;title\x07text": "text",
    "a\rb\x00c\x9bd\u202ee": "abcde",
    "two\nlines\t": "two\nlines\t",
    "long" * 200: "long" * 100 + "…",
    "::add-mask::x, ##[group], ##vso[task]": ": :add-mask: :x, # #[group], # #vso[task]",  # commands to CI systems
    "x[::-1] ## [": "x[::-1] ## [",
    ":\r:error:\x1b[0m:x": ": :error: :x",
}


@pytest.mark.parametrize("words", SHOWN)
def test_words_lose_what_is_not_text(words):
    assert clean(words) == SHOWN[words]


def test_the_judge_s_packages_are_empty_folders_even_where_the_system_shows_them(monkeypatch, listed):
    """As they would be if they were installed beside Python; from a folder of their own nothing is shown at all."""
    shown = (*bubblewrap.SYSTEM, str(ROOT), sys.prefix)  # a link of which is shown already
    monkeypatch.setattr(bubblewrap, "SYSTEM", shown)
    assert listed(*(ROOT / name for name in (*bubblewrap.HIDDEN, "data"))) == [[]] * 4


def test_of_the_folders_for_checkouts_nothing_is_shown_but_an_interpreter_in_one(monkeypatch, tmp_path, listed):
    for name in ("src/class", "src/.venv/bin"):
        (tmp_path / name).mkdir(parents=True)
    for name, path in {"prefix": tmp_path, "exec_prefix": tmp_path / "src/.venv"}.items():
        monkeypatch.setattr(sys, name, str(path))
    monkeypatch.setattr(bubblewrap, "SYSTEM", (*bubblewrap.SYSTEM, str(tmp_path)))
    assert listed(tmp_path / "src", tmp_path / "src/.venv") == [[".venv"], ["bin"]]


def arguments() -> tuple[str, ...]:
    return next(iter(bubblewrap.commands()), ()) or pytest.skip("bubblewrap is not installed")


def test_each_copy_that_python_could_find_is_covered_with_the_golden_data_beside_it(monkeypatch, tmp_path):
    folders = {
        "installed": ("manual", "circles_crosscheck-0.1.dist-info", "of/crosscheck_", "of/manual_", "torch_ref_"),
        "checkout": ("crosscheck", "data"),
        "beside_numpy": ("torch_ref", "data"),
        "by_a_hook": ("manual", "data"),
        "lib/python3.9/site-packages": ("manual",),
        "another": ("circles_crosscheck.egg-info",),
    }
    keys = {f"{folder}/{name}" for folder, names in folders.items() for name in names}
    others = {"another/data", "plain/data"}
    for copy in {*keys, *others, "plain/manual"}:
        (tmp_path / copy).mkdir(parents=True)
        if not copy.startswith("plain/"):
            (tmp_path / copy / bubblewrap.GOLDEN).touch()
        if copy.endswith("_"):  # by another name
            (tmp_path / copy / "py.typed").write_bytes((ROOT / Path(copy).name.strip("_") / "py.typed").read_bytes())
    for folder in ("installed", "checkout", "another", "plain"):
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    monkeypatch.setattr(bubblewrap, "numpy_home", lambda: str(tmp_path / "beside_numpy"))
    hooked = ModuleType("manual")
    hooked.__spec__ = ModuleSpec("manual", None, is_package=True)
    hooked.__spec__.submodule_search_locations = [str(tmp_path / "by_a_hook/manual")]
    monkeypatch.setitem(sys.modules, "manual", hooked)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(bubblewrap, "SYSTEM", (*bubblewrap.SYSTEM, str(tmp_path)))
    keys.add("installed/of/copy.csv")
    (tmp_path / "installed/of/copy.csv").write_bytes((ROOT / "data" / bubblewrap.GOLDEN).read_bytes())
    covered = {after for before, after in itertools.pairwise(arguments()) if before in ("--tmpfs", "/dev/null")}
    assert {copy for copy in (*keys, *others) if str(tmp_path / copy) in covered} == keys


def test_the_modules_that_python_keeps_compiled_elsewhere_are_covered(monkeypatch, tmp_path):
    (tmp_path / "lib/caches").mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "lib/caches"))
    assert ("--tmpfs", str(tmp_path / "lib/caches")) in itertools.pairwise(arguments())


def test_the_packages_of_an_environment_are_covered_by_each_of_its_paths(monkeypatch, tmp_path, listed):
    (tmp_path / "lib/python3.11/site-packages/manual/by_hand").mkdir(parents=True)
    (tmp_path / "lib64").symlink_to("lib")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert listed(*(tmp_path / lib / "python3.11/site-packages/manual" for lib in ("lib", "lib64"))) == [[], []]


def test_of_a_checkout_that_is_an_environment_only_python_is_shown(monkeypatch, tmp_path):
    for name in ("bin", "lib/python3.11", "tests", "notebooks"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    paths = [Path(argument) for argument in arguments() if str(tmp_path) in argument]
    shown = {path.relative_to(tmp_path).parts[0] for path in paths}
    assert {"bin", "lib"} <= shown <= set(bubblewrap.OF_PYTHON)


def test_a_homework_that_the_sandbox_shows_is_refused(tmp_path):
    assert not bubblewrap.shows(tmp_path / "homework.py")
    require_unseen(str(tmp_path / "homework.py"), Level.STRONG)
    require_unseen(np.__file__, Level.PROCESS)
    with pytest.raises(CannotJudgeError, match=r"could read .*numpy"):
        require_unseen(f"{np.__file__}:hw", Level.STRONG)


def test_nothing_is_judged_without_the_filter_that_the_kernel_has(monkeypatch):
    if not isolation.filters_system_calls():
        pytest.skip("there is no filter of system calls here")
    refusing = SimpleNamespace(prctl=lambda option, *_: -(option.value == isolation.PR_SET_SECCOMP))
    monkeypatch.setattr(isolation, "filters_system_calls", lambda: True)
    monkeypatch.setattr(isolation, "_libc", lambda: refusing)
    with pytest.raises(OSError, match="prctl"):
        isolation.refuse_system_calls()


@pytest.mark.parametrize(("landlock", "kept"), [(1, [0b100, 0b10]), (0, [0b100, 0])])
def test_where_root_may_not_read_all_it_keeps_what_reads_if_nothing_is_written(monkeypatch, landlock, kept):
    tried = list[int]()

    def keep(bits):
        tried.append(bits)
        if bits == isolation.CAP_DAC_READ_SEARCH:
            raise OSError

    stand_ins = {"_keep_capabilities": keep, "_prctl": lambda *_: 0, "landlock_version": lambda: landlock}
    for name, stand_in in stand_ins.items():
        monkeypatch.setattr(isolation, name, stand_in)
    isolation.keep_only_reading()
    assert tried == (kept if sys.platform == "linux" else [])


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_other_systems_the_sandbox_is_imported_and_says_what_it_needs(system):
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


# What a child may use: its time is the processor's, and waiting, never how busy the machine is.

STARVED = Usage(processes=1, threads=1, runnable=1)  # it could run, and the processor is others'
IDLE = Usage(processes=1, threads=1)
READING = Usage(processes=1, threads=1, stalled=True)
UNSEEN = Usage()
SPENT_BEFORE = [Usage(processes=1, threads=1, runnable=1, seconds={7: 500.0})]  # by an earlier request
SPENDING = [Usage(processes=1, threads=1, seconds={7: float(n)}) for n in range(1000)]

# name: how it is found each second, and what the judge says after how many
COURSES = {
    "starved": ([STARVED] * 1000, None, 1000),
    "starved, then idle": ([STARVED] * 500 + [IDLE] * 500, "waiting", 510),
    "idle now and then": ([SPENDING[0], IDLE, STARVED] * 100, "waiting", 15),
    "held up by a disk": ([READING] * 99, None, 99),
    "held up for ever": ([READING] * 1000, "waiting", 101),
    "at work": (SPENDING, "timeout", 21),
    "at work before": (SPENT_BEFORE * 100, None, 100),
    "where nothing is seen": ([UNSEEN] * 100, "timeout", 20),
}


@pytest.mark.parametrize(("course", "kind", "after"), COURSES.values(), ids=COURSES)
def test_what_is_said_of_a_child(course, kind, after):
    watch = Watch(Limits(waiting_seconds=10.0), 20.0)
    looks = [watch.look(usage, 1.0) for usage in course]
    said = [(failed.kind, n) for n, failed in enumerate(looks, 1) if failed is not None]
    assert said[:1] == ([] if kind is None else [(kind, pytest.approx(after, abs=5))])


@pytest.mark.parametrize("waiting", [0, 3])
def test_what_is_held_up_while_nothing_waits_for_a_disk_waits_itself(monkeypatch, waiting):
    told = {"/proc/stat": f"cpu 0\nprocs_blocked {waiting}\nsoftirq 5\n"}
    monkeypatch.setattr(processes, "_text", lambda path: told.get(path, f"7 (python) D {'1 ' * 40}"))
    assert processes.usage([7]).stalled is (waiting > 0)


# the seconds of each process, and of those that have ended, at each look; and what has been used at the end
SPENT = {
    "processes start and end": (
        [({1: 5.0}, 0), ({1: 5.0, 2: 3.0}, 0), ({1: 6.0, 2: 4.0, 3: 1.0}, 0), ({1: 6.0}, 0), ({1: 6.5, 4: 2.0}, 0)],
        1.5 + 4.0 + 1.0 + 2.0,
    ),
    # two seconds of one that nobody saw; three of one that is seen, and one more before it ends
    "nobody sees one": ([({1: 1.0}, 0.0), ({1: 1.0}, 2.0), ({1: 1.0, 2: 3.0}, 2.0), ({1: 1.0}, 6.0)], 2.0 + 3.0 + 1.0),
}


@pytest.mark.parametrize(("looks", "used"), SPENT.values(), ids=SPENT)
def test_the_time_of_each_process_counts_once(looks, used):
    watch = Watch(Limits(), 100.0)
    for seconds, ended in looks:
        assert watch.look(IDLE._replace(seconds=seconds, ended_seconds=ended), 0.02) is None
    assert watch.used == used
