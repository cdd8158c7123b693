"""Fiscal years count by one number each, and 2010-11 is never guessed to be a month."""

import csv
import json

import pytest

from socalc.targets.dates import Dating, dating_of, parse_any_date
from socalc.targets.problems import Refusal
from tests.conftest import Socalc

# the dates of one target, what else is known, how they are written, and years to count from (or a month)
DATES: list[tuple[str, Dating, Dating, list[float]]] = [
    ("2010", "", "", [2010]),
    ("2010-04", "", "months", [2009 + 4 / 12]),
    ("2009-12 2010-04 2006-12", "", "months", [2009, 2009 + 4 / 12, 2006]),
    ("2010-11 2010-03", "", "months", [2009 + 11 / 12, 2009 + 3 / 12]),  # 2010-03 decides
    ("2010-11 2012-13", "", "split", [2010, 2012]),  # 2012-13 is no month
    ("2009-10 2010-11 2011-12", "", "split", [2009, 2010, 2011]),  # all are pairs of years
    ("1999-00", "", "split", [1999]),
    ("2010/11", "", "split", [2010]),
    ("2010-2011", "", "split", [2010]),
    ("2010/2011 2011–12", "", "split", [2010, 2011]),
    ("FY2010-11", "", "split", [2010]),
    ("2010-11", "split", "split", [2010]),  # base-year: 2008-09
    ("2010-11", "months", "months", [2009 + 11 / 12]),
    ("FY2011 fy2012", "", "FY", [2011, 2012]),
    ("2010-11-30", "", "months", [2009 + 11 / 12]),
    ("2012-02-29", "", "months", [2011 + 2 / 12]),
]


@pytest.mark.parametrize(("texts", "known", "dating", "ends"), DATES)
def test_dates_are_read_by_what_stands_beside_them(
    texts: str, known: Dating, dating: Dating, ends: list[float]
) -> None:
    dates = [parse_any_date(text) for text in texts.split()]
    found = dating_of(dates, known)
    assert found == dating
    assert [date.in_dating(found) / 12 - 1 for date in dates] == pytest.approx(ends)


@pytest.mark.parametrize(
    ("texts", "known", "refused"),
    [
        ("2010-11", "", ["2010-11"]),  # alone
        ("2009 2010-11", "", ["2010-11"]),
        ("2009 2010-11 2011-12", "", ["2010-11", "2011-12"]),
        ("FY2012 2010-11", "", ["2010-11"]),
        ("FY2012 2012-13", "", ["2012-13"]),
        ("2012-13 FY2014", "", ["FY2014"]),
        ("2012-13 2014-06", "", ["2014-06"]),
        ("2014-06 2012-13", "", ["2012-13"]),
        ("2012-13 2014", "", ["2014"]),
        ("FY2012 2014", "", ["2014"]),
        ("2012-13", "FY", ["2012-13"]),
    ],
)
def test_what_cannot_be_told_or_is_mixed_is_refused(
    texts: str, known: Dating, refused: list[str]
) -> None:
    dates = [parse_any_date(text) for text in texts.split()]
    dating = dating_of(dates, known)
    found = []
    for date in dates:
        try:
            date.in_dating(dating)
        except Refusal:
            found.append(date.text)
    assert found == refused


@pytest.mark.parametrize(
    "text", ["2010-13", "2010-09-15", "2011-02-29", "FY11", "2010-12-11", "10-11"]
)
def test_other_texts_are_no_dates(text: str) -> None:
    with pytest.raises(Refusal, match="not a date"):
        parse_any_date(text)


def test_both_readings_of_a_lone_pair_are_told() -> None:
    with pytest.raises(Refusal) as told:
        parse_any_date("2010-11").in_dating("")
    assert "2010/11 for the fiscal year" in told.value.help
    assert "Nov 2010 or 2010-11-30 for the month" in told.value.help


def test_the_remedies_for_the_month_are_read() -> None:
    months = {
        parse_any_date(text).in_dating("") for text in ("Nov 2010", "November 2010", "2010-11-30")
    }
    assert months == {2010 * 12 + 11}


def progress(
    socalc: Socalc, table: str, *options: str, input: str = "csv"
) -> list[dict[str, object]]:
    done = socalc("progress", "--input", input, "-f", "-", "--json", *options, input=table)
    assert (done.returncode, done.stderr) == (0, b"")
    rows: list[dict[str, object]] = json.loads(done.stdout)["rows"]
    return rows


# 10 % a year from 100: after one, two, three and four years
GROWN = ["110", "121", "133.1", "146.41"]


