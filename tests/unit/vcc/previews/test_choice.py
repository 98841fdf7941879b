"""Which record comes next, and which contacts a campaign calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.center import Comparison, Condition, Outbound, Sorting, SortKey
from cordboard.vcc.contacts import Contact
from cordboard.vcc.previews import ListRecord, in_order, meets


def record(place, priority=50, **fields):
    contact = Contact(id=place, number1="+12025550181", fields=tuple(sorted(fields.items())))
    return ListRecord(list=1, contact=contact, place=place, priority=priority)


def order(*records, **manners):
    return [each.place for each in in_order(records, Outbound(**manners))]


def test_who_has_been_in_the_list_longest_comes_first():
    assert order(record(3), record(1), record(2)) == [1, 2, 3]
    assert order(record(3), record(1), record(2), sorting=Sorting.LIFO) == [3, 2, 1]


def test_the_list_with_the_higher_priority_comes_first():
    assert order(record(1, 10), record(2, 70), record(3, 70)) == [2, 3, 1]


def test_fields_count_before_the_place_in_the_list():
    people = (record(1, city="Bonn", age="9"), record(2, city="aachen", age="10"), record(3, city="Bonn"))
    assert order(*people, sort_by=(SortKey(field="city"),)) == [2, 1, 3]
    assert order(*people, sort_by=(SortKey(field="city"), SortKey(field="age", descending=True))) == [2, 3, 1]


def test_numbers_are_sorted_as_numbers_and_before_texts():
    people = (record(1, age="10"), record(2, age="9"), record(3, age="old"), record(4))
    assert order(*people, sort_by=(SortKey(field="age"),)) == [2, 1, 4, 3]


@given(st.permutations([record(n, priority=n % 3, age=str(n % 4)) for n in range(8)]))
def test_the_order_does_not_depend_on_how_they_are_found(people):
    manners = Outbound(sort_by=(SortKey(field="age", descending=True),), sorting=Sorting.LIFO)
    assert in_order(people, manners) == in_order(sorted(people, key=lambda each: each.place), manners)


@pytest.mark.parametrize(
    ("comparison", "value", "met"),
    [
        (Comparison.EQUALS, "new york", True),
        (Comparison.EQUALS, "York", False),
        (Comparison.NOT_EQUAL, "York", True),
        (Comparison.CONTAINS, "YORK", True),
        (Comparison.CONTAINS, "Bonn", False),
        (Comparison.DONT_CONTAIN, "Bonn", True),
        (Comparison.STARTS_WITH, "new", True),
        (Comparison.ENDS_WITH, "york", True),
        (Comparison.LIKE, "n_w%k", True),
        (Comparison.LIKE, "york", False),
        (Comparison.GREATER, "Bonn", True),
        (Comparison.LESS, "Bonn", False),
        (Comparison.IS_NULL, "", False),
        (Comparison.IS_NOT_NULL, "", True),
    ],
)
def test_a_condition_on_a_text(comparison, value, met):
    condition = Condition(field="city", comparison=comparison, value=value)
    contact = record(1, city="New York").contact
    assert meets(contact, Outbound(conditions=(condition,))) is met


@pytest.mark.parametrize(
    ("comparison", "value", "met"),
    [
        (Comparison.GREATER, "9", True),
        (Comparison.GREATER, "10", False),
        (Comparison.GREATER_OR_EQUAL, "10.0", True),
        (Comparison.LESS, "11", True),
        (Comparison.LESS_OR_EQUAL, "9.99", False),
        (Comparison.EQUALS, "10.00", True),
    ],
)
def test_a_condition_on_a_number(comparison, value, met):
    condition = Condition(field="age", comparison=comparison, value=value)
    assert meets(record(1, age="10").contact, Outbound(conditions=(condition,))) is met


def test_all_conditions_or_any_of_them():
    old = Condition(field="age", comparison=Comparison.GREATER, value="60")
    near = Condition(field="city", comparison=Comparison.EQUALS, value="Bonn")
    contact = record(1, age="10", city="Bonn").contact
    assert not meets(contact, Outbound(conditions=(old, near)))
    assert meets(contact, Outbound(conditions=(old, near), any_condition=True))
    assert meets(contact, Outbound())
