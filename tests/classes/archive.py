"""Zip archives, honest and hostile, for tests."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

HOMEWORK = "def network(x, params):\n    return 0.5\n"


def zipped(path: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write an archive with these members."""
    path.write_bytes(packed(contents))
    return path


def packed(contents: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return file.getvalue()


def linked(path: Path, name: str, target: str) -> Path:
    """Write an archive that holds a symbolic link beside a homework."""
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, target)
        archive.writestr("anna/hw.py", HOMEWORK)
    return path


def of_a_million_entries(path: Path) -> Path:
    """Write an archive whose list names one member a million times."""
    honest = packed({"anna/hw.py": HOMEWORK})
    end = honest.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<2L", honest, end + 12)
    entry = honest[start : start + size]
    many = 1_000_000
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, many, many, size * many, start)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + size * many, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(honest[:start] + entry * many + large + place + last)
    return path


def of_a_long_list(path: Path, size: int) -> Path:
    """Write an archive that announces few members in a list of so many bytes."""
    content = bytearray(packed({"anna/hw.py": HOMEWORK}))
    struct.pack_into("<L", content, content.rindex(b"PK\x05\x06") + 12, size)
    path.write_bytes(content)
    return path


def doubled(path: Path, name: str) -> Path:
    """Write an archive that holds two members of one name."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, HOMEWORK)
        archive.writestr(name, HOMEWORK + "# other\n")
        archive.writestr("anna/hw.py", HOMEWORK)
    return path


def announcing(path: Path, size: int) -> Path:
    """Write an archive whose members announce other sizes than they have."""
    content = bytearray(packed({"anna/hw.py": HOMEWORK}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, size)
    path.write_bytes(content)
    return path


def damaged(path: Path) -> Path:
    content = bytearray(packed({"anna/hw.py": HOMEWORK, "ben/hw.py": HOMEWORK + "# ben\n"}))
    content[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(content)
    return path
