"""The ledgers that are mutated: the shipped one, the other districts', every rule's fixtures."""

import random
import shutil
from functools import cached_property
from pathlib import Path

from tests.fuzz.mutations import mutated

_TESTS = Path(__file__).parents[1]
_BASE = _TESTS / "fixtures" / "base"
_WHOLE = (_TESTS.parent / "data", *sorted((_TESTS / "districts").glob("*/data")))


class Bench:
    """Copies of all the ledgers, of which one is spoilt at a time and mended again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spoilt: dict[Path, bytes] = {}
        cases = [case for case in sorted(_TESTS.glob("fixtures/*/*.*")) if case.is_dir()]
        self.whole = [self._copy(path, number) for number, path in enumerate(_WHOLE)]
        self.small = [self._copy(case, number + 100) for number, case in enumerate(cases)]
        self.sound = [
            one for one, case in zip(self.small, cases, strict=True) if case.suffix == ".pass"
        ]

    def _copy(self, source: Path, number: int) -> Path:
        target = self.folder / str(number)
        if "fixtures" in source.parts:
            shutil.copytree(_BASE, target)
        shutil.copytree(source, target, dirs_exist_ok=True)
        return target

    @cached_property
    def contents(self) -> dict[Path, dict[Path, bytes]]:
        """The files of each ledger as they were."""
        return {
            ledger: {
                path: path.read_bytes() for path in sorted(ledger.rglob("*.yaml")) if path.is_file()
            }
            for ledger in (*self.whole, *self.small)
        }

    def spoil(self, rng: random.Random) -> Path:
        """A ledger of which one to three files are mutated; the last one is mended first."""
        self.mend()
        kinds = (self.sound, self.small, self.whole)
        ledger = rng.choice(rng.choices(kinds, (60, 35, 5))[0])
        files = self.contents[ledger]
        others = list(files.values())
        for path in rng.sample(list(files), k=min(len(files), rng.choice((1, 1, 1, 2, 3)))):
            self.spoilt[path] = files[path]
            path.write_bytes(mutated(rng, files[path], others))
        return ledger

    def mend(self) -> None:
        """The spoilt files as they were."""
        for path, data in self.spoilt.items():
            path.write_bytes(data)
        self.spoilt.clear()
