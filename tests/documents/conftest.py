"""One browser for all the tests of the page, and the pages that it opens."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.browser import Opened
from tests.documents.screens import CASES


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    # Run by root, Chromium has no sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if is_root else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of a page in CASES, by its name."""
    made: dict[str, Path] = {}

    def file_of(name: str) -> Path:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            made[name] = folder / "page.html"
            made[name].write_bytes(CASES[name](folder))
        return made[name]

    return file_of


@pytest.fixture
def opened(chromium: Any, page_file: Callable[[str], Path]) -> Iterator[Callable[..., Opened]]:
    """Opens a page of CASES; what it asks for and complains of must be nothing at the end."""
    all_opened: list[Opened] = []

    def open_page(name: str, fragment: str = "", **options: Any) -> Opened:
        all_opened.append(Opened(chromium, page_file(name), fragment, options))
        return all_opened[-1]

    yield open_page
    for one in all_opened:
        one.close()
