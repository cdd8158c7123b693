"""``socalc check`` as its users meet it: exit codes, formats, selection, and what is shown."""

import csv
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socalc import read_target_file
from socalc.analyses.check import CheckReport, CheckRow, check
from socalc.analyses.recompute import printed_band
from socalc.arithmetic.bands import Band
from socalc.rendering.formats.cells import cells
from socalc.rendering.layouts.check import check_sheet
from socalc.targets.figure import parse_figure
from socalc.targets.file import Claim, TargetFile
from socalc.targets.stated import parse_stated
from tests.conftest import ROOT, Socalc

JILIN = (ROOT / "targets.yaml").read_text("utf-8")


def claim(start: str, end: str, stated: str, years: str = "") -> CheckReport:
    given = Claim(
        "given",
        parse_figure(start),
        parse_figure(end),
        Fraction(years) if years else None,
        parse_stated(stated),
    )
    return check(TargetFile(claims=(given,)))


def rows(text: str) -> list[CheckRow]:
    return list(check(read_target_file(text.encode(), "targets.yaml")).rows)


def shown(report: CheckReport, heading: str, digits: int | None = None) -> str:
    """The one cell of a report below a heading, as people see it; empty if nobody sees it."""
    columns = {column.heading: column.texts for column in cells(check_sheet(report, digits))}
    return columns.get(heading, [""])[0]


# -- Exit codes -----------------------------------------------------------------------------------


def test_the_shipped_file_passes_with_both_figures_consistent(socalc: Socalc) -> None:
    done = socalc("check", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [(row["stated"], row["verdict"]) for row in json.loads(done.stdout)["rows"]] == [
        ("81.8%", "consistent"),
        ("34.4%", "consistent"),
    ]


@pytest.mark.parametrize(
    ("stated", "cause"),
    [
        ("18.2%", "this is what remains, not what was cut"),
        ("450%", "the change divided by the value after, not before"),
        ("5.5%", "the ratio with a percent sign"),
        ("8.18%", "the decimal point is shifted"),
        ("81.9%", "rounded up instead of to the nearest"),
    ],
)
def test_an_altered_figure_is_found_and_explained(stated: str, cause: str, socalc: Socalc) -> None:
    altered = JILIN.replace("81.8%", stated)
    done = socalc("check", "--file", "-", "--json", input=altered)
    first, second = json.loads(done.stdout)["rows"]
    assert done.returncode == 1
    assert (first["verdict"], second["verdict"]) == ("inconsistent", "consistent")
    assert first["cause"].split("; or ")[0] == cause


ROUNDED = ("--from", "36 bn", "--to", "31 bn", "--stated", "15%")
WRONG = ("--from", "66", "--to", "12", "--stated", "18.2%")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (ROUNDED, 0),
        ((*ROUNDED, "--strict"), 1),
        ((*ROUNDED, "--strict", "--exit-zero"), 0),
        (WRONG, 1),
        ((*WRONG, "--exit-zero"), 0),
        ((*WRONG, "--explain"), 1),
        ((*WRONG, "--format", "github"), 1),
        (("--from", "66", "--to", "12", "--stated", "5% a year"), 0),  # unchecked: no years
        (("--from", "66", "--to", "12", "--stated", "5% a year", "--strict"), 0),
        (("--from", "66", "--to", "12", "--stated", "81.8"), 2),  # of what kind?
        (("--from", "66", "--to", "12"), 2),
        (("--years", "3"), 2),
        ((*WRONG, "--years", "2-3"), 2),
        ((*WRONG, "provincial*"), 2),
        ((*WRONG, "--file", "targets.yaml"), 2),
        (("--from", "66", "--to", "12%", "--stated", "81.8%"), 2),
        (("nosuch",), 2),
        (("--file", "nosuch.yaml"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int, socalc: Socalc) -> None:
    done = socalc("check", *arguments)
    assert done.returncode == code
    assert bool(done.stdout) == (code != 2)
    assert bool(done.stderr) == (code == 2)


def test_a_file_without_stated_figures_passes(socalc: Socalc) -> None:
    done = socalc("check", "--file", "-", "--format", "csv", input="growth: {assets: +50%}")
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)


def test_published_examples_get_their_published_verdicts() -> None:
    """Each claim of the example stands in the table of published claims, with its source."""
    with (ROOT / "tests/analyses/published.csv").open(encoding="utf-8", newline="") as table:
        published = {
            (row["from"], row["to"], row["stated"].removeprefix("+"), row["source"]): row
            for row in csv.DictReader(table)
        }
    example = (ROOT / "examples/published-claims.yaml").read_bytes()
    file = read_target_file(example, "published-claims.yaml")
    judged = {row.target: row for row in check(file).rows}
    assert len(file.claims) >= 12
    for item in file.claims:
        assert item.start
        assert item.end
        typed = (item.start.text.replace(",", ""), item.end.text.replace(",", ""))
        found = published[(*typed, item.stated.text if item.stated else "", item.note)]
        assert judged[item.name].verdict == found["verdict"], item.name
        assert str(item.years or "") == found["years"]


# -- Selection ------------------------------------------------------------------------------------

SECTIONS = """
growth:
  sales: {goal: x2, stated: 26.0% a year, window: 3}
consolidation:
  provincial firms: {before: 66, after: 12, stated: 81.8%}
  province levels: {before: 5, after: 3, stated: 40%}
claims:
  sales abroad: {from: 100, to: 150, stated: 50%}
"""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), ["sales", "provincial firms", "province levels", "sales abroad"]),
        (("sales",), ["sales"]),
        (("sales*",), ["sales", "sales abroad"]),
        (("prov*",), ["provincial firms", "province levels"]),
        (("sales abroad", "*levels"), ["province levels", "sales abroad"]),
    ],
)
def test_names_and_patterns_pick_across_sections(
    asked: tuple[str, ...], found: list[str], socalc: Socalc
) -> None:
    done = socalc("check", *asked, "--file", "-", "--format", "jsonl", input=SECTIONS)
    assert [json.loads(line)["target"] for line in done.stdout.splitlines()] == found


