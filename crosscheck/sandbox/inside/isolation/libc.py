"""The C library, opened once for all children: to open it in each takes a millisecond of the few that a fork takes."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

LIBC: Any = None  # where there is nothing to call, as on Windows
if sys.platform != "win32":
    LIBC = ctypes.CDLL(None, use_errno=True)
    LIBC.syscall.restype = ctypes.c_long
