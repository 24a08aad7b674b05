"""The document's task with the clauses marked that the list has taken up; no word is changed."""

from collections.abc import Iterator, Sequence

from minsheng.render.prose import Span
from minsheng.text import safe
from minsheng.why.clauses import Claim, Clause, Stretch, stretches

_STYLES = {
    Claim.TARGET: "bold underline",
    Claim.COMMITMENT: "italic underline",
    Claim.OTHER_NUMBER: "dim",
}
_NAMES = {
    Claim.COMMITMENT: "承诺",
    Claim.OTHER_NUMBER: "非目标",
}
LEGEND = "加粗并有下划线的是指标的原话，斜体并有下划线的是验收时核对的承诺，淡色的是不作目标的数"
"""What the styles of a coloured task mean."""
BRACKETS = "【】和里面的编号是标出来的，不是原文"
"""What the brackets of a task without colours are."""


def styled(task: str, clauses: Sequence[Clause]) -> list[Span]:
    """The task for a terminal with colours: its clauses underlined."""
    return [(_clean(piece.text), _style(piece)) for piece in stretches(task, clauses)]


def _style(piece: Stretch) -> str:
    """The style of the weightiest claim on the piece."""
    claims = {clause.claim for clause in piece.inside}
    return next((style for claim, style in _STYLES.items() if claim in claims), "")


def bracketed(task: str, clauses: Sequence[Clause]) -> str:
    """The task with each clause in brackets: 【指标1：开展急救技能认证培训 1500 人次】."""
    return "".join(_pieces(task, clauses))


def _pieces(task: str, clauses: Sequence[Clause]) -> Iterator[str]:
    for piece in stretches(task, clauses):
        yield from (f"【{_name(clause)}：" for clause in piece.opening)
        yield _clean(piece.text)
        yield "】" * len(piece.closing)


def _name(clause: Clause) -> str:
    if clause.indicator is None:
        return _NAMES[clause.claim]
    return f"指标{clause.indicator + 1}"


def _clean(text: str) -> str:
    """The piece with nothing in it that a terminal would obey; its blanks and line ends stay."""
    return "".join(char if char == "\n" else safe(char) or " " for char in text)
