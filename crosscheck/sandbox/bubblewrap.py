"""What a submission can see: bubblewrap's command line, and what is hidden at every level."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from pathlib import Path

# A private folder in memory, a new one for each submission. It is not /tmp, where the interpreter itself may lie.
FOLDER = "/submission"
TEMPORARY = "/tmp"
JUDGE = "/judge"  # where the files of `inside` appear
INSIDE = Path(__file__).with_name("inside")
HIDDEN = ("crosscheck", "manual", "torch_ref")
DESCRIPTION = "circles_crosscheck*-info"  # pip's metadata of the project, with the README and its formulas
GOLDEN = "golden_trajectory.csv"  # the folder of data beside a checkout's packages is recognised by this file
MARK = "py.typed"  # each of the packages has this file, with a line in it that nobody else has

SYSTEM = ("/usr", "/nix/store", "/gnu/store")
MERGED = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")  # folders on some systems, links into /usr on others
OF_PROC = ("/proc/cpuinfo", "/proc/meminfo")  # torch needs these files; all else in /proc tells of processes
OF_PYTHON = ("bin", "lib", "lib64", "include", "share", "pyvenv.cfg")  # a prefix may be a checkout as well
SETTINGS = ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives", "localtime", "fonts")

# The one capability is needed to create the namespaces of each submission (`isolation`). No submission ever has it.
CAPABILITIES = ("--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN")
ISOLATION = ("--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", *CAPABILITIES)
# Nested containers may forbid the ban on further user namespaces.
VARIANTS = (("--disable-userns",), ())

CAUSES = (  # a piece of the error message, of bubblewrap or of the Python that it starts, and the cause
    ("Unknown option", "it is older than 0.8"),
    ("Can't find source path", "its user may not read that: let all read it, or be its owner"),
    ("execvp", "its user may not run this Python: let all read it, or be its owner"),
    ("encodings", "its user may not read this Python's library: let all read it, or be its owner"),
    ("uid map", "users may not make namespaces here"),
    ("namespace", "users may not make namespaces here"),
)


def absent() -> str | None:
    """Return why there is no bubblewrap to try here; None if there is one."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux"
    return None if shutil.which("bwrap") else "bubblewrap (bwrap) is not installed: apt install bubblewrap"


def version() -> str | None:
    """Return the version that the installed bubblewrap prints; None if there is none."""
    if (program := shutil.which("bwrap")) is None:
        return None
    with suppress(OSError, subprocess.TimeoutExpired):
        asked = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=5, check=False)
        return f"{asked.stdout.strip()} ({program})" if asked.stdout.strip() else None
    return None


def explained(words: str) -> str:
    """Return the error message of bubblewrap in quotes, and its cause, if known."""
    cause = next((f": {why}" for sign, why in CAUSES if sign in words), "")
    return f'bubblewrap says "{words.removeprefix("bwrap: ")}"{cause}' if words else "bubblewrap ends without a word"


def interpreter(inside: str, **settings: object) -> list[str]:
    """Return the command that starts an interpreter as the fork server, or as a child in a folder."""
    told = json.dumps({"hidden": HIDDEN, "numpy_home": numpy_home(), **settings})
    return [sys.executable, "-I", "-u", f"{inside}/__main__.py", told]


def numpy_home() -> str:
    """Return the folder that NumPy is imported from, wherever the user installed it; without importing it."""
    numpy = importlib.util.find_spec("numpy")
    if numpy is None or numpy.origin is None:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
    return str(Path(numpy.origin).parents[1])


def commands() -> list[tuple[str, ...]]:
    """Return bubblewrap's commands, up to the program. The most isolating is first; only trying shows which work."""
    if (program := shutil.which("bwrap")) is None:
        return []
    begin = (program, *ISOLATION, *_mounts())
    return [(*begin, *variant, "--remount-ro", "/", "--chdir", FOLDER) for variant in VARIANTS]


def _mounts() -> Iterator[str]:
    """Yield the options that mount folders. Order matters: what comes later lies on top."""
    yield from ("--dev", "/dev", "--dev-bind", "/dev/null", "/dev/zero", "--remount-ro", "/dev")
    yield from ("--tmpfs", "/dev/pts", "--remount-ro", "/dev/pts")  # submissions would see each other's terminals
    for path in OF_PROC:
        yield from ("--ro-bind-try", path, path)
    yield from ("--tmpfs", FOLDER)
    for folder in map(Path, MERGED):
        shown_as = ("--symlink", str(folder.readlink())) if folder.is_symlink() else ("--ro-bind-try", str(folder))
        yield from (*shown_as, str(folder))
    sources = _source_folders()
    shown = [*_shown(), *_installed_in(sources)]
    if not any(Path(path).is_relative_to(TEMPORARY) for path in shown):
        yield from ("--symlink", FOLDER, TEMPORARY)
    sources = [source for source in sources if any(Path(source).is_relative_to(path) for path in shown)]
    for path in sorted(set(shown), key=lambda path: (len(path), path)):  # what lies in a covered folder is shown again
        target = Path(path).resolve()  # lib64 is a link to lib: a path covered in one stays covered in the other
        if not (Path(path).is_symlink() and str(target) in shown):
            yield from ("--ro-bind-try", path, path)
        elif not any(Path(path).parent.is_relative_to(above) for above in shown):  # else it is there already
            yield from ("--symlink", str(target), path)
        for source in sources:
            yield from ("--tmpfs", source) if Path(source).is_relative_to(path) else ()
    packages = list(_packages_shown(shown))
    for path in packages:
        yield from ("--ro-bind", os.devnull, path) if Path(path).is_file() else ("--tmpfs", path)
    for path in (*sources, *packages):
        yield from ("--remount-ro", path)
    yield from ("--ro-bind", str(INSIDE), JUDGE)


