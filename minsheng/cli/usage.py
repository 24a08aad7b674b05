"""Click's complaints about wrong usage, in Chinese."""

import re
from typing import Any

Complaint = tuple[str, str | None]


def in_chinese(error: Any) -> Complaint:
    """(message, hint) of a complaint of click's about what was typed."""
    context = getattr(error, "ctx", None)
    hint = f"用 {context.command_path} --help 查看用法" if context else None
    tell = _TELLERS.get(type(error).__name__, _by_words)
    return tell(error, hint)


def _help_page(error: Any, _: str | None) -> Complaint:
    return str(error.format_message()).rstrip("\n"), None


def _no_such_option(error: Any, hint: str | None) -> Complaint:
    from minsheng.names import nearest

    near = nearest(error.option_name, sorted(error.possibilities or ()), most=1)
    return f"没有选项 {error.option_name}", f"是不是 {near[0]}？" if near else hint


def _bad_option_usage(error: Any, hint: str | None) -> Complaint:
    takes_none = "does not take" in error.message
    return f"选项 {error.option_name} {'不带值' if takes_none else '后面要写一个值'}", hint


def _missing(error: Any, hint: str | None) -> Complaint:
    return f"还要写明：{error.param.metavar or error.param.name}", hint


def _by_words(error: Any, hint: str | None) -> Complaint:
    """What click has no class of its own for, told by its English words."""
    message = error.message
    if message.startswith("No such command"):
        return _no_such_command(error)
    if extra := re.search(r"argument(?:\(s\)|s)? \((.*)\)", message):
        return f"多出的参数：{extra[1]}", hint
    return ("还要写明命令" if message.startswith("Missing command") else message), hint


def _no_such_command(error: Any) -> Complaint:
    from minsheng.names import nearest

    known = list(error.ctx.command.commands)
    typed = error.message.split("'")[1]
    near = nearest(typed.lower(), known)
    guess = f"是不是 {near[0]}？" if near else ""
    return f"没有命令 {typed}", f"{guess}命令有：{'、'.join(known)}"


_TELLERS = {
    "NoArgsIsHelpError": _help_page,
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option_usage,
    "MissingParameter": _missing,
}
