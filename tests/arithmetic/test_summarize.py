"""Level, unit, whole: counts by status first, then indicators, then unweighted means."""

import pytest

from arithmetic.ledgers import project_yaml, reports_yaml, targets_yaml

ROAD = "target: 100, measure: 公里"
STATUSES = ["done", "met", "on_track", "warning", "behind", "unreported"]


@pytest.fixture
def four(book):
    """Four projects at 30 September, when 75 km are owed of every road:

    1 市级 甲局      done       100%
    2 市级 甲局 乙局  warning     60% (甲) and unreported (乙): 30%
    3 区级 乙局      behind      40%
    4 区级 丙局      unreported   0%
    """
    book.write(
        "targets_2025.yaml",
        targets_yaml(
            project_yaml({"甲": ROAD}, number=1),
            project_yaml({"甲": ROAD, "乙": ROAD}, number=2, units="甲局, 乙局"),
            project_yaml({"甲": ROAD}, number=3, level="区级", units="乙局"),
            project_yaml({"甲": ROAD}, number=4, level="区级", units="丙局"),
        ),
    )
    done = {"2025-09-30": "actuals: {甲: 120}, accepted: 2025-09-29, evidence: [验收单]"}
    book.write("progress/甲局/一.yaml", reports_yaml("甲局", done, number=1))
    book.write("progress/甲局/二.yaml", reports_yaml("甲局", {"2025-08-31": {"甲": 60}}, number=2))
    return book.write(
        "progress/乙局.yaml", reports_yaml("乙局", {"2025-07-31": {"甲": 40}}, number=3)
    )


def counts(summary):
    return [summary[status] for status in STATUSES]


def test_the_whole(four):
    overall = four.at("2025-09-30")["overall"]
    assert overall["projects"] == 4
    assert counts(overall) == [1, 0, 0, 1, 1, 1]
    assert [overall[k] for k in ("indicators", "indicators_met", "indicators_reported")] == [
        5,
        1,
        3,
    ]


def test_the_mean_is_of_projects_not_of_indicators(four):
    overall = four.at("2025-09-30")["overall"]
    assert overall["completion"] == 0.425  # (100 + 30 + 40 + 0) / 4, not 200 / 5
    assert (overall["planned"], overall["variance"]) == (0.75, -32.5)


def test_each_level(four):
    assert [
        (level["name"], level["projects"], counts(level), level["completion"])
        for level in four.at("2025-09-30")["levels"]
    ] == [
        ("市级", 2, [1, 0, 0, 1, 0, 0], 0.65),
        ("区级", 2, [0, 0, 0, 0, 1, 1], 0.2),
    ]


def test_a_shared_project_counts_in_full_for_each_unit(four):
    units = four.at("2025-09-30")["units"]
    assert [(u["name"], u["projects"], u["completion"]) for u in units] == [
        ("甲局", 2, 0.65),
        ("乙局", 2, 0.35),
        ("丙局", 1, 0),
    ]
    assert sum(unit["projects"] for unit in units) == 5


def test_a_shared_project_is_marked(four):
    assert [p["joint"] for p in four.at("2025-09-30")["projects"]] == [False, True, False, False]


def test_the_last_report_of_each_unit(four):
    assert [u["last_report"] for u in four.at("2025-09-30")["units"]] == [
        "2025-09-30",
        "2025-07-31",
        None,
    ]
    assert [u["last_report"] for u in four.at("2025-09-29")["units"]] == [
        "2025-08-31",
        "2025-07-31",
        None,
    ]


def test_levels_stand_in_the_order_of_the_list(book):
    projects = [
        project_yaml({"甲": ROAD}, number=n, level=level)
        for n, level in enumerate(["市级", "县级", "省级"], start=1)
    ]
    book.write("targets_2025.yaml", targets_yaml(*projects, head="levels: [省级, 市级, 县级]"))
    assert [level["name"] for level in book.at("2025-09-30")["levels"]] == ["省级", "市级", "县级"]


def test_a_level_without_projects_is_left_out(book):
    book.write("targets_2025.yaml", targets_yaml(project_yaml({"甲": ROAD})))
    assert [level["name"] for level in book.at("2025-09-30")["levels"]] == ["市级"]


def test_projects_stand_in_the_order_of_the_list(book):
    numbers = [7, 3, 15]
    book.write(
        "targets_2025.yaml", targets_yaml(*(project_yaml({"甲": ROAD}, number=n) for n in numbers))
    )
    assert [p["id"] for p in book.at("2025-09-30")["projects"]] == numbers


# 需督办


def test_what_must_be_chased_stands_worst_first(four):
    overview = four.overview("2025-09-30")
    assert [p.project.id for p in overview.attention] == [3, 4, 2]
    assert overview.overall.attention == 3


