"""A browser to look at reports with: Chromium, driven by Playwright, without a network.

Where either is absent these tests are skipped, or fail, as `tests.needs.absent` says.
"""

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.needs import absent

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")

WIDE, HIGH = 1280, 720  # of a screen, in pixels
MILLISECONDS = 10_000  # for which a button is looked for; it is there at once

Shown: TypeAlias = Any  # a page of Playwright's, which need not be installed
Show: TypeAlias = Callable[..., Shown]


@pytest.fixture(scope="session")
def context():
    """Return the context of some options, each kept, in Chromium, which is started once for all tests."""
    try:
        import nbconvert  # noqa: F401, which is asked for by these tests alone, too
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        absent(f"{error.name} is not installed")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        absent(f"there is none of {', '.join(CHROMIUM)}")
    sandbox = () if hasattr(os, "geteuid") and os.geteuid() else ("--no-sandbox",)  # which root cannot have
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *sandbox])
        yield cache(browser.new_context)
        browser.close()


def _opened(context):
    """Open a file, ``opened(path, "dark", 390)``; what its page asks for, and its errors, are kept with it."""
    pages = []

    def opened(
        path: Path | None, system: str = "light", width: int = WIDE, height: int = HIGH, place: str = "", **options: Any
    ) -> Shown:
        motion = options.pop("reduced_motion", "no-preference")
        page = (kept := context(**options)).new_page()
        if len(kept.pages) == 1:  # stays, empty: beside it the next need no process of their own, which costs most
            page = kept.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=system, reduced_motion=motion)
        page.set_default_timeout(MILLISECONDS)
        page.asked, page.failed = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        page.on("console", lambda message: page.failed.append(message.text))
        if path is not None:
            page.goto(path.as_uri() + place)
        return page

    yield opened
    for page in pages:
        page.close()


opened = pytest.fixture(_opened)
opened_for_all = pytest.fixture(_opened, scope="module")  # of pages that the tests of a file only look at


@pytest.fixture
def show(opened):
    """Show HTML, ``show(source, system, width=1100)``, on a system whose theme is "light" or "dark"; return the page."""

    def shown(source: str, system: str, width: int = 1100) -> Shown:
        page = opened(None, system, width, offline=True)
        page.set_content(source, wait_until="domcontentloaded")
        return page

    return shown
