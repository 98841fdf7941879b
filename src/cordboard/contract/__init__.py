"""What Cordboard can be asked and what it tells: the published contract and its extension, declared once.

Operations, types, events and faults are typed records; transports, schemas, reference pages and clients
derive from them. Nothing here does any I/O. Every name of the published contract is here:
`contract.MakeCall`; those of the extension are in `contract.x1`.
"""

# ruff: noqa: F403  -- 349 names, listed once where they are declared

from cordboard.contract.events.agent import *
from cordboard.contract.events.call import *
from cordboard.contract.events.callbacks import *
from cordboard.contract.events.chat import *
from cordboard.contract.events.conference import *
from cordboard.contract.events.listening import *
from cordboard.contract.events.maintenance import *
from cordboard.contract.events.park import *
from cordboard.contract.events.preview import *
from cordboard.contract.events.session import *
from cordboard.contract.events.softphone import *
from cordboard.contract.events.transfer import *
from cordboard.contract.events.voicemail import *
from cordboard.contract.faults import EXPLANATIONS as EXPLANATIONS
from cordboard.contract.faults import ContractFault as ContractFault
from cordboard.contract.faults import CtiFault as CtiFault
from cordboard.contract.faults import Explanation as Explanation
from cordboard.contract.faults import FaultCode as FaultCode
from cordboard.contract.operations.agent import *
from cordboard.contract.operations.call import *
from cordboard.contract.operations.callbacks import *
from cordboard.contract.operations.chat import *
from cordboard.contract.operations.conference import *
from cordboard.contract.operations.connectors import *
from cordboard.contract.operations.data import *
from cordboard.contract.operations.listening import *
from cordboard.contract.operations.live_callbacks import *
from cordboard.contract.operations.miscellaneous import *
from cordboard.contract.operations.park import *
from cordboard.contract.operations.preview import *
from cordboard.contract.operations.prompts import *
from cordboard.contract.operations.recordings import *
from cordboard.contract.operations.softphone import *
from cordboard.contract.operations.transfer import *
from cordboard.contract.operations.voicemail import *
from cordboard.contract.operations.worksheets import *
from cordboard.contract.record import Acting as Acting
from cordboard.contract.record import Answered as Answered
from cordboard.contract.record import Event as Event
from cordboard.contract.record import Field as Field
from cordboard.contract.record import Record as Record
from cordboard.contract.record import Request as Request
from cordboard.contract.record import fields_of as fields_of
from cordboard.contract.record import wire_name as wire_name
from cordboard.contract.registry import ALL_EVENTS as ALL_EVENTS
from cordboard.contract.registry import ALL_OPERATIONS as ALL_OPERATIONS
from cordboard.contract.registry import CONTRACTS as CONTRACTS
from cordboard.contract.registry import EVENTS as EVENTS
from cordboard.contract.registry import NAMESPACE as NAMESPACE
from cordboard.contract.registry import OPERATIONS as OPERATIONS
from cordboard.contract.registry import TYPES as TYPES
from cordboard.contract.registry import V2 as V2
from cordboard.contract.registry import X1 as X1
from cordboard.contract.registry import Contract as Contract
from cordboard.contract.registry import Operation as Operation
from cordboard.contract.registry import contract_of as contract_of
from cordboard.contract.registry import doc_of as doc_of
from cordboard.contract.scalars import Double as Double
from cordboard.contract.scalars import Flags as Flags
from cordboard.contract.scalars import Float as Float
from cordboard.contract.scalars import Id as Id
from cordboard.contract.scalars import Int as Int
from cordboard.contract.scalars import Long as Long
from cordboard.contract.scalars import Scalar as Scalar
from cordboard.contract.types.agents import *
from cordboard.contract.types.calls import *
from cordboard.contract.types.campaigns import *
from cordboard.contract.types.contacts import *
from cordboard.contract.types.media import *
