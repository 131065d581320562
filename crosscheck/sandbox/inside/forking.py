"""The fork server, within bubblewrap: an interpreter with NumPy loaded, and a fork of it for each submission.

It runs nothing of any submission itself. Each gets an attendant: a fork in namespaces of its own, which forks again for
the submission's processes and ends after them.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import itertools
import json
import os
import select
import selectors
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from . import isolation

LARGEST_ORDER = 65536  # bytes
PIPES = 3  # requests, replies, output; the attendant's socket comes after them
READY = b"ready"
OFTEN_USED = ("autograd.numpy", "autograd")

assert sys.platform == "linux" or not TYPE_CHECKING  # elsewhere only the constants above are asked for


def run(settings: dict[str, Any]) -> NoReturn:
    """Try once to create namespaces, report that this works, and serve the judge at the other end of standard input.

    Of the settings it needs "folder", where submissions start.
    """
    judge = socket.socket(fileno=os.dup(0))
    folder = settings["folder"]
    _demand_namespaces(folder)
    judge.send(READY)
    gc.disable()  # nothing of what is imported becomes garbage
    selectors.DefaultSelector = selectors.PollSelector  # type: ignore[assignment, misc] # as where epoll is refused
    from .serving import serve  # and NumPy with it, once for all children

    if isolation.filters_system_calls():
        isolation.compiled_filter(os.uname().machine)
    gc.freeze()  # in a fork the garbage collector would touch, and so copy, all pages
    gc.enable()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # attendants report to the judge; nobody waits for them here
    for served in itertools.count():
        if served == 1:  # the first may not need what most submissions import
            for package in OFTEN_USED:
                with contextlib.suppress(Exception):  # whoever uses a package that is broken will see that
                    importlib.import_module(package)
            gc.freeze()
        order, fds, _, _ = socket.recv_fds(judge, LARGEST_ORDER, PIPES + 1)
        if not order:
            break
        try:
            attendant = os.fork()
        except OSError as full:  # no room for another process
            os.write(fds[PIPES], str(full).encode())
        else:
            if attendant == 0:
                judge.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _attend(folder, fds)
                serve(json.loads(order))
        for fd in fds:
            os.close(fd)
    sys.exit()


def _demand_namespaces(folder: str) -> None:
    """Exit, with the reason on stderr, if this kernel refuses namespaces. The judge has not sent anything yet."""
    attempt = os.fork()
    if attempt == 0:
        try:
            isolation.enter_namespaces(folder)
        except OSError as refused:
            os.write(2, f"the namespaces of a submission: {refused}".encode())
            os._exit(1)
        os._exit(0)
    if os.waitpid(attempt, 0)[1] != 0:
        sys.exit(1)


def _attend(folder: str, fds: list[int]) -> None:
    """Enter new namespaces and fork: the fork returns, with the pipes as 0, 1 and 2; this process never does."""
    judge = socket.socket(fileno=fds.pop())
    try:
        isolation.enter_namespaces(folder)
    except OSError as refused:
        judge.send(str(refused).encode())
        os._exit(1)
    judge.send(READY)
    first = os.fork()
    if first == 0:
        judge.close()
        os.setsid()
        os.chdir(folder)
        for fd, pipe in enumerate(fds):
            os.dup2(pipe, fd)
        os.closerange(PIPES, max(fds) + 1)
        return
    os.closerange(0, PIPES)
    for pipe in fds:
        os.close(pipe)
    _outlive(first, judge)


def _outlive(first: int, judge: socket.socket) -> NoReturn:
    """Wait until the first process of the namespace ends or the judge hangs up; report the exit code.

    With the first process the kernel ends all the others of the namespace.
    """
    ending = os.pidfd_open(first)
    select.select([ending, judge.fileno()], [], [])
    os.kill(first, signal.SIGKILL)  # not yet waited for, so that nobody else can have its number
    code = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])
    try:
        judge.send(str(code).encode())
    finally:
        os._exit(0)
