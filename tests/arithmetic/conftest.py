"""The two ways in: a ledger of one project, and an empty folder to fill."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from arithmetic.ledgers import Book, Pledge, pledge


@pytest.fixture(name="pledge")
def pledge_in_a_folder(tmp_path: Path) -> Callable[..., Pledge]:
    """Writes a ledger of one project: `pledge("target: 12, measure: 个", {date: figures})`."""
    return partial(pledge, tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """An empty data folder."""
    return Book(tmp_path / "data")
