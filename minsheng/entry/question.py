"""A question of the interview: what is shown, what may be typed, and what an answer means."""

import unicodedata
from collections.abc import Callable, Generator
from enum import Enum
from typing import Any, NamedTuple

from minsheng.typed import Misread, text_typed


class Answer(Enum):
    """What may be typed instead of an answer: nothing at all, or a sign."""

    NONE = "回车：留空"
    CLEAR = "-：去掉本次已填的"
    SKIP = ".：跳过本项目余下的问题"
    REVIEW = "..：不再往下填，去核对"
    HELP = "?：说明"


_SIGNS = {
    "": Answer.NONE,
    "-": Answer.CLEAR,
    ".": Answer.SKIP,
    "..": Answer.REVIEW,
    "?": Answer.HELP,
}
_AS_TYPED_IN_CHINESE = str.maketrans("。—–－", ".---")


class Question(NamedTuple):
    """The lines above, the prompt, what explains it, and how a text becomes an answer.

    `parse` gives a Misread for what is no answer. `has_signs`: whether `.`, `..` and `-` mean
    what they mean between projects.
    """

    prompt: str
    parse: Callable[[str], Any]
    lines: tuple[str, ...] = ()
    help: str = ""
    has_signs: bool = True

    def answer(self, text: str) -> Any:
        """What a typed line means: an `Answer`, a value, or a Misread."""
        plain = text_typed(text)
        if isinstance(plain, Misread):
            return plain
        sign = _SIGNS.get(unicodedata.normalize("NFKC", plain).translate(_AS_TYPED_IN_CHINESE))
        if sign and (self.has_signs or sign in (Answer.NONE, Answer.HELP)):
            return sign
        return self.parse(plain)


Questions = Generator[Question, Any, None]
"""Asks one question after the other; each takes the answer that is sent."""
