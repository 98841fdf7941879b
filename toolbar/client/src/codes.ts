// Generated from the declarations in src/cordboard/contract; do not edit.

/**
 * `callInfo.callType`, `callInitiated.type`, `voicemailAccepted.callType`, variable `Call.type`.
 *
 * Documented: 1 to 6 and 257 to 259. Inferred from the order of the names: 7 and 8. Ours: the previews.
 */
export const CallType = {
  OUTBOUND: 1,
  INBOUND: 2,
  TEST: 3,
  MANUAL: 4,
  AUTODIAL: 5,
  INTERNAL: 6,
  QUEUE_CALLBACK: 7,
  VISUAL: 8,
  INBOUND_VOICEMAIL: 257,
  OUTBOUND_VOICEMAIL: 258,
  INTERNAL_VOICEMAIL: 259,
  OUTBOUND_PREVIEW: 513,
  TEST_PREVIEW: 515,
  MANUAL_PREVIEW: 516,
} as const;
export type CallType = (typeof CallType)[keyof typeof CallType];

/** Who ended a call or preview: `callEnded.party`, `previewEnded.party`. Ours. */
export const Party = {
  UNKNOWN: 0,
  AGENT: 1,
  REMOTE: 2,
  FAILED_TO_CONNECT: 3,
} as const;
export type Party = (typeof Party)[keyof typeof Party];

/** `getAddressType`, `parkedCallInfo.addressType`, the `type` of `checkCan…`. Numbers inferred. */
export const AddressType = {
  EXTERNAL: 0,
  AGENT: 1,
  SKILL: 2,
  CAMPAIGN: 3,
  VOICEMAIL: 4,
} as const;
export type AddressType = (typeof AddressType)[keyof typeof AddressType];

/**
 * `callbackInfo.flags`. Ours; the center sets them, and reads none that a program sends.
 *
 * COMPLETED: the call for it has reached whom it was for; it is gone. REMINDED: its time has come.
 * DISMISSED: this agent is not shown it until the end of their session. SNOOZED: it was put off. INTERNAL:
 * a user of the center is to be called.
 */
export const CallbackFlag = {
  COMPLETED: 1n,
  REMINDED: 2n,
  DISMISSED: 4n,
  SNOOZED: 8n,
  INTERNAL: 16n,
} as const;
export type CallbackFlag = (typeof CallbackFlag)[keyof typeof CallbackFlag];

/** `recordingValue.flags`. Ours. */
export const RecordingFlag = {
  UNREAD: 1n,
  VOICEMAIL: 2n,
  CALL_RECORDING: 4n,
  GREETING: 8n,
} as const;
export type RecordingFlag = (typeof RecordingFlag)[keyof typeof RecordingFlag];

/**
 * `errorCode` of `makeCallFailed`, `transferError` and `conferenceCreateFailed`.
 *
 * Documented for a sibling interface of the same call center: 8, 401, 1001, 1002, 5001, 10006; that they
 * hold here is inferred. Ours: the other numbers from 10001. 1002 is never told: where a number has several
 * contacts, the call goes on with the first, and the agent may choose another.
 */
