"""What the agent may ask now, so that a program shows no button that would be refused."""

from cordboard.contract.record import Answered, Event, Record


class AllowedOperation(Record):
    """One way of asking that is allowed in the present state.

    operation: the name of an operation of either contract.
    variant: where it may be asked in one way and not in another: true or false, for its flag; the name of a
        flag that is set, such as warm; the parameter that is given, such as line.
    """

    operation: str | None = None
    variant: str | None = None


class GetOperationsAllowed(Answered[tuple[AllowedOperation, ...]]):
    """What the agent may ask of their calls and previews now, and of their work.

    What depends on the values that are sent (a number, a disposition, another call) may be refused all the
    same. Without a login, nobody may ask anything but to log in.
    """


class OperationsAllowedChanged(Event):
    """The agent may ask something else than before.

    It tells how it is now and stands for no moment: of several changes while a program was away, it hears
    the last one only.
    """

    operations: tuple[AllowedOperation, ...] = ()
