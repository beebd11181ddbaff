"""Figures of a group of any size: as many statements for a hundred members as for ten."""

from adapters.cli.bench.cohort import sized


async def test_figures_and_page_take_as_many_statements_for_a_hundred_members_as_for_ten():
    few, many = await sized(10, passes=1), await sized(100, passes=1)
    for name in ("digest", "insights", "page"):
        assert few[name]["statements"] == many[name]["statements"]
        assert few[name]["statements"] < 40
