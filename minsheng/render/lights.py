"""The colours of the lights, the same in every document; the word always stands beside them.

Each ink reads on its paper with a contrast of at least 4.5 (WCAG 2 AA), and printed in black
and white the papers differ in lightness.
"""

from typing import NamedTuple

from minsheng.terms import Status


class Light(NamedTuple):
    """Colours as RRGGBB: the `paper` behind the word, the word's `ink`, and a `line` drawn."""

    paper: str
    ink: str
    line: str


LIGHTS = {
    Status.DONE: Light("D6E4F7", "123E7C", "1E5FBF"),
    Status.MET: Light("CDEBD3", "10512A", "1B7F3B"),
    Status.ON_TRACK: Light("E9F6EC", "1B6B35", "1B7F3B"),
    Status.WARNING: Light("FFE9A8", "5C4300", "B7791F"),
    Status.BEHIND: Light("C62828", "FFFFFF", "C62828"),
    Status.UNREPORTED: Light("5F6B76", "FFFFFF", "5F6B76"),
}
