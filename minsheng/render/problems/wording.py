"""How problems are told in Chinese: a problem in one line, the sum of them in another."""

from collections import Counter
from collections.abc import Iterable

from minsheng.catalogue import SEVERITY_WORDS
from minsheng.problems import Problem, Severity
from minsheng.render.problems.findings import Findings
from minsheng.text import safe

HINT = "提示："
_MAX_MESSAGE = 1000


def clipped(text: str) -> str:
    """A message on one line; what it quotes from a hostile file may be megabytes long."""
    if len(text) > _MAX_MESSAGE:
        text = f"{text[:_MAX_MESSAGE]}（下略）"
    return safe(text)


def place_of(problem: Problem) -> str:
    """data/progress/卫健局.yaml:7:19, or 填报表.xlsx 填报!K7."""
    place = problem.place
    if place.cell:
        return f"{safe(place.path)} {safe(place.cell)}"
    return f"{safe(place.path)}:{place.line}:{place.column}"


def kind_of(problem: Problem) -> str:
    """错误 P303; 错误 alone where no rule says it."""
    return f"{SEVERITY_WORDS[problem.severity]} {problem.rule}".rstrip()


def with_hint(problem: Problem) -> str:
    """The message, and its hint on a second line."""
    message = clipped(problem.message)
    return f"{message}\n{HINT}{clipped(problem.hint)}" if problem.hint else message


def on_one_line(problem: Problem) -> str:
    """The message, and its hint in brackets."""
    message = clipped(problem.message)
    return f"{message}（{HINT}{clipped(problem.hint)}）" if problem.hint else message


def summary(findings: Findings) -> str:
    """检查了 9 个文件：2 个错误、1 个警告，另有 3 条说明."""
    told = counted(findings.problems)
    if infos := sum(problem.severity is Severity.INFO for problem in findings.problems):
        told = f"{told or '没有错误和警告'}，另有 {infos:,} 条说明"
    return f"检查了 {findings.files:,} 个文件：{told or '没有发现问题'}"


def counted(problems: Iterable[Problem]) -> str:
    """2 个错误、1 个警告; nothing where there are neither."""
    numbers = Counter(problem.severity for problem in problems)
    kinds = (Severity.ERROR, Severity.WARNING)
    return "、".join(
        f"{numbers[kind]:,} 个{SEVERITY_WORDS[kind]}" for kind in kinds if numbers[kind]
    )