def test_an_unknown_name_is_told_with_the_nearest(socalc: Socalc) -> None:
    done = socalc("check", "sale abroad", "--file", "-", input=SECTIONS)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"did you mean `sales abroad`?" in done.stderr


# -- Formats --------------------------------------------------------------------------------------


def test_every_format_tells_the_verdict(socalc: Socalc) -> None:
    for format in ("table", "plain", "csv", "tsv", "json", "jsonl", "markdown", "github"):
        done = socalc("check", *WRONG, "--format", format)
        assert done.returncode == 1, format
        assert b"inconsistent" in done.stdout, format
        assert b"this is what remains, not what was cut" in done.stdout, format


def test_json_tells_numbers_and_places(socalc: Socalc) -> None:
    text = "claims:\n  a: {from: 63.5, to: 127.4, years: 2019-2030, stated: 6.6% a year}\n"
    row = json.loads(socalc("check", "--file", "-", "--json", input=text).stdout)["rows"][0]
    assert row["recomputed"] == pytest.approx(0.0653456, abs=1e-7)
    assert row["low"] < row["recomputed"] < row["high"] < 0.0655
    assert (row["kind"], row["years"], row["line"], row["from"]) == ("rate", 11, 2, 63.5)


def test_annotations_stand_at_the_line_of_the_file(tmp_path: Path, socalc: Socalc) -> None:
    path = tmp_path / "a,b: 50%.yaml"
    path.write_text(
        "claims:\n"
        "  fits: {from: 66, to: 12, stated: 81.8%}\n"
        '  "50%, new: x": {from: 66, to: 12, stated: 18.2%}\n'
        "  nearly there: {from: 36 bn, to: 31 bn, stated: 15%}\n"
        "  nothing: {from: 66, to: 12}\n"
    )
    done = socalc("check", "--file", path.name, "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "::error file=a%2Cb%3A 50%25.yaml,line=3,title=50%25%2C new%3A x%3A inconsistent::"
        "18.2%25 and its own numbers do not fit together; this is what remains, not what was cut",
        "::notice file=a%2Cb%3A 50%25.yaml,line=4,title=nearly there%3A consistent-if-rounded::"
        "15%25 and its own numbers fit only if the inputs are rounded",
    ]


def test_an_annotation_without_a_file_names_none(socalc: Socalc) -> None:
    assert socalc("check", *WRONG, "--format", "github").stdout.startswith(b"::error title=given")


