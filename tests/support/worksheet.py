"""A worksheet for tests: an order, which only whoever buys has to describe."""

from __future__ import annotations

from msgspec.structs import replace
from small_center import SALES_LINE, SOLD

from cordboard.vcc.center import (
    Center,
    DataType,
    Disposition,
    FieldView,
    Jump,
    Question,
    Restrictions,
    Worksheet,
)
from cordboard.vcc.ids import QuestionId, WorksheetId

BUYS, PIECES, COLOUR, WHY_NOT, EMAIL = (QuestionId(300000000000100 + n) for n in range(5))
NEEDED = Restrictions(required=True)
ORDER = Worksheet(
    id=WorksheetId(300000000000110),
    name="Order",
    questions=(
        Question(
            id=BUYS,
            name="buys",
            text="Does the customer buy?",
            type=DataType.BOOLEAN,
            restrictions=NEEDED,
            view=FieldView.BUTTONS,
            jumps=(Jump("false", WHY_NOT),),
        ),
        Question(
            id=PIECES,
            name="pieces",
            type=DataType.NUMBER,
            restrictions=Restrictions(required=True, minimum="1", maximum="99", scale=0),
        ),
        Question(
            id=COLOUR,
            name="colour",
            restrictions=Restrictions(required=True, one_of=("red", "blue")),
            view=FieldView.COMBOBOX,
            finish_allowed=True,
        ),
        Question(id=WHY_NOT, name="why not", restrictions=NEEDED, view=FieldView.MULTI_LINE),
        Question(id=EMAIL, name="e-mail", type=DataType.EMAIL),
    ),
)


def with_worksheet(center: Center, *, strict: bool = True) -> Center:
    """The sales line has it; where that is `strict`, the disposition Sold wants it complete."""
    campaigns = tuple(
        replace(each, worksheet=ORDER.id) if each.id == SALES_LINE else each for each in center.campaigns
    )
    dispositions = tuple(_strict(each) if strict else each for each in center.dispositions)
    return replace(center, worksheets=(ORDER,), campaigns=campaigns, dispositions=dispositions)


def _strict(disposition: Disposition) -> Disposition:
    return replace(disposition, must_complete_worksheet=disposition.id == SOLD)