export const ErrorCode = {
  CANNOT_FORCE_LOGOUT_WHILE_TALKING: 8,
  NOT_LOGGED_IN: 401,
  DNC_CONFIRM: 1001,
  SEVERAL_CONTACTS: 1002,
  MIGRATED: 5001,
  INVALID_NUMBER: 10001,
  NO_PERMISSION: 10002,
  BUSY: 10003,
  NO_ANSWER: 10004,
  WRONG_STATE: 10005,
  DNC_REFUSED: 10006,
  CAMPAIGN_NOT_RUNNING: 10007,
  DIALING_RULE: 10008,
  TARGET_UNAVAILABLE: 10009,
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/**
 * `details` of the events `skillPrompt*Failed`, and `cause` of `callError` for files. Ours.
 *
 * INTERRUPTED: the call went another way before the end (hold, transfer, hang-up). NOT_FOUND, UNREADABLE:
 * the prompt library has no such file, or it is no sound. FAILED: the telephony engine could not play, pause
 * or stop it.
 */
export const PlayFailure = {
  INTERRUPTED: "INTERRUPTED",
  NOT_FOUND: "NOT_FOUND",
  UNREADABLE: "UNREADABLE",
  FAILED: "FAILED",
} as const;
export type PlayFailure = (typeof PlayFailure)[keyof typeof PlayFailure];

/** `cause` of `makeCallFailed` and `restartStationFailed`. Names documented for a sibling interface. */
export const DialFailure = {
  HARDWARE_TIMEOUT: "HARDWARE_TIMEOUT",
  OPERATOR_INTERCEPT: "OPERATOR_INTERCEPT",
  DIAL_ERROR: "DIAL_ERROR",
  RESOURCE_UNAVAILABLE: "RESOURCE_UNAVAILABLE",
  BUSY: "BUSY",
  NO_ANSWER: "NO_ANSWER",
  NO_DIALTONE: "NO_DIALTONE",
  HANGUP: "HANGUP",
  UNKNOWN_ERROR: "UNKNOWN_ERROR",
} as const;
export type DialFailure = (typeof DialFailure)[keyof typeof DialFailure];

/** `cause` of `failedAddingNumberToDNC`. Ours. */
export const DncFailure = {
  INVALID_NUMBER: "INVALID_NUMBER",
  ALREADY_LISTED: "ALREADY_LISTED",
} as const;
export type DncFailure = (typeof DncFailure)[keyof typeof DncFailure];

/** `cause` of `parkError`. Ours. */
export const ParkFailure = {
  PARKED_CALLS_LIMIT: "PARKED_CALLS_LIMIT",
  STATION_FAILED: "STATION_FAILED",
} as const;
export type ParkFailure = (typeof ParkFailure)[keyof typeof ParkFailure];

/**
 * `dispositionsInfo.conferenceDispositioning`: who gives the disposition. Numbers inferred, meaning ours.
 *
 * It is about a call that its agent leaves to a colleague in a conference.
 */
export const ConferenceDispositioning = {
  INITIATOR: 0,
  LAST_AGENT: 1,
  INITIATOR_DECIDES: 2,
} as const;
export type ConferenceDispositioning = (typeof ConferenceDispositioning)[keyof typeof ConferenceDispositioning];

/** `callbacksChanged.operation`. Inferred. */
export const ChangeOperation = {
  ADD: 0,
  UPDATE: 1,
  REMOVE: 2,
} as const;
export type ChangeOperation = (typeof ChangeOperation)[keyof typeof ChangeOperation];

/** Special preview times, milliseconds. Documented for a sibling interface. */
export const PreviewTimeout = {
  UNLIMITED: -1,
  DIAL_AT_ONCE: 0,
} as const;
export type PreviewTimeout = (typeof PreviewTimeout)[keyof typeof PreviewTimeout];

/**
 * `agentState.state`; the same names are `agentStateValue.state`.
 *
 * The first six names are documented for a sibling interface, the rest and all numbers are ours.
 */
export const AgentStateCode = {
  LOGGED_OUT: 0,
  NOT_READY: 1,
  READY: 2,
  RINGING: 3,
  ON_CALL: 4,
  ACW: 5,
  PREVIEW: 6,
  VM_IN_PROGRESS: 7,
} as const;
export type AgentStateCode = (typeof AgentStateCode)[keyof typeof AgentStateCode];

/**
 * Ids of `readyStatesUpdated.states` and `setReadyState.stateId`; 0 only in `readyStateChanged.id`.
 *
 * Inferred: readiness is per channel, calls and voicemail. Ours: the ids. READY and READY_FOR_VOICEMAIL
 * are offered only to agents who may process voicemail.
 */
export const ReadyState = {
  NOT_READY: 0,
  READY: 1,
  READY_FOR_CALLS: 2,
  READY_FOR_VOICEMAIL: 3,
} as const;
export type ReadyState = (typeof ReadyState)[keyof typeof ReadyState];

/** Who changed the agent's readiness: `readyStateChanged.whoForced`. Ours. */
export const WhoForced = {
  NOBODY: 0,
  SUPERVISOR: 1,
  SYSTEM: 2,
} as const;
export type WhoForced = (typeof WhoForced)[keyof typeof WhoForced];

/** `userDetails.flags`, `userUpdate.flags`. Ours. */
export const UserFlag = {
  ACTIVE: 1n,
  MUST_CHANGE_PASSWORD: 2n,
  CAN_CHANGE_PASSWORD: 4n,
  ALWAYS_RECORDED: 8n,
  SUPERVISOR: 16n,
} as const;
export type UserFlag = (typeof UserFlag)[keyof typeof UserFlag];

/** `userInfo.role`. Documented for sibling interfaces. */
export const Role = {
  DOMAIN_ADMIN: "DomainAdmin",
  SUPERVISOR: "Supervisor",
  AGENT: "Agent",
  REPORTING: "Reporting",
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** `login.stationType` and every other station type. Documented; VoIP is a gateway station. */
export const StationType = {
  SOFTPHONE: "SOFTPHONE",
  PSTN: "PSTN",
  VOIP: "VoIP",
} as const;
export type StationType = (typeof StationType)[keyof typeof StationType];

/** `passwordPolicy.aspect`. Documented for the configuration interface. */
export const PasswordAspect = {
  MIN_LENGTH: "MIN_LENGTH",
  SPECIAL_CHARACTER: "SPECIAL_SMBL",
  CAPITAL_LETTER: "CAPITAL_SMBL",
  DIGIT: "DIGIT",
  LOCKOUT: "LOCKOUT",
  ADMIN_LOCKOUT: "ADMINLOCKOUT",
  REUSE_LIFE: "REUSELIFE",
  TIME_LIFE: "TIMELIFE",
  QUESTION_CANNOT_CONTAIN_PASSWORD: "QUESTCANTCONTAINPWD",
  CAN_RESET_PASSWORD: "CANRESETPASSWORD",
} as const;
export type PasswordAspect = (typeof PasswordAspect)[keyof typeof PasswordAspect];

/**
 * Names of `getOption`, `setOption` and `optionsUpdated`. SHOW_SELECT_SKILLS documented, others ours.
 *
 * Each is `true` or `false` and belongs to the user. AUTO_ANSWER picks offered calls up at once, and needs
 * the permission to configure it; a phone that rings at offer is asked to lift by itself, and rings on where
 * it does not. AUTO_HANG_UP is `setSoftphoneAutoHangup`. The others are for applications, which share them
 * through the seat.
 */
export const Option = {
  SHOW_SELECT_SKILLS: "SHOW_SELECT_SKILLS",
  AUTO_ANSWER: "AUTO_ANSWER",
  PLAY_RINGER: "PLAY_RINGER",
  CALL_LOGGING: "CALL_LOGGING",
  PREVIEW_WINDOW: "PREVIEW_WINDOW",
  AUTO_HANG_UP: "AUTO_HANG_UP",
} as const;
export type Option = (typeof Option)[keyof typeof Option];

/**
 * What `runVoiceConnectivityTest` finds, in the comments of its call and in `softphoneError`. Ours.
 *
 * One or several before the colon, else OK. NO_AUDIO: no packet came from the station. LOSS: more than 3 %
 * of the packets were lost or late. JITTER: more than 30 ms. SILENCE: the microphone was below -60 dBov.
 * ECHO: what the agent heard came back within a second. NOT_MEASURED: the engine could not measure.
 */
export const VoiceTrouble = {
  NO_AUDIO: "NO_AUDIO",
  LOSS: "LOSS",
  JITTER: "JITTER",
  SILENCE: "SILENCE",
  ECHO: "ECHO",
  NOT_MEASURED: "NOT_MEASURED",
} as const;
export type VoiceTrouble = (typeof VoiceTrouble)[keyof typeof VoiceTrouble];

/** `setSoftphoneStatus.status`. Inferred from the station states of a sibling interface. */
export const SoftphoneStatus = {
  DISCONNECTED: "DISCONNECTED",
  CONNECTING: "CONNECTING",
  CONNECTED: "CONNECTED",
} as const;
export type SoftphoneStatus = (typeof SoftphoneStatus)[keyof typeof SoftphoneStatus];

/** The places of the three numbers that `getSoftphoneDevices` answers. Inferred from its setter. */
export const SoftphoneDevice = {
  RING: 0,
  SPEAKER: 1,
  MICROPHONE: 2,
} as const;
export type SoftphoneDevice = (typeof SoftphoneDevice)[keyof typeof SoftphoneDevice];

/** `campaignInfo.state`. Names documented for a sibling interface, numbers inferred from their order. */
export const CampaignState = {
  NOT_RUNNING: 0,
  RUNNING: 1,
  STOPPING: 2,
  STARTING: 3,
  RESETTING: 4,
} as const;
export type CampaignState = (typeof CampaignState)[keyof typeof CampaignState];

/** `campaignInfo.mode`: which kind of campaign. Ours; basic or advanced is a flag. */
export const CampaignMode = {
  INBOUND: 0,
  OUTBOUND: 1,
  AUTODIAL: 2,
} as const;
export type CampaignMode = (typeof CampaignMode)[keyof typeof CampaignMode];

/** `campaignInfo.flags`. One name is documented (the last); the bits are ours. */
export const CampaignFlag = {
  INBOUND: 1n,
  OUTBOUND: 2n,
  AUTODIAL: 4n,
  ADVANCED: 8n,
  HAS_WORKSHEET: 16n,
  HAS_SCRIPT: 32n,
  AUTO_RECORD: 64n,
  PASS_CONTACT_ANI: 128n,
} as const;
export type CampaignFlag = (typeof CampaignFlag)[keyof typeof CampaignFlag];

/**
 * `dispositionValue.flags`, `dispositionValue2.flags`.
 *
 * The names follow a sibling interface and the configuration interface; the bits are ours.
 */
export const DispositionFlag = {
  MUST_CONFIRM: 1n,
  MUST_COMPLETE_WORKSHEET: 2n,
  ALLOW_SET_REDIAL_TIMER: 4n,
  ALLOW_SET_REACTIVATE_TIMER: 8n,
  ONLY_FOR_TRANSFER_AND_CONFERENCE: 16n,
  RESET_ATTEMPTS: 32n,
  SEND_EMAIL: 64n,
  SEND_MESSAGE: 128n,
  FIRST_CALL_RESOLUTION: 256n,
  FINAL: 512n,
  REDIAL: 1024n,
  DO_NOT_CALL: 2048n,
  DO_NOT_DIAL: 4096n,
  SYSTEM: 8192n,
} as const;
export type DispositionFlag = (typeof DispositionFlag)[keyof typeof DispositionFlag];

/** `callError.cause` of the operation `processConnector`: why another program was not told. Ours. */
export const ConnectorFailure = {
  UNREACHABLE: "UNREACHABLE",
  TIMEOUT: "TIMEOUT",
  STATUS: "STATUS",
  TOO_MANY: "TOO_MANY",
  EXPIRED: "EXPIRED",
} as const;
export type ConnectorFailure = (typeof ConnectorFailure)[keyof typeof ConnectorFailure];

/** `connectorValue.flags`: when and how a connector opens. Triggers documented, the bits are ours. */
export const ConnectorFlag = {
  MANUAL: 1n,
  MANUAL_IN_PREVIEW: 2n,
  ON_ACCEPTED: 4n,
  ON_DISCONNECTED: 8n,
  ON_PREVIEW: 16n,
  ON_CONTACT_SELECTED: 32n,
  ON_WARM_TRANSFER: 64n,
  ON_DISPOSITION: 128n,
  POST: 256n,
  ADD_WORKSHEET: 512n,
  EXTERNAL_BROWSER: 1024n,
  NEW_WINDOW: 2048n,
} as const;
export type ConnectorFlag = (typeof ConnectorFlag)[keyof typeof ConnectorFlag];

/** `questionValue.type`, `answerCriteriaValue.questionType`, `cavFullValue.type`. Numbers inferred. */
export const DataType = {
  STRING: 0,
  NUMBER: 1,
  DATE: 2,
  TIME: 3,
  DATE_TIME: 4,
  CURRENCY: 5,
  BOOLEAN: 6,
  PERCENT: 7,
  EMAIL: 8,
  URL: 9,
  PHONE: 10,
  TIME_PERIOD: 11,
} as const;
export type DataType = (typeof DataType)[keyof typeof DataType];

/** `questionValue.dataViewType` and `fieldViewType`: how a question is shown. Numbers inferred. */
export const FieldView = {
  COMBOBOX: 0,
  LIST: 1,
  BUTTONS: 2,
  SINGLE_LINE: 3,
  MULTI_LINE: 4,
} as const;
export type FieldView = (typeof FieldView)[keyof typeof FieldView];

/** `questionRestriction.restrictionType`: what an answer must keep to. Numbers inferred. */
export const RestrictionType = {
  MIN: 0,
  MAX: 1,
  REGEXP: 2,
  REQUIRED: 3,
  SET: 4,
  MULTISET: 5,
  PRECISION: 6,
  SCALE: 7,
  TIME_FORMAT: 8,
  DATE_FORMAT: 9,
  DEFAULT_VALUE: 10,
  TIME_PERIOD_FORMAT: 11,
  CURRENCY_TYPE: 12,
} as const;
export type RestrictionType = (typeof RestrictionType)[keyof typeof RestrictionType];

/** `cavViewFullValue.type`: what a field of the call view shows. Inferred. */
export const VariableView = {
  CONTACT_FIELD: 0,
  CALL_VARIABLE: 1,
} as const;
export type VariableView = (typeof VariableView)[keyof typeof VariableView];

/** `numberRestrictionValue.number`: which of the contact's three numbers. Inferred. */
export const NumberField = {
  NUMBER1: 1,
  NUMBER2: 2,
  NUMBER3: 3,
} as const;
export type NumberField = (typeof NumberField)[keyof typeof NumberField];

/** `chatBroadcastMessageReceived.type`, `chatMessageDialog.type`: to whom it was written. Ours. */
export const MessageType = {
  ALL: "ALL",
  SKILL: "SKILL",
  USER: "USER",
} as const;
export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** `getVersion.componentName`. Ours. */
export const Component = {
  AGENT: "agent",
  VCC: "vcc",
  CTI: "cti",
  SOFTPHONE: "softphone",
} as const;
export type Component = (typeof Component)[keyof typeof Component];

/** `maintenanceStateChanged.hostType`. Inferred. */
export const HostType = {
  PRIMARY: 0,
  BACKUP: 1,
} as const;
export type HostType = (typeof HostType)[keyof typeof HostType];

/** The kinds of target of a call (`target.kind`). Ours. */
export const TargetKind = {
  NUMBER: "NUMBER",
  SPEED_DIAL: "SPEED_DIAL",
  AGENT: "AGENT",
  SKILL: "SKILL",
  CAMPAIGN: "CAMPAIGN",
  AGENT_VOICEMAIL: "AGENT_VOICEMAIL",
  SKILL_VOICEMAIL: "SKILL_VOICEMAIL",
} as const;
export type TargetKind = (typeof TargetKind)[keyof typeof TargetKind];

/** What put the chosen agent before the next one (`routingReason.decided`). Ours. */
export const RoutingDecision = {
  ADDRESSED: "ADDRESSED",
  LAST_AGENT: "LAST_AGENT",
  NOBODY_ELSE: "NOBODY_ELSE",
  LEVEL: "LEVEL",
  ALGORITHM: "ALGORITHM",
  ID: "ID",
} as const;
export type RoutingDecision = (typeof RoutingDecision)[keyof typeof RoutingDecision];

/** Who called whom (`pastCall.direction`). Ours. */
export const CallDirection = {
  INBOUND: "INBOUND",
  OUTBOUND: "OUTBOUND",
  INTERNAL: "INTERNAL",
} as const;
export type CallDirection = (typeof CallDirection)[keyof typeof CallDirection];

/** Why an agent did not get a call that they were offered (`missedCall.why`). Ours. */
export const MissedBecause = {
  NOT_ANSWERED: "NOT_ANSWERED",
  REJECTED: "REJECTED",
  CALLER_GONE: "CALLER_GONE",
  STATION_FAILED: "STATION_FAILED",
  AGENT_LEFT: "AGENT_LEFT",
  WITHDRAWN: "WITHDRAWN",
} as const;
export type MissedBecause = (typeof MissedBecause)[keyof typeof MissedBecause];

/** What a supervisor is in an agent's conversations (`monitoring.manner`). Ours. */
export const MonitoringManner = {
  LISTEN: "LISTEN",
  WHISPER: "WHISPER",
  BARGE_IN: "BARGE_IN",
} as const;
export type MonitoringManner = (typeof MonitoringManner)[keyof typeof MonitoringManner];

/** How far a supervisor has come who follows an agent (`monitoring.progress`). Ours. */
export const MonitoringProgress = {
  CALLING: "CALLING",
  WAITING: "WAITING",
  PRESENT: "PRESENT",
  ENDED: "ENDED",
} as const;
export type MonitoringProgress = (typeof MonitoringProgress)[keyof typeof MonitoringProgress];

/** Why a supervisor follows an agent no longer (`monitoringChanged.cause`). Ours. */
export const MonitoringEnd = {
  STOPPED: "STOPPED",
  PHONE_FAILED: "PHONE_FAILED",
  AGENT_LEFT: "AGENT_LEFT",
  NO_PERMISSION: "NO_PERMISSION",
} as const;
export type MonitoringEnd = (typeof MonitoringEnd)[keyof typeof MonitoringEnd];

/** What a question is about: `softphoneQuestion.ask`. */
export const SoftphoneAsk = {
  STATE: "state",
  CHANGE: "change",
} as const;
export type SoftphoneAsk = (typeof SoftphoneAsk)[keyof typeof SoftphoneAsk];

/** Why a softphone does not have the audio of its seat any more: `softphoneDetached.cause`. */
export const DetachCause = {
  LEFT: "left",
  TAKEN: "taken",
  REPLACED: "replaced",
  SILENT: "silent",
  FAILED: "failed",
  REVOKED: "revoked",
} as const;
export type DetachCause = (typeof DetachCause)[keyof typeof DetachCause];

/** Where the strip is on pages. */
export const StripPlace = {
  TOP: "top",
  BOTTOM: "bottom",
  FLOATING: "floating",
} as const;
export type StripPlace = (typeof StripPlace)[keyof typeof StripPlace];

/** What the strip shows between calls, beside the agent's state and the way to the panel. */
export const StripButton = {
  READY: "ready",
  DIAL: "dial",
  QUEUE: "queue",
  CALLBACKS: "callbacks",
  VOICEMAILS: "voicemails",
  MESSAGES: "messages",
} as const;
export type StripButton = (typeof StripButton)[keyof typeof StripButton];

/** What the panel shows between calls. */
export const DeskTile = {
  QUEUE: "queue",
  TODAY: "today",
  CALLBACKS: "callbacks",
  VOICEMAILS: "voicemails",
  MESSAGES: "messages",
  MISSED: "missed",
  DIAL: "dial",
  PREVIEWS: "previews",
} as const;
export type DeskTile = (typeof DeskTile)[keyof typeof DeskTile];

/** What the panel shows beside a call. */
export const DeskTab = {
  SCRIPT: "script",
  CUSTOMER: "customer",
  WORKSHEET: "worksheet",
  TOOLS: "tools",
} as const;
export type DeskTab = (typeof DeskTab)[keyof typeof DeskTab];

/** What can be done with a call. To end it is always possible. */
export const CallButton = {
  MUTE: "mute",
  HOLD: "hold",
  KEYPAD: "keypad",
  RECORD: "record",
  TRANSFER: "transfer",
  CONFERENCE: "conference",
  PARK: "park",
  END: "end",
} as const;
export type CallButton = (typeof CallButton)[keyof typeof CallButton];

/** The operations that are asked for at `/api/x1/seats`; all others are of v2. */
export const EXTENDED: ReadonlySet<string> = new Set([
  "claimPage",
  "conferenceWith",
  "findTarget",
  "forceAgentLogout",
  "forceReadiness",
  "getAudioHolder",
  "getCallHistory",
  "getEvents",
  "getMissedCalls",
  "getMonitoring",
  "getOperationsAllowed",
  "getParkedCalls",
  "getRecordingState",
  "getRoutingReason",
  "getSupervisedAgents",
  "makeCallTo",
  "monitorAgent",
  "noteCall",
  "pauseRecording",
  "releaseAudio",
  "resumeRecording",
  "stopMonitoring",
  "transferCallTo",
  "watchAgents",
]);