def test_of_one_status_the_furthest_behind_stands_first(book):
    book.write(
        "targets_2025.yaml",
        targets_yaml(*(project_yaml({"甲": ROAD}, number=n, units=f"{n}局") for n in (1, 2, 3))),
    )
    for number, km in ((1, 30), (2, 10), (3, 20)):
        book.write(
            f"progress/{number}局.yaml",
            reports_yaml(f"{number}局", {"2025-09-30": {"甲": km}}, number=number),
        )
    assert [p.project.id for p in book.overview("2025-09-30").attention] == [2, 3, 1]


# Selections


def ids(overview):
    return [project["id"] for project in overview["projects"]]


@pytest.mark.parametrize(
    ("selection", "chosen", "completion"),
    [
        ({"level": "区级"}, [3, 4], 0.2),
        ({"unit": "甲局"}, [1, 2], 0.65),
        ({"unit": "乙局"}, [2, 3], 0.35),
        ({"project": 3}, [3], 0.4),
        ({"level": "市级", "unit": "乙局"}, [2], 0.3),
        ({"statuses": ("warning", "behind")}, [2, 3], 0.35),
    ],
)
def test_a_selection_is_summed_up_by_itself(four, selection, chosen, completion):
    overview = four.at("2025-09-30", **selection)
    assert ids(overview) == chosen
    assert overview["overall"]["projects"] == len(chosen)
    assert overview["overall"]["completion"] == completion


def test_the_projects_of_a_unit_keep_their_other_units(four):
    units = four.at("2025-09-30", unit="甲局")["units"]
    assert [(u["name"], u["projects"], u["completion"]) for u in units] == [
        ("甲局", 2, 0.65),
        ("乙局", 1, 0.3),
    ]


def test_an_empty_selection_has_counts_of_nothing_and_no_means(four):
    overview = four.at("2025-09-30", level="区级", unit="甲局")
    assert overview["overall"] == {
        "projects": 0,
        **dict.fromkeys(STATUSES, 0),
        "indicators": 0,
        "indicators_met": 0,
        "indicators_reported": 0,
        "completion": None,
        "planned": None,
        "variance": None,
    }
    assert (overview["levels"], overview["units"], overview["projects"]) == ([], [], [])


def test_a_selection_changes_neither_the_time_share_nor_the_later_reports(four):
    whole, part = four.at("2025-08-31"), four.at("2025-08-31", unit="丙局")
    assert (part["time_share"], part["later_reports"]) == (whole["time_share"], 1)


def test_an_empty_list_has_no_means(book):
    book.write("targets_2025.yaml", "year: 2025\ntitle: 示例清单\nprojects: []\n")
    overall = book.at("2025-09-30")["overall"]
    assert (overall["projects"], overall["completion"], overall["variance"]) == (0, None, None)


# What stands at the top


def test_the_policy_is_shown_with_the_result(four):
    assert four.at("2025-09-30")["policy"] == {
        "warn_lag": 10,
        "behind_lag": 30,
        "stale_days": 45,
        "about_tolerance": 0.05,
    }


def test_a_mean_of_negative_variances_is_rounded_towards_the_worse(book):
    projects = [
        project_yaml({"甲": "target: 3, measure: 个"}, number=n, units=f"{n}局") for n in (1, 2, 3)
    ]
    book.write("targets_2025.yaml", targets_yaml(*projects))
    for number, parks in ((1, 3), (2, 1), (3, 0)):
        book.write(
            f"progress/{number}局.yaml",
            reports_yaml(f"{number}局", {"2025-09-30": {"甲": parks}}, number=number),
        )
    overall = book.at("2025-09-30")["overall"]
    # 4/9 done, 2/3 owed: −22.222…
    assert (overall["completion"], overall["planned"], overall["variance"]) == (
        0.4444,
        0.6666,
        -22.23,
    )


def test_the_printed_variance_of_means_is_the_difference_of_the_printed(four):
    overall = four.overview("2025-07-31").overall
    # 10% done ((0 + 0 + 40 + 0) / 4), 58.333…% owed
    assert str(overall.printed_variance) == "-48.3"
    assert four.at("2025-07-31")["overall"]["variance"] == -48.34


def sample_of(book, first, second):
    book.write(
        "targets_2025.yaml",
        targets_yaml(*(project_yaml({"甲": ROAD}, number=n, units=f"{n}局") for n in (1, 2))),
    )
    for number, head in ((1, first), (2, second)):
        reports = {"2025-06-30": {"甲": 50}} if number == 1 else {}
        book.write(
            f"progress/{number}局.yaml",
            reports_yaml(f"{number}局", reports, number=number, head=head),
        )
    return book


def test_sample_figures_are_said_to_be_such(book):
    overview = sample_of(book, "sample: true", "sample: true").at("2025-06-30")
    assert overview["sample"] is True
    assert [p["sample"] for p in overview["projects"]] == [True, False]


def test_real_figures_are_not(book):
    assert sample_of(book, "", "").at("2025-06-30")["sample"] is False
