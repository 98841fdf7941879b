"""How conditions hang together: formulas, and what they mean."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.centerfile.grouping import Ungrouped, grouped


@pytest.mark.parametrize(
    ("formula", "groups"),
    [
        ("1", ((0,),)),
        ("1 and 2", ((0, 1),)),
        ("1 or 2", ((0,), (1,))),
        ("1 AND (2 OR 3)", ((0, 1), (0, 2))),
        ("1 and 2 or 3", ((0, 1), (2,))),
        ("(1 or 2) and (1 or 2)", ((0,), (0, 1), (1,))),
    ],
)
def test_a_formula_becomes_groups(formula: str, groups: tuple[tuple[int, ...], ...]) -> None:
    assert grouped(formula, max(max(group) for group in groups) + 1) == groups


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("", "'' is no condition"),
        ("1 and", "'' is no condition"),
        ("1 and 4", "'4' is no condition"),
        ("0 or 1 or 2 or 3", "'0' is no condition"),
        ("1 2 3", "'2' stands where"),
        ("(1 or 2 and 3", "not closed"),
        ("1 and 2", "condition 3 is not in it"),
        ("not 1 or 2 or 3", "'not' is no condition"),
        ("1 xor 2 or 3", "'xor' stands where"),
    ],
)
def test_what_cannot_be_read_says_why(formula: str, why: str) -> None:
    with pytest.raises(Ungrouped, match=why):
        grouped(formula, 3)


def test_a_formula_that_grows_without_end_is_refused() -> None:
    pairs = " and ".join(f"({n} or {n + 1})" for n in range(1, 30, 2))
    with pytest.raises(Ungrouped, match="more than"):
        grouped(pairs, 30)


formulas = st.recursive(
    st.integers(1, 4).map(str),
    lambda inner: st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
        lambda each: f"({' '.join(each)})"
    ),
    max_leaves=6,
)


@given(formulas)
def test_the_groups_mean_what_the_formula_says(formula: str) -> None:
    groups = grouped(f"{formula} or (1 and 2 and 3 and 4)", 4)
    for held in product((True, False), repeat=4):
        said = formula
        for place, value in enumerate(held, 1):
            said = said.replace(str(place), str(value))
        assert any(all(held[place] for place in group) for group in groups) == (eval(said) or all(held))
