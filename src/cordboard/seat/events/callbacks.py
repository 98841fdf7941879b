"""What listeners hear of callbacks.

- Everybody whose callback it is hears of it: its agent, or all of its group who are at work.
- After a login come all of them in one `callbacksChanged`, then one `callbackOverdue` for each that is due,
  so that a program that shows what is overdue need not compare times.
- A completed callback is told with its flag first (`callbacksChanged`), and then as gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.vcc import callbacks
from cordboard.vcc.kernel import Fact

from .rows import Row, row


def _info(fact: Any) -> contract.CallbackInfo:
    return views.callback_info(fact.callback)


def _one(fact: Any) -> tuple[contract.CallbackInfo, ...]:
    return (_info(fact),)


def _dismissed(fact: callbacks.CallbackDismissed) -> tuple[contract.CallbackInfo, ...]:
    return (views.callback_info(fact.callback, dismissed=True),)


def _all(fact: callbacks.CallbacksListed) -> tuple[contract.CallbackInfo, ...]:
    return tuple(views.callback_info(each, dismissed=each.id in fact.dismissed) for each in fact.callbacks)


def _changed(operation: codes.ChangeOperation, info: Callable[[Any], object]) -> Row:
    return row(contract.CallbacksChanged, info=info, operation=lambda _fact: operation.value)


_ADDED: Final = row(contract.CallbackAdded, info=_info)
_UPDATED: Final = _changed(codes.ChangeOperation.UPDATE, _one)
_GONE: Final = row(contract.CallbackRemoved, id=lambda fact: fact.callback.id)
_OVERDUE: Final = row(
    contract.CallbackOverdue, id=lambda fact: fact.callback.id, time=lambda fact: fact.callback.due
)

CALLBACKS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    callbacks.CallbackAdded: (_ADDED,),
    callbacks.CallbackShared: (_ADDED,),
    callbacks.CallbackChanged: (_UPDATED,),
    callbacks.CallbackDismissed: (_changed(codes.ChangeOperation.UPDATE, _dismissed),),
    callbacks.CallbackShown: (_UPDATED, _OVERDUE),
    callbacks.CallbackOverdue: (_OVERDUE,),
    callbacks.CallbackReminded: (_OVERDUE,),
    callbacks.CallbackCompleted: (_UPDATED, _GONE),
    callbacks.CallbackRemoved: (_GONE,),
    callbacks.CallbackUnshared: (_GONE,),
    callbacks.CallbacksListed: (_changed(codes.ChangeOperation.ADD, _all),),
}