def test_an_annotation_of_standard_input_names_no_file(socalc: Socalc) -> None:
    text = JILIN.replace("81.8%", "18.2%")
    done = socalc("check", "--file", "-", "--format", "github", input=text)
    assert done.stdout.startswith(b"::error title=provincial firms")


@pytest.mark.parametrize(
    "arguments", [("growth",), ("consolidation",), ("implied",), ("check", "--explain")]
)
def test_only_findings_can_be_annotated(arguments: tuple[str, ...], socalc: Socalc) -> None:
    done = socalc(*arguments, "--format", "github")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no findings to annotate" in done.stderr


# -- What cannot be checked -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{}", "`from` is missing"),
        ("{to: 5}", "`from` is missing"),
        ("{from: 5, stated: 5%}", "`to` is missing"),
        ("{from: 4, to: 5}", "no figure is stated"),
        ("{from: 4, to: 5, stated: 25% a year}", "the years are missing"),
        ("{from: 0, to: 5, stated: 25%}", "the value before is zero"),
        ("{from: -4, to: 5, stated: 25%}", "the value before is negative"),
        ("{from: 5, to: -5, years: 3, stated: 3% a year}", "the value after is negative"),
        ("{from: 5, to: 0, years: 3, stated: 100% a year}", "the value after is zero"),
        ("{from: -4, to: 0, years: 3, stated: 100% a year}", "the value before is negative"),
        ("{from: -4, to: -5, stated: 25%}", "the loss grows"),
        ("{from: -4, to: -1, stated: +75%}", "a rise from a loss can be read in two ways"),
        ("{from: -4, to: -5, years: 3, stated: 7.7% a year}", "the loss grows"),
        ("{from: 5, to: 0, stated: 2 to 1}", "nothing is left"),
        ("{from: 4, to: 5, stated: 1pp}", "points need two percentages"),
        ("{from: 1e-200, to: 1e200, stated: x3}", "the two values are too far apart"),
    ],
)
def test_what_cannot_be_checked_says_why(entry: str, reason: str) -> None:
    (row,) = rows(f"claims: {{a: {entry}}}")
    assert (row.verdict, row.cause) == ("unchecked", reason)


def test_a_goal_without_baseline_or_years_says_so() -> None:
    found = rows("growth: {a: {goal: +20, stated: 20%}, b: {goal: x2, stated: 26% a year}}")
    assert [row.cause for row in found] == ["no baseline is stated", "the years are missing"]


def test_a_yearly_rate_fits_if_it_does_over_one_end_of_its_window() -> None:
    (row,) = rows("growth: {a: {goal: x2, window: 2-3, stated: 26.0% a year}}")
    assert row.verdict == "consistent"
    assert row.years == 3


# -- Removed and added ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        ("{before: 100, removed: 30, added: 10, after: 80}", "consistent"),
        ("{before: 100, removed: 30, added: 10, after: 81}", "inconsistent"),
        ("{before: 1.2 k, removed: 0.3 k, added: 0.1 k, after: 1.1 k}", "consistent-if-rounded"),
        ("{before: 100, removed: 30, after: 69}", "inconsistent"),  # 70 are left, or more
        ("{before: 100, added: 10, after: 111}", "inconsistent"),  # 110 are left, or fewer
    ],
)
def test_the_counts_have_to_add_up(entry: str, verdict: str) -> None:
    (row,) = rows(f"consolidation: {{a: {entry}}}")
    assert (row.kind, row.verdict) == ("counts", verdict)


