"""A hint as it is said to somebody who does not see the file: its keys by what is typed there."""

import re
from collections.abc import Mapping

from minsheng.terms import ENTRY_WORDS

QUOTED = {key: f"“{word}”" for key, word in ENTRY_WORDS.items()}
"""Each by that name alone, as a form and a question have it."""
_KEY = re.compile(
    rf"(?<![\w./“-]) ?\b({'|'.join(ENTRY_WORDS)})\b(?![./”-])(?:（[^（）]*）)? ?", re.ASCII
)


def in_terms(text: str, terms: Mapping[str, str]) -> str:
    """`写明 correction（更正说明）` with what each key of an entry is called in `terms`."""
    return _KEY.sub(lambda found: terms.get(found[1], found[0]), text)
