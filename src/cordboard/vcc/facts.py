"""Every fact of the center, gathered for those who read and write the journal."""

from __future__ import annotations

from typing import TypeAlias

from .absence.facts import SessionGivenUp
from .agents.facts import (
    HeldLegCalled,
    HeldLegLost,
    HeldLegUp,
    HoldingChanged,
    LoggedOut,
    LoginFailed,
    LoginFinished,
    LoginStarted,
    PasswordChanged,
    ReadinessChanged,
    ReadinessPending,
    StationConnecting,
    StationRestarted,
    StationRestartFailed,
    StationRestarting,
    WrongPasswordShown,
)
from .callbacks.facts import CallbackFact
from .calls.facts import (
    CallAbandoned,
    CallArrived,
    CallAtMenu,
    CallConnected,
    CallDropped,
    CallEnded,
    CallFinished,
    CallForwarded,
    CallGreeted,
    CallHeld,
    CallInitiated,
    CallNoted,
    CallOffered,
    CallOpenToAll,
    CallPickedUp,
    CallQueued,
    CallResumed,
    CallRinging,
    CallTurnedAway,
    CallVariableSet,
    ManualCallFailed,
    ManualCallStarted,
    MuteChanged,
    OfferEnded,
    PartyLeft,
    PhoneHeld,
    PhoneMeasured,
    RecordingClaimed,
    RecordingMissing,
    RecordingPaused,
    RecordingResumed,
    RecordingSaved,
    RecordingStarted,
    RecordingStopped,
    StationLegParted,
    StationLegRejoined,
)
from .calls.facts_callback import CallbackFact as QueueCallbackFact
from .calls.facts_consult import (
    CallMerged,
    CallParked,
    CallReparked,
    CallSentOn,
    CallTakenOver,
    ColleagueChanged,
    ConferenceFailed,
    ConferenceLeft,
    ConsultationEnded,
    ConsultationStarted,
    FurtherCallConnected,
    FurtherCallEnded,
    FurtherCallFailed,
    FurtherCallMoved,
    FurtherCallStarted,
    OutsideCallEnded,
    ParkedCallLeft,
    ParkedCallMoved,
    ParkedCallTaken,
    ParkFailed,
    ParticipantJoined,
    ParticipantParked,
    SentCallLost,
    TransferCompleted,
    TransferFailed,
)
from .calls.facts_deposit import CallDiverted, CallLeftBox, DepositBegan, DepositCut, DepositSettled
from .campaigns import AnyCampaignsFact
from .clicks import NumberClicked
from .configuration import (
    CampaignChanged,
    CenterReplaced,
    PermissionsChanged,
    PromptPermissionChanged,
    ReadyStatesChanged,
    ReasonCodesSwitched,
    SkillGained,
    SkillPromptsChanged,
    SkillsChanged,
    UserChanged,
)
from .connectors import AnyConnectorsFact
from .contacts import ContactFact
from .dnc import DncAdditionFailed, NumberAddedToDnc
from .kernel import (
    EngineAdopted,
    EngineGone,
    SignalHeard,
    TimerCancelled,
    TimerFired,
    TimerSet,
    WishIssued,
    WishSettled,
)
from .listeners.facts import ListenerAdded, ListenerRemoved
from .maintenance.facts import MaintenanceFact
from .menus.facts import MenuFact
from .messages import AnyMessagesFact
from .news import AnyNewsFact
from .notices.facts import NoticeFact
from .player import (
    PlaybackBegan,
    PlaybackChanged,
    PlaybackEnded,
    PlaybackPaused,
    PlaybackPauseFailed,
    PlaybackResumed,
    PlaybackStarted,
    PlaybackStopFailed,
    PlaybackStopping,
    PromptFetched,
    PromptMissing,
    VolumeSet,
)
from .preferences import PreferencesChanged
from .previews import PreviewFact
from .queue.facts import QueueFact
from .reconnection import Reconnected
from .skills import ActiveSkillsChanged
from .softphones import SoftphoneFact
from .stations import ReachabilityChanged
from .supervision.facts import SupervisionFact
from .voicemail.facts import AnyVoicemailFact
from .worksheets import AnyWorksheetsFact

AnyFact: TypeAlias = (
    CallbackFact
    | NoticeFact
    | SessionGivenUp
    | MaintenanceFact
    | AnyVoicemailFact
    | PlaybackChanged
    | CallDiverted
    | CallLeftBox
    | DepositBegan
    | DepositCut
    | DepositSettled
    | WishIssued
    | WishSettled
    | SignalHeard
    | EngineAdopted
    | EngineGone
    | TimerSet
    | TimerCancelled
    | TimerFired
    | ListenerAdded
    | ListenerRemoved
    | ReachabilityChanged
    | SoftphoneFact
    | CenterReplaced
    | PermissionsChanged
    | ReadyStatesChanged
    | ReasonCodesSwitched
    | SkillGained
    | SkillsChanged
    | CampaignChanged
    | UserChanged
    | LoginStarted
    | StationConnecting
    | LoginFinished
    | LoginFailed
    | LoggedOut
    | ReadinessChanged
    | ReadinessPending
    | PasswordChanged
    | WrongPasswordShown
    | HeldLegCalled
    | HeldLegUp
    | HeldLegLost
    | HoldingChanged
    | StationLegParted
    | StationLegRejoined
    | StationRestarting
    | StationRestarted
    | StationRestartFailed
    | Reconnected
    | CallArrived
    | CallGreeted
    | CallTurnedAway
    | CallOpenToAll
    | CallQueued
    | CallOffered
    | CallPickedUp
    | OfferEnded
    | CallAbandoned
    | ManualCallStarted
    | CallInitiated
    | CallRinging
    | ManualCallFailed
    | CallConnected
    | CallHeld
    | CallResumed
    | MuteChanged
    | CallVariableSet
    | CallNoted
    | RecordingPaused
    | RecordingResumed
    | RecordingStarted
    | RecordingStopped
    | RecordingMissing
    | RecordingSaved
    | CallEnded
    | CallFinished
    | CallDropped
    | PartyLeft
    | PhoneHeld
    | CallMerged
    | CallParked
    | CallReparked
    | CallSentOn
    | CallTakenOver
    | ColleagueChanged
    | ConferenceFailed
    | ConferenceLeft
    | ConsultationEnded
    | ConsultationStarted
    | FurtherCallConnected
    | FurtherCallEnded
    | FurtherCallFailed
    | FurtherCallMoved
    | FurtherCallStarted
    | OutsideCallEnded
    | ParkedCallLeft
    | ParkedCallMoved
    | ParkedCallTaken
    | ParkFailed
    | ParticipantJoined
    | ParticipantParked
    | SentCallLost
    | TransferCompleted
    | TransferFailed
    | NumberAddedToDnc
    | DncAdditionFailed
    | PreferencesChanged
    | ActiveSkillsChanged
    | NumberClicked
    | PlaybackStarted
    | PlaybackBegan
    | PlaybackPaused
    | PlaybackPauseFailed
    | PlaybackResumed
    | PlaybackEnded
    | VolumeSet
    | PlaybackStopFailed
    | PlaybackStopping
    | PromptFetched
    | PromptMissing
    | PhoneMeasured
    | RecordingClaimed
    | SkillPromptsChanged
    | PromptPermissionChanged
    | SupervisionFact
    | AnyMessagesFact
    | QueueFact
    | ContactFact
    | MenuFact
    | CallAtMenu
    | QueueCallbackFact
    | CallForwarded
    | AnyConnectorsFact
    | PreviewFact
    | AnyWorksheetsFact
    | AnyNewsFact
    | AnyCampaignsFact
)