@pytest.mark.parametrize(
    "entry",
    [
        "{before: 100, removed: 30, after: 85}",  # 15 were added
        "{before: 100, added: 10, after: 85}",  # 25 were removed
        "{before: 100, after: 85}",
        "{before: 100, removed: 30, added: 10}",
        "{after: 80, removed: 30, added: 10}",
    ],
)
def test_counts_that_are_not_all_stated_are_no_finding_of_their_own(entry: str) -> None:
    assert rows(f"consolidation: {{a: {entry}}}") == []


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        ("{removed: 30, added: 10, after: 80}", 100, 80),
        ("{removed: 30, after: 80}", 110, 80),
        ("{before: 100, removed: 30, added: 10}", 100, 80),
        ("{before: 100, removed: 30}", 100, 70),
    ],
)
def test_the_missing_count_follows_from_the_others(entry: str, before: int, after: int) -> None:
    file = read_target_file(f"consolidation: {{a: {entry}}}".encode(), "targets.yaml")
    (target,) = file.consolidation
    assert target.before.value == before
    assert target.after.value == after


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{before: 10, removed: 30}", "more were removed than there were"),
        ("{after: 5, removed: 3, added: 20}", "more were added than there are"),
    ],
)
def test_counts_that_would_leave_fewer_than_none_are_refused(
    entry: str, told: str, socalc: Socalc
) -> None:
    done = socalc("check", "--file", "-", input=f"consolidation: {{a: {entry}}}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


# -- What is shown never contradicts the verdict --------------------------------------------------


def number(text: str) -> Fraction:
    """The number that a reader sees, in the unit of the stated figure."""
    bare = text.removeprefix("x").removesuffix(" to 1").replace(",", "")
    for sign in (" %", " pp"):
        if bare.endswith(sign):
            return Fraction(bare.removesuffix(sign)) / 100
    return Fraction(bare)


amounts = st.one_of(
    st.integers(1, 3000).map(str), st.integers(1, 9999).map(lambda tenths: f"{tenths / 10:.1f}")
)


@st.composite
def near_misses(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Two values, a figure within two units of what they come to, and years if it needs them."""
    start, end = draw(amounts), draw(amounts)
    multiple = Fraction(end) / Fraction(start)
    years = draw(st.sampled_from(["", "1", "2", "3", "7", "2.5"]))
    form = draw(st.sampled_from(["{}% a year"] if years else ["{}%", "x{}", "{} to 1"]))
    if years:
        truth = abs(float(multiple) ** (1 / float(years)) - 1) * 100
    else:
        truth = float(
            {"{}%": abs(multiple - 1) * 100, "x{}": multiple, "{} to 1": 1 / multiple}[form]
        )
    decimals = draw(st.integers(0, 4))
    figure = max(round(truth * 10**decimals) + draw(st.integers(-2, 2)), 0)
    hedge = draw(st.sampled_from(["", "", "about ", "over ", "under ", "nearly "]))
    printed = hedge + form.format(f"{Decimal(figure).scaleb(-decimals):.{decimals}f}")
    return start, end, printed, years


@given(near_misses(), st.sampled_from([None, 0, 1, 4]))
def test_the_number_shown_fits_if_and_only_if_the_verdict_is_consistent(
    case: tuple[str, str, str, str], digits: int | None
) -> None:
    start, end, stated, years = case
    report = claim(start, end, stated, years)
    seen = number(shown(report, "Recomputed", digits))
    seems_to_fit = printed_band(parse_stated(stated)).meets(Band(seen, seen))
    assert seems_to_fit == (report.rows[0].verdict == "consistent")


@given(near_misses())
def test_the_range_shown_reaches_the_figure_if_and_only_if_some_inputs_fit(
    case: tuple[str, str, str, str],
) -> None:
    start, end, stated, years = case
    report = claim(start, end, stated, years)
    ends = re.fullmatch("(.+?)(?: to 1)? to (.+?)(?: to 1)?", shown(report, "Range"))
    if ends is None or report.rows[0].verdict == "consistent":
        return
    low, high = ends[1], ends[2]
    seen = Band(None if low == "?" else number(low), None if high == "?" else number(high))
    seems_to_reach = printed_band(parse_stated(stated)).meets(seen)
    assert seems_to_reach == (report.rows[0].verdict == "consistent-if-rounded")


@given(near_misses(), st.sampled_from([None, 0, 1, 4]))
@example(("4204.9", "8909.6", "7.0% a year", "11"), None)  # 7.06 % is not 7.064 % to 7.065 %
def test_the_number_shown_lies_in_the_range_shown(
    case: tuple[str, str, str, str], digits: int | None
) -> None:
    start, end, stated, years = case
    report = claim(start, end, stated, years)
    ends = re.fullmatch("(.+?)(?: to 1)? to (.+?)(?: to 1)?", shown(report, "Range", digits))
    if ends is None:
        return
    seen = number(shown(report, "Recomputed", digits))
    assert ends[1] == "?" or number(ends[1]) <= seen
    assert ends[2] == "?" or seen <= number(ends[2])


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (["20%"], "it and its own numbers do not fit together"),
        (["20%", "50%"], "1 of them and its own numbers do not fit together"),
        (["20%", "30%"], "2 of them and their own numbers do not fit together"),
        (["50%"], "checked."),
    ],
)
def test_the_remark_counts_what_does_not_fit(stated: list[str], told: str) -> None:
    entries = ", ".join(
        f"a{n}: {{from: 4, to: 2, stated: {text}}}" for n, text in enumerate(stated)
    )
    file = read_target_file(f"claims: {{{entries}}}".encode(), "targets.yaml")
    assert told in check_sheet(check(file)).remark


def test_a_figure_of_many_digits_is_shown_as_it_was_judged() -> None:
    # 2 ** (1/3) - 1 = 0.25992104989487316476721...; a double holds 17 digits of it
    stated = "25.9921049894873164767% a year"
    report = claim("2", "4", stated, "3")
    seen = number(shown(report, "Recomputed"))
    assert report.rows[0].verdict == "consistent"
    assert printed_band(parse_stated(stated)).meets(Band(seen, seen))


def test_a_rounded_value_before_near_zero_allows_only_what_it_can_reach() -> None:
    # about 1 is at most 2, so 5 is at least x2.5 of it, and never 20 % more
    assert claim("about 1", "5", "20%").rows[0].verdict == "inconsistent"
    assert claim("about 1", "5", "900%").rows[0].verdict == "consistent-if-rounded"


@pytest.mark.parametrize("stated", ["0%", "0.0%"])
def test_nothing_explains_a_stated_zero_by_a_shifted_point(stated: str) -> None:
    assert claim("100", "150", stated).rows[0].cause == ""


def test_points_are_shown_as_points() -> None:
    assert shown(claim("60%", "65%", "5pp"), "Recomputed") == "5 pp"


# -- Strength -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "stated", "fits"),
    [
        ("66", "12", "81.8%", "only 66"),
        ("66", "12", "82%", "65 to 68"),
        ("826", "542", "34.4%", "only 826"),
        ("66", "12", "over 81.8%", "66 to ?"),  # 12/65 leaves 81.54 %, 12/66 81.82 %
        ("66.0", "12", "82%", ""),  # no count
    ],
)
def test_the_counts_before_that_would_print_the_same(
    start: str, end: str, stated: str, fits: str
) -> None:
    assert shown(claim(start, end, stated), "Fits\nbefore") == fits


def test_what_was_not_checked_fits_nothing() -> None:
    assert shown(claim("-4", "5", "25%"), "Fits\nbefore") == ""


@pytest.mark.parametrize(
    ("in_unit", "beside"),
    [
        # 5/36 is 13.9 %; of 35.5 to 36.5 and 30.5 to 31.5 it may be 11.3 % to 16.4 %
        ("unit: bn dollars, from: 36, to: 31, stated: 15%", "from: 36 bn, to: 31 bn, stated: 15%"),
        ("unit: '%', from: 60, to: 65, stated: 9%", "from: 60%, to: 65%, stated: 9%"),
        ("unit: '%', from: 60, to: 65, stated: 5.5pp", "from: 60%, to: 65%, stated: 5.5pp"),
        ("unit: 亿元, from: 36, to: 31, stated: 15%", "from: 36亿, to: 31亿, stated: 15%"),
    ],
)
def test_a_figure_is_judged_in_its_unit_as_with_it_beside_the_figure(
    in_unit: str, beside: str, socalc: Socalc
) -> None:
    text = f"claims: {{a: {{{in_unit}}}, b: {{{beside}}}}}"
    done = socalc("check", "-f", "-", "--json", input=text)
    first, second = json.loads(done.stdout)["rows"]
    assert first["verdict"] == second["verdict"] == "consistent-if-rounded"
    assert (first["low"], first["high"], first["fits_from"]) == (
        second["low"],
        second["high"],
        None,
    )


def test_money_has_no_whole_numbers_before(socalc: Socalc) -> None:
    text = "claims: {a: {unit: dollars, from: 66, to: 12, stated: 82%}, b: {from: 66, to: 12, stated: 82%}}"
    first, second = json.loads(socalc("check", "-f", "-", "--json", input=text).stdout)["rows"]
    assert (first["fits_from"], second["fits_from"]) == (None, 65)
