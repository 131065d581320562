"""The autograder that Gradescope runs: a zip archive with the scripts that its documentation of autograders asks for.

Read on gradescope-autograders.readthedocs.io, "Specifications": the archive is unpacked to ``/autograder/source``,
where ``setup.sh`` is run once, as root; ``run_autograder`` is copied to ``/autograder`` and run for each submission.

The archive holds this installation as a wheel. Packing it again gives the same bytes.
"""

import base64
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crosscheck.homework.circles.data import data_directory
from crosscheck.homework.loading import file_of
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback

NAME = "circles_crosscheck"
PACKAGES = ("crosscheck", "manual", "torch_ref")
DATA = "crosscheck/homework/circles/files"  # the place of a checkout's data in a wheel
METADATA = ("METADATA", "entry_points.txt", "licenses/LICENSE")
#: packaging.python.org/specifications/binary-distribution-format
WHEEL = "Wheel-Version: 1.0\nGenerator: crosscheck\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can store
FILE, PROGRAM = 0o100644, 0o100755
UNIX = 3  # the value of `create_system` for members with Unix modes
SETUP, RUN = "setup.sh", "run_autograder"
OPTIONS, RUBRIC, HOMEWORK = "verify.json", "rubric.toml", "homework.py"  # the settings of `run_autograder`

#: What each level that an autograder may accept means on Gradescope.
ACCEPTED = {
    "strong": (
        "It judges at the level strong alone. Where Gradescope's containers refuse that, which Docker's do by default, it judges "
        "nothing and tells every student so: try it there with a submission of your own before others hand in."
    ),
    "process": (
        "It judges at the level process: a submission runs as a user who can neither write the results nor end the autograder, "
        "and its time and memory are limited. It is not kept from reading the right functions in crosscheck's own files, or in a "
        "homework's; nor, where the kernel's Landlock is old or missing, from the network and from the memory of the process "
        "that judges it. What looks odd can be judged again at the level strong, by crosscheck grade."
    ),
}


def autograder(sandbox: str, feedback: Feedback, rubric: str | None, homework: str | None = None) -> bytes:
    """Return the archive to upload. The same arguments give the same bytes.

    Nothing is judged below the level `sandbox`. `rubric` is the text of a rubric's TOML file; without it each function
    is worth one point. `homework` is ``FILE.py`` or ``FILE.py:NAME``, a file that needs no other; the default is the
    circles.
    """
    scripts = files("crosscheck.classes.export") / "autograder"
    options = ["--sandbox", sandbox, "--feedback", feedback]
    packed = {name: (scripts / name).read_bytes().replace(b"\r\n", b"\n") for name in (SETUP, RUN)}
    if rubric is not None:
        packed[RUBRIC] = rubric.encode("utf-8")
        options += ["--rubric", f"/autograder/source/{RUBRIC}"]
    if homework is not None:
        file, name = file_of(homework)
        packed[HOMEWORK] = Path(file).read_bytes()
        options += ["--homework", f"/autograder/source/{HOMEWORK}" + (f":{name}" if name else "")]
    packed[OPTIONS] = json.dumps(options).encode()
    return zipped(packed | dict([wheel()]))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of files, given by name. The two scripts are executable."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            member = ZipInfo(name, EARLIEST)
            member.create_system = UNIX
            member.external_attr = (PROGRAM if name in (SETUP, RUN) else FILE) << 16
            archive.writestr(member, files[name], ZIP_DEFLATED)
    return packed.getvalue()


def wheel() -> tuple[str, bytes]:
    """Return the name and the bytes of a wheel of the running crosscheck, also if it is an editable installation.

    The package is on no index, and users may not have build tools. A wheel holds the package's files, its metadata, and
    a list of both. Raises CannotJudgeError if crosscheck is not installed.
    """
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:
        raise CannotJudgeError("crosscheck is not installed here: in its folder, pip install -e .") from None
    about = f"{NAME}-{installed.version}.dist-info"
    packed = {f"{about}/WHEEL": WHEEL.encode(), **dict(_below(data_directory(), DATA))}
    for package in PACKAGES:  # each may be in another folder
        packed |= _below(Path(str(files(package))), package)
    packed |= {f"{about}/{name}": text.encode() for name in METADATA if (text := installed.read_text(name)) is not None}
    hashes = {name: base64.urlsafe_b64encode(hashlib.sha256(packed[name]).digest()) for name in sorted(packed)}
    record = [f"{name},sha256={each.decode().rstrip('=')},{len(packed[name])}\n" for name, each in hashes.items()]
    packed[f"{about}/RECORD"] = "".join([*record, f"{about}/RECORD,,\n"]).encode()
    return f"{NAME}-{installed.version}-py3-none-any.whl", zipped(packed)


def _below(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part == "__pycache__" or part.startswith(".") for part in parts):
            yield "/".join((name, *parts)), path.read_bytes()