@pytest.mark.parametrize(
    ("base_year", "by", "headings", "latest", "arrival"),
    [
        ("2008", "2018", ["2009-10", "2010-11", "2011-12"], "2011-12", "2016-17"),
        ("2009", "2019", ["2010-11", "2011-12", "2012-13"], "2012-13", "2017-18"),
        ("2008-09", "2018-19", ["2009-10", "2010-11", "2011-12"], "2011-12", "2016-17"),
        ("2008/09", "2018/19", ["2009/10", "2010/11", "2011/12"], "2011/12", "2016-17"),
        ("2008-2009", "2018/2019", ["2009-2010", "2010-2011", "2011-2012"], "2011-2012", "2016-17"),
        ("FY2008", "FY2018", ["FY2009", "FY2010", "FY2011"], "FY2011", "FY2016"),
        ("2008", "FY2018", ["FY2009", "FY2010", "FY2011"], "FY2011", "FY2016"),
        ("2008", "2018", ["2009", "2010", "2011"], "2011", "2016-04"),
        ("2008", "2018", ["Dec 2009", "2010-12-31", "December 2011"], "December 2011", "2016-04"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", ["csv", "tsv", "jsonl", "actuals", "yaml"])
def test_three_fiscal_years_are_three_years(
    base_year: str,
    by: str,
    headings: list[str],
    latest: str,
    arrival: str,
    way: str,
    socalc: Socalc,
) -> None:
    fields = {"baseline": "100", "goal": "200", "base-year": base_year, "by": by}
    actuals = dict(zip(headings, GROWN[:3], strict=True))
    if way == "yaml":
        text = json.dumps({"growth": {"a": {**fields, "actuals": actuals}}})
        rows = progress(socalc, text, input="yaml")
    elif way == "actuals":
        rows = progress(
            socalc, json.dumps({"target": "a", **fields, "actuals": actuals}), input="jsonl"
        )
    else:
        row = {"target": "a", **fields, **actuals}
        mark = "\t" if way == "tsv" else ","
        text = (
            json.dumps(row) if way == "jsonl" else f"{mark.join(row)}\n{mark.join(row.values())}\n"
        )
        rows = progress(socalc, text, input=way)
    (found,) = rows
    assert found["as_of"] == latest
    assert found["observed"] == pytest.approx(0.1)  # 1.331 over three years
    assert (found["years"], found["by"]) == (10, 2018 if base_year != "2009" else 2019)
    assert found["arrival"] == arrival  # ln 2 / ln 1.1 is 7.27 years: in the eighth


@pytest.mark.parametrize(
    ("as_of", "latest"),
    [("2010-11", "2010-11"), ("2010/11", "2010-11"), ("2010", "2010-11"), ("2012-13", "2011-12")],
)
def test_as_of_is_read_as_the_actuals_are(as_of: str, latest: str, socalc: Socalc) -> None:
    table = "target,baseline,goal,base-year,2009-10,2010-11,2011-12\na,100,200,2008,110,121,133.1\n"
    rows = progress(socalc, table, "--as-of", as_of, "-q")
    assert {row["as_of"] for row in rows} == {latest}


def test_as_of_among_months_is_a_month(socalc: Socalc) -> None:
    table = "target,baseline,goal,base-year,2010-10,2010,2009\na,100,200,2008,120,121,110\n"
    rows = progress(socalc, table, "--as-of", "2010-11", "-q")
    assert {row["as_of"] for row in rows} == {"2010-10"}


@pytest.mark.parametrize("as_of", ["FY2011", "2010-06", "Nov 2010"])
def test_as_of_in_another_way_is_refused(as_of: str, socalc: Socalc) -> None:
    table = "target,baseline,goal,base-year,2009-10,2010-11\na,100,200,2008,110,121\n"
    done = socalc("progress", "--input", "csv", "-f", "-", "--as-of", as_of, input=table)
    assert done.returncode == 2
    assert "do not count alike" in done.stderr.decode()


def test_mapped_headings_tell_how_the_others_are_written(socalc: Socalc) -> None:
    table = "target,2008-09,goal,base-year,2010-11\na,100,200,2008,121\n"
    (row, _) = progress(socalc, table, "--map", "baseline=2008-09", "-q")
    assert (row["as_of"], row["observed"]) == ("2010-11", pytest.approx(0.1))


@pytest.mark.parametrize(
    "heading", ["2010-11", "FY2011,2010-11", "2012-13,2014-06", "2012-13,2014"]
)
def test_headings_that_cannot_be_told_are_refused_with_both_readings(
    heading: str, socalc: Socalc
) -> None:
    cells = ",".join("1" for _ in heading.split(","))
    table = f"target,baseline,goal,base-year,{heading}\na,1,2,2008,{cells}\n"
    done = socalc("progress", "--input", "csv", "-f", "-", input=table)
    assert done.returncode == 2
    assert "<stdin>:1:" in done.stderr.decode()
    assert socalc("growth", "--input", "csv", "-f", "-", input=table).returncode == 0


@pytest.mark.parametrize("command", ["growth", "path"])
@pytest.mark.parametrize(
    "row", ["2006,2007,2016", "2011-12,2012-13,2013-14", "2010-11,2014,FY2015"]
)
def test_other_years_are_of_no_concern_to_growth(command: str, row: str, socalc: Socalc) -> None:
    first, _, last = row.split(",")
    table = f"target,{row}\na,100,oops,121\n"
    given = (
        "--map",
        f"baseline={first}",
        "--map",
        f"goal={last}",
        "--years",
        "2",
        "--format",
        "csv",
    )
    done = socalc(command, "--input", "csv", "-f", "-", *given, input=table)
    assert done.returncode == 0
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    assert float(rows[0]["growth"]) == pytest.approx(0.1)


def test_growth_of_objects_does_not_ask_for_the_base_year_of_actuals(socalc: Socalc) -> None:
    text = '{"target": "a", "baseline": 100, "goal": 121, "actuals": {"2011": 110}}\n'
    given = ("--input", "jsonl", "-f", "-", "--years", "2", "--json")
    done = socalc("growth", *given, input=text)
    assert json.loads(done.stdout)["rows"][0]["growth"] == pytest.approx(0.1)
    refused = socalc("progress", "--input", "jsonl", "-f", "-", input=text)
    assert "`actuals` without `base-year`" in refused.stderr.decode()


@pytest.mark.parametrize(
    ("base_year", "per", "periods"),
    [
        ("2008-09", "year", ["2009-10", "2010-11"]),
        ("FY2008", "year", ["FY2009", "FY2010"]),
        ("FY2008", "quarter", ["FY2009-Q1", "FY2009-Q2"]),
        ("2008-09", "month", ["2009-10-M01", "2009-10-M02"]),  # nobody knows which month that is
        ("2008", "month", ["2009-01", "2009-02"]),
    ],
)
def test_milestones_bear_the_names_of_fiscal_years(
    base_year: str, per: str, periods: list[str], socalc: Socalc
) -> None:
    text = f"growth: {{a: {{baseline: 1.0, goal: 2.0, base-year: {base_year}, window: 2}}}}"
    done = socalc("path", "-f", "-", "--per", per, "--json", input=text)
    assert [row["period"] for row in json.loads(done.stdout)["rows"]][:2] == periods


@pytest.mark.parametrize("by", ["2014-15", "FY2014", "2014"])
def test_by_may_be_a_fiscal_year(by: str, socalc: Socalc) -> None:
    text = "growth: {a: {baseline: 100, goal: 200, base-year: 2008}}"
    rows = json.loads(socalc("growth", "-f", "-", "--by", by, "--json", input=text).stdout)["rows"]
    assert [(row["years"], row["by"]) for row in rows] == [(6, 2014)]


@pytest.mark.parametrize(
    "entry",
    [
        "{baseline: 1, goal: 2, base-year: 2008-09, by: FY2014}",
        "{baseline: 1, goal: 2, base-year: FY2008, by: 2014, actuals: {2010-11: 1.5}}",
        "{baseline: 1, goal: 2, base-year: 2008-09, by: 2014, actuals: {2010-06: 1.5}}",
        "{baseline: 1, goal: 2, base-year: 2008, by: 2014, actuals: {2010-11: 1.5}}",
    ],
)
def test_two_ways_of_counting_in_one_target_are_refused(entry: str, socalc: Socalc) -> None:
    done = socalc("progress", "-f", "-", input=f"growth: {{a: {entry}}}")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_deadline_asked_for_in_another_way_is_refused(socalc: Socalc) -> None:
    text = "growth: {a: {baseline: 1, goal: 2, base-year: FY2008}}"
    assert socalc("growth", "-f", "-", "--by", "2014-15", input=text).returncode == 2


def test_a_consolidation_may_be_counted_in_fiscal_years(socalc: Socalc) -> None:
    entry = "{before: 100, after: 50, base-year: 2008-09, by: 2014-15, actuals: {2010-11: 80}}"
    (row,) = progress(socalc, f"consolidation: {{a: {entry}}}", input="yaml")
    assert (row["as_of"], row["years"]) == ("2010-11", 6)
    assert row["note"] == "fiscal years: 2014 is 2014-15"
