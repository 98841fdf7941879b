"""Which record comes next, and which contacts a campaign calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cordboard.vcc.center import Comparison, Condition, ListDialing, ListUse, Outbound, Sorting, SortKey
from cordboard.vcc.contacts import Contact
from cordboard.vcc.previews import ListRecord, in_order, meets
from cordboard.vcc.previews.choice import NO_TURNS, turns_after


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


def test_list_penetration_takes_one_number_of_each_before_another_of_any():
    tried = replace(record(1), attempts=1)
    assert order(tried, record(2)) == [2, 1]
    assert order(replace(record(3), attempts=2), tried, record(2)) == [2, 1, 3]


def test_vertical_dialing_goes_on_with_whom_it_has_begun():
    tried = replace(record(9), attempts=2)
    assert order(record(2), tried, list_dialing=ListDialing.VERTICAL_DIALING) == [9, 2]


def lists(**ratios):
    return Outbound(
        lists=tuple(
            ListUse(list=n, name=name, ratio=ratio) for n, (name, ratio) in enumerate(ratios.items(), 1)
        )
    )


def shown(records, outbound, count):
    """From which lists contacts are shown, one after the other, as long as records are in the window."""
    waiting, turns, found = list(records), NO_TURNS, []
    for _ in range(count):
        first = in_order(waiting, outbound, turns)[0]
        turns = turns_after(outbound, waiting, first, turns)
        waiting.remove(first)
        found.append(first.list)
    return found


def test_lists_of_one_priority_take_turns_by_their_shares():
    outbound = lists(a=75, b=25)
    people = [replace(record(n), list=1 + n % 2) for n in range(40)]
    taken = shown(people, outbound, 16)
    assert taken.count(1) == 12
    assert [each.list for each in in_order(people, outbound)[:16]] == taken


def test_a_list_without_a_share_counts_as_the_usual_one():
    people = [replace(record(n), list=1 + n % 2) for n in range(40)]
    assert shown(people, lists(a=25, b=0), 9).count(1) == 3
    assert order(*people, lists=lists(a=0, b=0).lists) == list(range(40))


def test_a_list_that_was_empty_for_long_does_not_catch_up():
    outbound = lists(a=50, b=50)
    turns = NO_TURNS
    alone = [replace(record(n), list=1) for n in range(30)]
    for each in alone:
        turns = turns_after(outbound, alone, each, turns)
    both = [replace(record(n), list=1 + n % 2) for n in range(20)]
    assert [each.list for each in in_order(both, outbound, turns)[:4]] == [2, 1, 2, 1]


def test_shares_count_among_lists_of_one_priority_only():
    outbound = Outbound(
        lists=(
            ListUse(list=1, name="a", priority=70, ratio=1),
            ListUse(list=2, name="b", ratio=10),
            ListUse(list=3, name="c", ratio=20),
        )
    )
    first = [replace(record(n, 70), list=1) for n in range(5)]
    others = [replace(record(n), list=2 + n % 2) for n in range(20)]
    taken = shown([*others, *first], outbound, 11)
    assert taken[:5] == [1] * 5
    assert taken[5:].count(3) == 4


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9)), max_size=12, unique=True))
def test_whatever_the_shares_nobody_is_lost(where):
    people = [replace(record(place), list=kept_in) for kept_in, place in where]
    outbound = lists(a=99, b=1, c=0)
    assert sorted(each.key for each in in_order(people, outbound)) == sorted(each.key for each in people)
    assert len(shown(people, outbound, len(people))) == len(people)


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


@pytest.mark.parametrize(("groups", "met"), [(((0, 1),), False), (((0, 1), (0, 2)), True), (((1,),), False)])
def test_conditions_in_groups(groups, met):
    contact = record(1, age="70", city="Bonn", state="NW").contact
    conditions = (
        Condition(field="age", comparison=Comparison.GREATER, value="60"),
        Condition(field="city", comparison=Comparison.EQUALS, value="Aachen"),
        Condition(field="state", comparison=Comparison.EQUALS, value="NW"),
    )
    assert meets(contact, Outbound(conditions=conditions, groups=groups)) is met
    assert meets(contact, Outbound())
