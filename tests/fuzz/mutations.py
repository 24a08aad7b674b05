"""Mistakes and malice: one change to the bytes of a file, chosen by a seeded generator."""

import random
import re
from collections.abc import Callable

Change = Callable[[random.Random, bytes, list[bytes]], bytes]

TOKENS = tuple(
    word.encode() if isinstance(word, str) else word
    for word in (
        *"：，、。“”（）【】＃％－　\t\r\n\0:-,#%&*!|>'\"?@`{}[]~", "&a ", "*a", "<<: ", "<<: *a\n",
        "!!python/object:os.system ", "!!int ", "!!binary ", "!x ", "---\n", "...\n",
        "%YAML 1.1\n", "? ", "- ", "- - - ", ": ", " #", "\u2028", "\u2029", "\x85", "\ufeff",
        "\u200b", "\u202e", "\x1b[2J", "\x7f", "\r\n", "e\u0301", "🎉", "\U000e0001",
        b"\xed\xa0\x80", b"\xff", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xce\xd2", "１２", "一万三千",
        "6万", "1,500", "1，500", "85%", "15个", "010", "0x10", "1_000", "12:30", "yes", "no", "on",
        ".inf", ".nan", "1e999", "-1", "0", "0.5", "-0", "+7", "9" * 18, "9" * 400,
        "0." + "0" * 30 + "1", "null", "true", "false", "2025-06-31", "2025/6/30", "2025-6-30",
        "2025年6月30日", "0000-00-00", "9999-12-31", "1949-01-01", "2024-02-30", "[" * 40, "{" * 40,
        "{a: " * 40, "- " * 40, "a" * 5000, "长" * 5000, " " * 3000, "''", '""', "[]", "{}",
        "[[]]", "{a: b}", "[甲, 乙]", "./无", "../../../etc/passwd", "./" + "深/" * 300, "\\",
        "\\x41", "已完成", "是", "%s", "{0}", "[red]", "=1+1", "<script>",
    )
)  # fmt: skip
KEYS = (
    b"year title document issuer issued levels start policy projects id level name units "
    b"supporting task due commitments other_numbers indicators target measure quote items "
    b"milestone comparator cumulative subset_of combine plan revisions by value since reason "
    b"unit sample reports as_of project actuals progress problems next_steps evidence "
    b"correction accepted warn_lag behind_lag stale_days about_tolerance "
).split()
_KEY = re.compile(rb"\b(?:" + b"|".join(KEYS) + rb")(?=:)")
_VALUE = re.compile(rb"(?<=: )[^\n{\[]+")
_NUMBER = re.compile(rb"(?<![0-9-])[0-9]+(?:\.[0-9]+)?(?![0-9-])")
_DATE = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FACTORS = (0, -1, 0.1, 0.001, 10, 100, 10_000, 10**15, 1 / 3)


def _place(rng: random.Random, data: bytes) -> int:
    """An offset, hardly ever within a character: what is no UTF-8 is refused at once."""
    at = rng.randrange(len(data) + 1)
    while 0 < at < len(data) and data[at] & 0xC0 == 0x80 and rng.random() < 0.99:
        at -= 1
    return at


def _flip(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    changed = bytearray(data)
    for _turn in range(rng.choice((1, 1, 2, 8))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _random_bytes(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at, end = sorted((_place(rng, data), _place(rng, data)))
    return data[:at] + rng.randbytes(rng.randrange(1, 4)) + data[min(end, at + 6) :]


def _truncate(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: _place(rng, data)]


def _cut_out(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = _place(rng, data)
    kept = data[at:].decode("utf-8", "surrogateescape")[rng.choice((1, 1, 3, 10, 80)) :]
    return data[:at] + kept.encode("utf-8", "surrogateescape")


def _token(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    at = _place(rng, data)
    return data[:at] + rng.choice(TOKENS) + data[at:]


def _token_for_value(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return _replaced(rng, data, _VALUE, lambda _old: rng.choice(TOKENS))


def _splice(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: _place(rng, data)] + other[_place(rng, other) :]


def _swap_keys(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    return _replaced(rng, data, _KEY, lambda _old: rng.choice(KEYS))


def _swap_values(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    values = _VALUE.findall(rng.choice((data, *others))) or [b"0"]
    return _replaced(rng, data, _VALUE, lambda _old: rng.choice(values))


def _scale(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    def scaled(old: bytes) -> bytes:
        number = float(old) * rng.choice(_FACTORS)
        return f"{number:.6f}".rstrip("0").rstrip(".").encode()

    return _replaced(rng, data, _NUMBER, scaled)


def _another_day(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    year, month = rng.choice((2024, 2025, 2025, 2025, 2026)), rng.randrange(1, 13)
    day = f"{year}-{month:02}-{rng.randrange(1, 30):02}"
    return _replaced(rng, data, _DATE, lambda _old: day.encode())


def _twice(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    """A list's item a second time, so that it still is YAML."""
    lines = data.split(b"\n")
    starts = [number for number, line in enumerate(lines) if line.lstrip().startswith(b"- ")]
    if not starts:
        return data
    at = rng.choice(starts)
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and lines[end][: depth + 1].isspace():
        end += 1
    return b"\n".join([*lines[:end], *lines[at:end], *lines[end:]])


def _replaced(
    rng: random.Random, data: bytes, what: re.Pattern[bytes], new: Callable[[bytes], bytes]
) -> bytes:
    found = list(what.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    return data[: match.start()] + new(match[0]) + data[match.end() :]


def _lines(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A line or some twice, gone, elsewhere, from another file, or with another indentation."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    end = at + rng.choice((1, 1, 1, 4, 12))
    to = rng.randrange(len(lines) + 1)
    match rng.randrange(5):
        case 0:
            lines[to:to] = lines[at:end]
        case 1:
            lines[at:end] = []
        case 2:
            lines[at], lines[to - 1] = lines[to - 1], lines[at]
        case 3:
            lines[at:end] = [
                rng.choice((b" ", b"  ", b"\t", b"    ")) + line for line in lines[at:end]
            ]
        case _:
            lines[at:end] = [line[rng.randrange(4) :] for line in lines[at:end]]
    if rng.random() < 0.1:
        lines.insert(to, rng.choice(rng.choice(others).split(b"\n")))
    return b"\n".join(lines)


def _line_ends(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    end = rng.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode(), b"\n\r"))
    return data.replace(b"\n", end, rng.choice((-1, 1, 3)))


def _another_encoding(rng: random.Random, data: bytes, _: list[bytes]) -> bytes:
    codec = rng.choice(
        ("gbk", "gb18030", "big5", "shift_jis", "utf-16", "utf-16-le", "utf-32", "utf-7")
    )
    return data.decode("utf-8", "replace").encode(codec, "replace")


_CHANGES: dict[Change, int] = {
    _flip: 2, _random_bytes: 1, _truncate: 2, _cut_out: 6, _token: 8, _token_for_value: 14,
    _splice: 2, _swap_keys: 10, _swap_values: 18, _scale: 24, _lines: 16, _line_ends: 1,
    _another_encoding: 1, _another_day: 6, _twice: 4,
}  # fmt: skip


_GENTLE = (_scale, _scale, _another_day, _twice)


def mutated(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """`data` after a change or some; of every third, what it says is changed, not its shape."""
    turns = rng.choice((1, 1, 1, 2, 4))
    if rng.random() < 1 / 3:
        changes = rng.choices(_GENTLE, k=turns)
    else:
        changes = rng.choices(list(_CHANGES), list(_CHANGES.values()), k=turns)
    for change in changes:
        data = change(rng, data or b"\n", others)
    return data