def shows(path: Path) -> bool:
    """Return whether a submission may see what lies at a path."""
    return any(path.resolve().is_relative_to(Path(folder).resolve()) for folder in _shown())


def _shown() -> list[str]:
    """Return the paths of the system, the interpreter and its packages: the paths in use and the resolved ones."""
    homes = [Path(prefix, part) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix) for part in OF_PYTHON]
    homes += [Path(numpy_home()), Path(sys.executable).parent]
    python = [str(path) for home in homes for path in (home, home.resolve())]
    return [*SYSTEM, *(f"/etc/{name}" for name in SETTINGS), *python]


def _homes() -> list[str]:
    """Return the folders below which programs are installed: the system's, the interpreter's, its base's."""
    homes = ("/usr", "/usr/local", sys.prefix, sys.base_prefix)
    return list(dict.fromkeys((*homes, *(str(Path(home).resolve()) for home in homes))))


def _source_folders() -> list[str]:
    """Return the folders ``src`` below what is shown. People keep checkouts there, and a class beside them."""
    folders = [Path(home, "src") for home in _homes()]
    return [str(folder) for folder in folders if folder.is_dir() and folder.resolve() == folder]  # no link leads there


def _installed_in(sources: Sequence[str]) -> list[str]:
    """Return the checkouts from which Python imports, as pip makes them for ``-e git+..``, except the judge's own."""
    found = [Path(path) for path in sys.path if any(Path(path).is_relative_to(source) for source in sources)]
    return [str(path) for path in found if not any((path / name).is_dir() for name in HIDDEN)]


def _packages_shown(shown: Sequence[str]) -> Iterator[str]:
    """Yield every copy of the judge's own packages, its description and the golden data that a mount would show."""

    above = {*map(Path, shown)}

    def is_shown(path: Path) -> bool:
        return not above.isdisjoint((path, *path.parents))

    specs = [importlib.util.find_spec(name) for name in HIDDEN]
    found = [Path(path).parent for spec in specs for path in (spec and spec.submodule_search_locations) or ()]
    searched = [path for place in (*sys.path, numpy_home()) for path in (Path(place), Path(place).resolve())]
    others = [folder for home in _homes() for folder in Path(home).glob("lib*/python3*/*-packages")]  # of other Pythons
    ours = Path(__file__).parents[1]
    marks = [mark for name in HIDDEN for mark in ours.parent.glob(f"{name}/{MARK}")]
    golden = [*ours.glob("homework/circles/files/golden_*.csv"), *ours.parent.glob("data/golden_*.csv")]
    known = {path.read_bytes() for path in (*marks, *golden)}
    copies = [copy for folder in {*filter(is_shown, searched)} for copy in _copies(str(folder), known)]
    for folder in dict.fromkeys([*found, *searched, *others]):
        named = [folder / name for name in HIDDEN if (folder / name).is_dir()]
        data = [folder / "data"] if named and (folder / "data" / GOLDEN).exists() else []
        copies += [*named, *data, *folder.glob(DESCRIPTION)]
    # Python may keep the bytecode of all modules in one folder, that of the judge included.
    compiled = Path(sys.pycache_prefix).absolute() if sys.pycache_prefix else None
    copies += [compiled] if compiled and compiled.is_dir() else []
    yield from (str(path) for path in dict.fromkeys(copies) if is_shown(path) and not {*path.parents} & {*copies})


def _copies(folder: str, known: Set[bytes]) -> list[Path]:
    """Return packages and tables that are `known` by their bytes, in a folder and in the folders in it."""
    sizes, folders, found = {*map(len, known)}, [folder], list[Path]()
    for _ in range(2):
        entries = [entry for one in folders for entry in _entries(one)]
        folders = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        files = [entry.path for entry in entries if entry.name.endswith((MARK, ".csv"))]
        marked = [(one, f"{one}/{MARK}") for one in folders]
        for place, file in (*marked, *zip(files, files, strict=True)):
            with suppress(OSError):  # there may be none, or it may not be read
                if os.stat(file).st_size in sizes and Path(file).read_bytes() in known:  # noqa: PTH116 - quick
                    found.append(Path(place))
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [*entries]
    except OSError:  # it may be an archive
        return []
