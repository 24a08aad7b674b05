"""What documents are called, taken out of the titles that lists really have."""

from datetime import date

import pytest

from minsheng.render.titles import long_date, subject

from .shipped import at


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("重庆高新区2025年重点民生实事工作目标任务", "重庆高新区2025年重点民生实事"),
        ("示例县2026年民生实事", "示例县2026年民生实事"),
        ("2026年示例市民生实事项目清单", "2026年示例市民生实事"),
        ("示例县2025年民生实事任务分解表", "示例县2025年民生实事"),
        ("示例县2025年为民办实事责任分工方案", "示例县2025年为民办实事"),
        ("关于印发示例县2025年民生实事工作任务的通知", "示例县2025年民生实事"),
        ("示例县政府关于印发《示例县2025年民生实事项目清单》的通知", "示例县2025年民生实事"),
        ("2025年十大民生实事", "2025年十大民生实事"),
        ("2025年民生实事项目", "2025年民生实事项目"),
        ("任务清单", "任务清单"),
        ("清单", "清单"),
    ],
)
def test_the_subject_is_the_title_without_what_kind_of_paper_it_is(title: str, named: str) -> None:
    seen = at("2025-09-30")
    targets = seen.targets.model_copy(update={"title": title})
    assert subject(seen._replace(targets=targets)) == named


def test_control_characters_in_a_title_are_shown_as_pictures() -> None:
    seen = at("2025-09-30")
    targets = seen.targets.model_copy(update={"title": "示例县\x1b民生实事清单"})
    assert subject(seen._replace(targets=targets)) == "示例县␛民生实事"


def test_a_date_in_full() -> None:
    assert long_date(date(2025, 9, 3)) == "2025年9月3日"
