"""Click's complaints about wrong usage, in Chinese."""

import re
from typing import Any

from minsheng.names import nearest


def in_chinese(error: Any) -> tuple[str, str | None]:
    """(message, hint) of a complaint of click's about what was typed."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    hint = f"用 {context.command_path} --help 查看用法" if context else None
    if kind == "NoArgsIsHelpError":
        return str(error.format_message()).rstrip("\n"), None
    if kind == "NoSuchOption":
        near = "、".join(sorted(error.possibilities or ()))
        return f"没有选项 {error.option_name}", f"是不是 {near}？" if near else hint
    if kind == "BadOptionUsage":
        takes = "does not take" in error.message
        return (
            f"选项 {error.option_name} {'不带值' if takes else '后面要写一个值'}",
            hint,
        )
    if kind == "MissingParameter":
        return f"缺少 {error.param.opts[-1] if error.param else '参数'}", hint
    return _by_words(error.message, context, hint)


def _by_words(message: str, context: Any, hint: str | None) -> tuple[str, str | None]:
    """What click has no class of its own for, told by its English words."""
    if message.startswith("No such command"):
        known = list(getattr(context.command, "commands", ())) if context else []
        typed = message.split("'")[1] if "'" in message else ""
        near = nearest(typed.lower(), known)
        guess = f"是不是 {near[0]}？" if near else ""
        return f"没有命令 {typed}", f"{guess}命令有：{'、'.join(known)}"
    if extra := re.search(r"argument(?:\(s\)|s)? \((.*)\)", message):
        return f"多出的参数：{extra[1]}", hint
    return ("还要写明命令" if message.startswith("Missing command") else message), hint
