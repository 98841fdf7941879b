// Generated from the declarations in src/cordboard/contract; do not edit.


/** A 64-bit whole number as a text of digits: JavaScript's own numbers lose digits beyond 2^53. */
export type Long = string;
/** The id of an object. */
export type Id = string;
/** A mask of bits 0 to 62, as a text of digits; `BigInt(flags) & CampaignFlag.INBOUND` asks for one. */
export type Flags = string;

/**
 * What the agent is doing now.
 *
 * loggedIn: a session is open.
 * ready: calls may be offered.
 * onCall: a call is offered, active or in wrap-up.
 * callConnected: both sides speak or are on hold.
 * currentCall: that call.
 * restarting: the station is being restarted.
 */
export interface AgentBridgeStatus {
  readonly callConnected?: boolean;
  readonly currentCall?: CallInfo;
  readonly loggedIn?: boolean;
  readonly onCall?: boolean;
  readonly ready?: boolean;
  readonly restarting?: boolean;
}

/** Another agent, by id and name. */
export interface AgentInfo {
  readonly agentId?: Id;
  readonly name?: string;
}

/**
 * What an agent may do, one yes or no for each thing.
 *
 * An absent value means no. Without canWrapUpCalls the agent ends a call only by giving its disposition.
 */
export interface AgentPermission {
  readonly canAddDNC?: boolean;
  readonly canChangePassword?: boolean;
  readonly canCreateCallbacks?: boolean;
  readonly canCreateChat?: boolean;
  readonly canCreateConference?: boolean;
  readonly canDeleteVoicemailSession?: boolean;
  readonly canDialDNC?: boolean;
  readonly canEditCRMSessions?: boolean;
  readonly canMakeCalls?: boolean;
  readonly canMakeInternalCalls?: boolean;
  readonly canMakeRecordings?: boolean;
  readonly canMakeTestCalls?: boolean;
  readonly canManageSkillAvailability?: boolean;
  readonly canPlayPromptToCaller?: boolean;
  readonly canProcessVoicemail?: boolean;
  readonly canRejectCalls?: boolean;
  readonly canRemoveCRMData?: boolean;
  readonly canSendMessages?: boolean;
  readonly canSkipNumbersInPreview?: boolean;
  readonly canTransfer?: boolean;
  readonly canTransferVoicemail?: boolean;
  readonly canUseConnectors?: boolean;
  readonly reasonCodesEnabled?: boolean;
  readonly canHold?: boolean;
  readonly canWrapUpCalls?: boolean;
  readonly canPark?: boolean;
  readonly canPickSalesforceObjectForCallLog?: boolean;
  readonly canTransferToAgents?: boolean;
  readonly canTransferToSkills?: boolean;
  readonly canCreateConferenceWithAgents?: boolean;
  readonly canCreateConferenceUsingSkills?: boolean;
  readonly canConfigureAutoAnswer?: boolean;
  readonly canSelectSysRecycleDisposition?: boolean;
}

/**
 * A prompt that may be played to a caller.
 *
 * duration: milliseconds. Each `…_is_set` tells whether its field holds a value.
 */
export interface AgentPromptValue {
  readonly description?: string;
  readonly description_is_set?: boolean;
  readonly duration?: Long;
  readonly duration_is_set?: boolean;
  readonly id?: Id;
  readonly id_is_set?: boolean;
  readonly name?: string;
  readonly name_is_set?: boolean;
}

/** An agent's state as a number; see AgentStateCode in the codes. */
export interface AgentState {
  readonly agentId?: Id;
  readonly state?: number;
}

/**
 * An agent's state with its name, since when, and the skills that are on.
 *
 * state: a name of AgentStateCode.
 * stateSince: text, here ISO 8601.
 * callType: see CallType in the codes.
 */
export interface AgentStateValue {
  readonly agentId?: Id;
  readonly state?: string;
  readonly fullname?: string;
  readonly stateSince?: string;
  readonly callType?: number;
  readonly availableSkills: readonly Id[];
}

/**
 * A jump in a worksheet: if the answer is this value, go to that question.
 *
 * questionType: see DataType in the codes.
 * questionToJumpTo: the next question's name.
 */
export interface AnswerCriteriaValue {
  readonly questionToJumpTo?: string;
  readonly questionType?: number;
  readonly valueToCheck?: string;
}

/**
 * One call as its agent sees it.
 *
 * number: the other party.
 * ani, dnis: the calling and the called number as signalled.
 * callType: see CallType in the codes.
 * agentInitiated: the agent dialed.
 * autoRecord: recorded without being asked.
 * avgSessionTime: usual handle time of such calls, milliseconds, 0 if unknown.
 * inboundPause: milliseconds on hold before the agent is joined.
 * consult: a word before a transfer or a conference.
 * transfer: it is being transferred to us, or was, by userTransferringId.
 * internalReceiver: the called party is a user of the center.
 * callbackId: the reminder that it answers.
 */
export interface CallInfo {
  readonly agentInitiated?: boolean;
  readonly ani?: string;
  readonly autoRecord?: boolean;
  readonly avgSessionTime?: Long;
  readonly callSessionId?: string;
  readonly callType?: number;
  readonly callbackId?: Id;
  readonly campaignId?: Id;
  readonly comments?: string;
  readonly consult?: boolean;
  readonly dnis?: string;
  readonly inboundPause?: number;
  readonly internalReceiver?: boolean;
  readonly number?: string;
  readonly transfer?: boolean;
  readonly userTransferringId?: Id;
}

/**
 * A reminder to call somebody.
 *
 * agent: whose it is.
 * userGroup: or which group's.
 * CRMId: the contact.
 * dueDate: epoch milliseconds.
 * flags: see CallbackFlag in the codes.
 */
export interface CallbackInfo {
  readonly agent?: Id;
  readonly CRMId?: Id;
  readonly campaignId?: Id;
  readonly comments?: string;
  readonly dueDate?: Long;
  readonly flags: Flags;
  readonly id?: Id;
  readonly number?: string;
  readonly userGroup?: Id;
}

/**
 * A campaign.
 *
 * state, mode: see CampaignState and CampaignMode in the codes.
 * flags: CampaignFlag.
 * extension: how to reach an inbound campaign from inside.
 */
export interface CampaignInfo {
  readonly id?: Id;
  readonly name?: string;
  readonly flags: Flags;
  readonly state?: number;
  readonly mode?: number;
  readonly extension?: string;
}

/**
 * A call variable with its value.
 *
 * groupName and name: as in `Call.ANI`.
 * systemId: other than 0 for a system variable, which agents cannot change.
 * type: see DataType in the codes.
 * CCF: the value comes from a contact field; our reading.
 */
export interface CavFullValue {
  readonly applyToAllDispositions?: boolean;
  readonly CCF?: boolean;
  readonly cavGroupId?: Id;
  readonly defaultValue?: string;
  readonly description?: string;
  readonly groupName?: string;
  readonly id?: Id;
  readonly name?: string;
  readonly systemId?: Id;
  readonly type?: Long;
  readonly value?: string;
}

/**
 * One field of the screen that shows a call.
 *
 * type: see VariableView in the codes.
 * width: percent.
 * order: place.
 * editable: the agent may change it.
 */
export interface CavViewFullValue {
  readonly cavId?: Id;
  readonly editable?: boolean;
  readonly id?: Id;
  readonly name?: string;
  readonly order?: number;
  readonly type?: number;
  readonly width?: number;
}

/**
 * Whether the agent's clock agrees with the center's.
 *
 * localTime, serverTime: epoch milliseconds.
 */
export interface CheckLocalTimeResult {
  readonly ok?: boolean;
  readonly localTime?: Long;
  readonly serverTime?: Long;
}

/**
 * A web page of another program, opened with data of the call.
 *
 * flags: when and how, see ConnectorFlag in the codes.
 * dispositionIds: the dispositions that open it.
 */
export interface ConnectorValue {
  readonly className?: string;
  readonly description?: string;
  readonly dispositionIds: readonly Id[];
  readonly flags: Flags;
  readonly id?: Id;
  readonly name?: string;
  readonly url?: string;
}

/** A field of a contact and what it may hold. */
export interface CrmFieldDataType {
  readonly id?: Id;
  readonly name?: string;
  readonly restrictions: readonly CrmFieldRestrictionType[];
}

/** One rule for a contact field, as text. */
export interface CrmFieldRestrictionType {
  readonly optional?: boolean;
  readonly value?: string;
}

/**
 * One possible outcome of a call.
 *
 * flags: see DispositionFlag in the codes.
 */
export interface DispositionValue {
  readonly description?: string;
  readonly flags: Flags;
  readonly id?: Id;
  readonly name?: string;
}

/**
 * One possible outcome of a call, with its time.
 *
 * timeout: milliseconds until the number may be dialed again, for outcomes that redial.
 */
export interface DispositionValue2 {
  readonly description?: string;
  readonly flags: Flags;
  readonly id?: Id;
  readonly name?: string;
  readonly timeout?: Long;
}

/**
 * The outcomes of a campaign, and who gives them in a conference.
 *
 * conferenceDispositioning: see ConferenceDispositioning in the codes.
 */
export interface DispositionsInfo {
  readonly conferenceDispositioning?: Long;
  readonly dispositionValue: readonly DispositionValue2[];
  readonly participants: readonly ParticipantInfo[];
}

/**
 * The offer to call back somebody who kept a place in the queue.
 *
 * callbackNumber: whom to call.
 * number: the line that was called.
 * transferModule: where in the script the place was kept.
 */
export interface LiveCallbackInfo {
  readonly callSessionId?: string;
  readonly campaignId?: Id;
  readonly number?: string;
  readonly callbackNumber?: string;
  readonly offerId?: Id;
  readonly skillId?: Id;
  readonly transferModule?: string;
}

/** What a seat was asked to log in with; we never send the password. */
export interface LoginInfo {
  readonly password?: string;
  readonly stationId?: string;
  readonly stationtype?: string;
  readonly username?: string;
}

/**
 * Which campaign a manual call belongs to.
 *
 * defCampaign: when none is named.
 * maySelect: the agent may name one.
 * maySelectNone: the agent may name none.
 */
export interface ManualCallsConfig {
  readonly defCampaign?: Id;
  readonly maySelect?: boolean;
  readonly maySelectNone?: boolean;
}

/** Names and values, in order. */
export interface TextMap {
  readonly attributes: readonly MapValue[];
}

/** One name and its value. */
export interface MapValue {
  readonly key?: string;
  readonly value?: string;
}

/**
 * Whether one of a contact's numbers may be dialed now.
 *
 * number: 1 to 3.
 * dialrestricted: true when it may not.
 */
export interface NumberRestrictionValue {
  readonly dialrestricted?: boolean;
  readonly number?: number;
}

/**
 * A call that waits in a slot.
 *
 * address, addressType: where it would go (see AddressType in the codes).
 * worksheetFinished: its worksheet was complete when it was parked.
 */
export interface ParkedCallInfo {
  readonly address?: string;
  readonly addressType?: number;
  readonly callSessionId?: string;
  readonly campaignId?: Id;
  readonly number?: string;
  readonly worksheetFinished?: boolean;
}

/**
 * Somebody in a conference.
 *
 * customerTitle: name or number to show.
 */
export interface ParticipantInfo {
  readonly callSessionId?: string;
  readonly campaignId?: Id;
  readonly customerTitle?: string;
}

/**
 * One rule for passwords.
 *
 * aspect: see PasswordAspect in the codes.
 * count: its number, such as the smallest length.
 */
export interface PasswordPolicy {
  readonly aspect?: string;
  readonly count?: Long;
  readonly description?: string;
}

/**
 * One rule for a worksheet answer.
 *
 * restrictionType: see RestrictionType in the codes.
 */
export interface QuestionRestriction {
  readonly id?: Id;
  readonly optional?: boolean;
  readonly restrictionType?: number;
  readonly value?: string;
}

/**
 * One question of a worksheet.
 *
 * type: see DataType in the codes.
 * dataViewType, fieldViewType: how it is shown, see FieldView.
 * idx: its place.
 * options: the answers to choose from.
 */
export interface QuestionValue {
  readonly answerCriteria: readonly AnswerCriteriaValue[];
  readonly dataViewType?: number;
  readonly description?: string;
  readonly fieldViewType?: number;
  readonly id?: Id;
  readonly idx?: number;
  readonly name?: string;
  readonly options: readonly MapValue[];
  readonly restrictions: readonly QuestionRestriction[];
  readonly type?: number;
}

/**
 * A call that waits for an agent.
 *
 * customer: name or number to show.
 * created: since when, epoch milliseconds.
 * personal: for this agent, not for a skill.
 * priority: higher goes first.
 */
export interface QueuedCall {
  readonly callSessionId?: string;
  readonly campaignId?: Id;
  readonly created?: Long;
  readonly customer?: string;
  readonly personal?: boolean;
  readonly priority?: number;
}

/** One way of being ready; its id goes into `setReadyState`. */
export interface ReadyStateValue {
  readonly id?: Id;
  readonly name?: string;
}

/** A reason for being not ready or for logging out. */
export interface ReasonCodeValue {
  readonly id?: Id;
  readonly name?: string;
}

/**
 * A personal voicemail or greeting.
 *
 * created: epoch milliseconds.
 * length: milliseconds.
 * flags: see RecordingFlag in the codes.
 */
export interface RecordingValue {
  readonly callSessionId?: string;
  readonly campaignId?: Id;
  readonly created?: Long;
  readonly filename?: string;
  readonly flags: Flags;
  readonly id?: Id;
  readonly length?: Long;
  readonly name?: string;
  readonly number?: string;
}

/** A skill and the users in it. */
export interface SkillGroup {
  readonly skillId?: Id;
  readonly userIds: readonly Id[];
}

/** A skill, by id and name. */
export interface SkillInfo {
  readonly name?: string;
  readonly skillId?: Id;
}

/** A short code for a number. */
export interface SpeedDialInfo {
  readonly code?: string;
  readonly description?: string;
  readonly id?: Id;
  readonly number?: string;
}

/**
 * The logged-in user: name, center, extension and station.
 *
 * flags: see UserFlag in the codes.
 */
export interface UserDetails {
  readonly domain?: string;
  readonly domainId?: Id;
  readonly extension?: string;
  readonly flags: Flags;
  readonly fullName?: string;
  readonly station?: string;
  readonly stationType?: string;
  readonly username?: string;
}

/**
 * A user as other users see them.
 *
 * role: see Role in the codes.
 * uniqueId: the user's id as text; our reading.
 */
export interface UserInfo {
  readonly id?: Id;
  readonly name?: string;
  readonly role?: string;
  readonly uniqueId?: string;
}

/**
 * One way of asking that is allowed in the present state.
 *
 * operation: the name of an operation of either contract.
 * variant: where it may be asked in one way and not in another: true or false, for its flag; the name of a
 *     flag that is set, such as warm; the parameter that is given, such as line.
 */
export interface AllowedOperation {
  readonly operation?: string;
  readonly variant?: string;
}

/**
 * Some of the agent's calls, the newest first.
 *
 * more: there are others beyond these: older ones, or newer ones where it was asked with `after`.
 */
export interface CallHistory {
  readonly more?: boolean;
  readonly calls: readonly PastCall[];
}

/**
 * What has happened at the seat since, in order.
 *
 * position: what to send as `after` next; everything up to it has been told.
 * more: true where more has happened already.
 * gap: what comes before the events and cannot be told any more; events are kept for 72 hours at least.
 */
export interface EventBatch {
  readonly position?: string;
  readonly more?: boolean;
  readonly gap?: Gap;
  readonly events: readonly NumberedEvent[];
}

/**
 * What lies between is not there to be told: it was cut off, or never was.
 *
 * after: the number that the program had seen last.
 * next: the first that follows. Ask getStatus, and the like, for what is so by now.
 */
export interface Gap {
  readonly after?: Long;
  readonly next?: Long;
}

/**
 * Who has the audio of a seat, which is that of its agent's softphone.
 *
 * attached: somebody has; all the rest is absent where nobody has.
 * holder: who, in words for people, such as a browser and where it runs.
 * since: epoch milliseconds.
 * attachment: its id.
 */
export interface HeldAudio {
  readonly attached?: boolean;
  readonly holder?: string;
  readonly since?: Long;
  readonly attachment?: string;
}

/**
 * A call that the agent was offered and did not take. One that was offered again may be there again.
 *
 * position: where it stands, for `before` and `after`.
 * missedAt: when the offer ended, epoch milliseconds. why: see MissedBecause in the codes.
 * Everything else as in `pastCall`.
 */
export interface MissedCall {
  readonly position?: string;
  readonly callSessionId?: string;
  readonly callType?: number;
  readonly direction?: string;
  readonly missedAt?: Long;
  readonly why?: string;
  readonly number?: string;
  readonly contactId?: Id;
  readonly contactName?: string;
  readonly campaignId?: Id;
  readonly campaignName?: string;
  readonly skillId?: Id;
  readonly skillName?: string;
}

/** Some of the calls that the agent missed, the newest first. more: as in `callHistory`. */
export interface MissedCalls {
  readonly more?: boolean;
  readonly calls: readonly MissedCall[];
}

/**
 * Whom a supervisor follows from conversation to conversation; all is absent where nobody.
 *
 * agentId: the agent. manner: see MonitoringManner in the codes.
 * progress: how far the supervisor has come; see MonitoringProgress in the codes.
 * callSessionId: the agent's call in which the supervisor is. since: epoch milliseconds.
 */
export interface Monitoring {
  readonly agentId?: Id;
  readonly manner?: string;
  readonly progress?: string;
  readonly callSessionId?: string;
  readonly since?: Long;
}

/**
 * An event, and where it stands.
 *
 * position: grows from event to event; with it a program says that it has this one.
 */
export interface NumberedEvent {
  readonly position?: string;
  readonly event?: AnyEvent;
}

/**
 * A call that waits in a slot of the agent's.
 *
 * party: who waits there.
 * parkedAt: since when, epoch milliseconds.
 */
export interface ParkedCall {
  readonly callSessionId?: string;
  readonly party?: Target;
  readonly campaignId?: Id;
  readonly parkedAt?: Long;
  readonly worksheetFinished?: boolean;
}

/**
 * A call that the agent spoke on. Moments are epoch milliseconds, lengths milliseconds.
 *
 * position: where it stands in the agent's history, for `before` and `after`; it never changes.
 * direction: see CallDirection in the codes. callType: as in `callInfo`.
 * number: of the other party. contactName: of the person, or of the company.
 * begin: of the call. answered: when the two sides could speak. end: of the conversation.
 * joined, left: when the agent began to speak, and stopped for the last time.
 * talkTime, holdTime, wrapUpTime: of the whole call, whoever had it.
 * dispositionId, dispositionName: what the agent gave, or was set for them.
 * recorded: as far as its agents are to know; absent for calls from before that was kept.
 * pauses: what they left out of the recordings.
 */
export interface PastCall {
  readonly position?: string;
  readonly callSessionId?: string;
  readonly callType?: number;
  readonly direction?: string;
  readonly number?: string;
  readonly contactId?: Id;
  readonly contactName?: string;
  readonly campaignId?: Id;
  readonly campaignName?: string;
  readonly skillId?: Id;
  readonly skillName?: string;
  readonly begin?: Long;
  readonly answered?: Long;
  readonly end?: Long;
  readonly joined?: Long;
  readonly left?: Long;
  readonly talkTime?: Long;
  readonly holdTime?: Long;
  readonly wrapUpTime?: Long;
  readonly dispositionId?: Id;
  readonly dispositionName?: string;
  readonly recorded?: boolean;
  readonly pauses: readonly RecordingPause[];
}

/**
 * What was left out.
 *
 * since, until: epoch milliseconds; no until: it is being left out now.
 */
export interface RecordingPause {
  readonly since?: Long;
  readonly until?: Long;
}

/**
 * How the current call is being recorded, as far as its agent is to know.
 *
 * recorded: a recording runs, paused or not.
 * paused: something is being left out.
 * pauses: what has been left out of the call's recordings so far; the files have silence there.
 */
export interface RecordingState {
  readonly callSessionId?: string;
  readonly recorded?: boolean;
  readonly paused?: boolean;
  readonly pauses: readonly RecordingPause[];
}

/**
 * One who could have had the call.
 *
 * level: in the skill, 1 is asked first.
 * measure: what the algorithm compares; less is better.
 */
export interface RoutingCandidate {
  readonly userName?: string;
  readonly level?: number;
  readonly measure?: Long;
}

/**
 * What decided, when the call was offered last.
 *
 * decided: see RoutingDecision in the codes.
 * skillId, skillName: where the agent was found.
 * algorithm, period: of that skill, as the center file has them.
 * step: how far the search had widened, 0 where not at all. priority: of the call.
 * urgent: it had waited so long that it came before all others.
 * candidates: up to three who could have taken it, the best first.
 * leftOut: who was spared, for they passed the call by or sent it on.
 */
export interface RoutingReason {
  readonly callSessionId?: string;
  readonly decided?: string;
  readonly skillId?: Id;
  readonly skillName?: string;
  readonly algorithm?: string;
  readonly period?: string;
  readonly step?: number;
  readonly priority?: number;
  readonly urgent?: boolean;
  readonly candidates: readonly RoutingCandidate[];
  readonly leftOut: readonly string[];
}

/**
 * An agent as supervisors see them. Who is not logged in has a name and a state, and nothing else.
 *
 * userName, fullName: who it is. state: a name of AgentStateCode in the codes.
 * stateSince: since when, in epoch milliseconds; the ringing of an offer does not count.
 * stateId: for what they are ready, as in `setReadyState`; 0: not ready, for `reasonId`.
 * skillIds: the skills in which they work now.
 * callSessionId, callType, number: of the call they are busy with, and its other party.
 */
export interface SupervisedAgent {
  readonly agentId?: Id;
  readonly userName?: string;
  readonly fullName?: string;
  readonly state?: string;
  readonly stateSince?: Long;
  readonly stateId?: number;
  readonly reasonId?: Id;
  readonly skillIds: readonly Id[];
  readonly callSessionId?: string;
  readonly callType?: number;
  readonly number?: string;
}

/**
 * Whom a call is to reach, or has reached.
 *
 * kind: see TargetKind in the codes.
 * id: of the agent, skill or campaign.
 * name: of the user, skill or campaign, or an extension; read where there is no id.
 * number: what is dialed outside, or the code of the speed dial.
 */
export interface Target {
  readonly kind?: string;
  readonly id?: Id;
  readonly name?: string;
  readonly number?: string;
}

/**
 * Asks for tokens: with these, or with HTTP Basic (RFC 7617) and neither of both.
 *
 * scopes: what the tokens shall be good for; everything, where none is named.
 */
export interface TokenRequest {
  readonly user?: string;
  readonly password?: string;
  readonly scopes: readonly string[];
}

/**
 * Asks for new tokens in place of those that are about to end; the old ones are worth nothing then.
 *
 * A refresh token counts once: if it comes again, somebody has copied it,
 * and what was given for that password ends.
 */
export interface RefreshRequest {
  readonly refreshToken?: string;
}

/** Ends a token, and the one that was given with it. A token that is unknown is ended already. */
export interface RevokeRequest {
  readonly token?: string;
}

/**
 * Tokens, which whoever has them may use: to be kept as passwords are.
 *
 * tokenType: `Bearer` (RFC 6750).
 * expiresIn, refreshExpiresIn: seconds.
 * user: the full name, whose hosted seat they open.
 */
export interface TokenGrant {
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly tokenType?: string;
  readonly expiresIn?: number;
  readonly refreshExpiresIn?: number;
  readonly scopes: readonly string[];
  readonly user?: string;
}

/**
 * A refusal (RFC 9457).
 *
 * type: a URN with the code. title: what such a refusal is. status: of HTTP. detail: what happened.
 * code: stable, for programs. remedy: what to do about it.
 * holder: who has the audio of the seat, where somebody else has.
 */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly code?: string;
  readonly remedy?: string;
  readonly holder?: string;
}

/**
 * What a softphone is asked to change; what is absent stays as it is.
 *
 * ringDevice, speakerDevice: places in the list of outputs. microphoneDevice: a place in that of inputs.
 * micAgc: automatic gain. microphoneLevel, speakerVolume: from 0 to 100.
 */
export interface SoftphoneChange {
  readonly ringDevice?: number;
  readonly speakerDevice?: number;
  readonly microphoneDevice?: number;
  readonly micAgc?: boolean;
  readonly microphoneLevel?: number;
  readonly speakerVolume?: number;
}

/**
 * How a softphone is set.
 *
 * inputs, outputs: names of the microphones and speakers of its machine.
 * ringDevice, speakerDevice: places in outputs, microphoneDevice: in inputs; from 0, -1 is none.
 * micAgc: automatic gain. microphoneLevel, speakerVolume: from 0 to 100.
 */
export interface SoftphoneState {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly ringDevice?: number;
  readonly speakerDevice?: number;
  readonly microphoneDevice?: number;
  readonly micAgc?: boolean;
  readonly microphoneLevel?: number;
  readonly speakerVolume?: number;
}

/**
 * What the center asks of an attached softphone.
 *
 * id: of the question; the answer goes to `AUDIO/ATTACHMENT/questions/ID`.
 * ask: see SoftphoneAsk. change: what to change, where it is that.
 */
export interface SoftphoneQuestion {
  readonly id?: string;
  readonly ask?: string;
  readonly change?: SoftphoneChange;
}

/**
 * What a softphone answers: how it is set now, or why it cannot do what it was asked.
 *
 * problem: one sentence for people.
 */
export interface SoftphoneReply {
  readonly state?: SoftphoneState;
  readonly problem?: string;
}

/**
 * What a softphone tells by itself: somebody has moved a level, or something is wrong.
 *
 * microphoneLevel, speakerVolume: from 0 to 100; listeners hear `softphoneVolumeChanged`.
 * problem: one sentence for people; listeners hear `softphoneError`.
 */
export interface SoftphoneNews {
  readonly microphoneLevel?: number;
  readonly speakerVolume?: number;
  readonly problem?: string;
}

/**
 * The last thing that a softphone hears: the seat has its audio no more.
 *
 * cause: see DetachCause. holder: who has it now, where it was taken over.
 */
export interface SoftphoneDetached {
  readonly cause?: string;
  readonly holder?: string;
}

/** A STUN or TURN server that a softphone may use, as `RTCIceServer` of WebRTC has it. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

/**
 * Who has the audio of a seat.
 *
 * attached: somebody has. holder: who, in words for people. since: epoch milliseconds.
 * attachment: its id. iceServers: what to give to `RTCPeerConnection`; the credentials end after a while.
 */
export interface AudioHolder {
  readonly attached?: boolean;
  readonly holder?: string;
  readonly since?: Long;
  readonly attachment?: string;
  readonly iceServers: readonly IceServer[];
}

/**
 * Custom properties of CSS, as they are set on the desk; what is absent stays as the desk has it.
 *
 * bg: behind everything. paper: cards and the strip. ink: words. soft: words of less weight.
 * line: between things. edge: around what can be pressed or filled in. accent: the cord, for what is chosen.
 * on: words on a coloured button.
 * ready, away, ring, talk, stop: the states, and the button that ends a call.
 * radius: of corners. font: of all words.
 */
export interface ThemeValues {
  readonly "--bg"?: string;
  readonly "--paper"?: string;
  readonly "--ink"?: string;
  readonly "--soft"?: string;
  readonly "--line"?: string;
  readonly "--edge"?: string;
  readonly "--accent"?: string;
  readonly "--on"?: string;
  readonly "--ready"?: string;
  readonly "--away"?: string;
  readonly "--ring"?: string;
  readonly "--talk"?: string;
  readonly "--stop"?: string;
  readonly "--radius"?: string;
  readonly "--font"?: string;
}

/** How the desk looks, where the agent's machine is set to light, and where to dark. */
export interface DeskTheme {
  readonly light: ThemeValues;
  readonly dark: ThemeValues;
}

/** position: see StripPlace. buttons: see StripButton, in their order. */
export interface StripLayout {
  readonly position: string;
  readonly buttons: readonly string[];
}

/**
 * A page of the center's own in a tile, in a frame that may run its programs, and touch nothing of ours.
 *
 * id: stands in the order of tiles. url: https. height: CSS pixels.
 */
export interface OwnTile {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly height: number;
}

/**
 * What the desk shows, in which order; what is not named is not shown.
 *
 * tiles: see DeskTile, and the ids of ownTiles. tabs: see DeskTab. callButtons: see CallButton.
 */
export interface DeskLayout {
  readonly strip: StripLayout;
  readonly tiles: readonly string[];
  readonly tabs: readonly string[];
  readonly callButtons: readonly string[];
  readonly ownTiles: readonly OwnTile[];
}

/**
 * Numbers on pages that can be clicked.
 *
 * on: whether they can be at all. country: two letters; how numbers without + are read.
 * notAt: hosts where they cannot be; `*.` in front means every name below one.
 */
export interface ClickToDial {
  readonly on: boolean;
  readonly country: string;
  readonly notAt: readonly string[];
}

/**
 * What `/desk/settings.json` holds. Everybody may read it: it is shown before login.
 *
 * name: of the center, for people. logo: a path at this server; absent where there is none.
 * language: the one that agents have before they choose; absent where it is that of their browser.
 * languages: those to choose from. catalogues: those of them for which `/desk/words/LANG.json` holds words,
 * in place of the desk's own or beside them.
 * version: of Cordboard.
 */
export interface DeskSettings {
  readonly name: string;
  readonly logo?: string;
  readonly theme: DeskTheme;
  readonly layout: DeskLayout;
  readonly language?: string;
  readonly languages: readonly string[];
  readonly catalogues: readonly string[];
  readonly clickToDial: ClickToDial;
  readonly version: string;
}

/**
 * What `/desk/health` holds, for who looks for the reason of a trouble. Everybody may read it.
 *
 * clock: the center's, epoch milliseconds. vcc: it decides, for which it needs the journal.
 * journal: it can be written. engine: telephony is there.
 * audioUdp, audioTcp: audio of browsers can come by that. audioTurn: relays are named.
 */
export interface DeskHealth {
  readonly version: string;
  readonly clock: Long;
  readonly vcc: boolean;
  readonly journal: boolean;
  readonly engine: boolean;
  readonly audioUdp: boolean;
  readonly audioTcp: boolean;
  readonly audioTurn: boolean;
}

/**
 * A callback is to be executed; what the data holds is not published, so that none is told.
 *
 * That one is due is told by `callbackOverdue`.
 */
export interface ExecuteAgentCallback {
  readonly event: "ExecuteAgentCallback";
  readonly timestamp: string;
  readonly data?: string;
}

/** Other skills of the agent are on now. */
export interface ActiveSkillsChanged {
  readonly event: "activeSkillsChanged";
  readonly timestamp: string;
  readonly activeSkills: readonly Id[];
}

/**
 * Whether the offered call must be picked up by the client.
 *
 * flag: true, the client must answer (`softphonePickupPhone`); false, it is answered by itself.
 */
export interface AnswerCallIncoming {
  readonly event: "answerCallIncoming";
  readonly timestamp: string;
  readonly flag?: boolean;
}

/** The seat is linked to the call center. */
export interface BridgeConnected {
  readonly event: "bridgeConnected";
  readonly timestamp: string;
}

/** The seat has lost its link to the call center. Never told where both are one process. */
export interface BridgeDisconnected {
  readonly event: "bridgeDisconnected";
  readonly timestamp: string;
}

/** The call center has ended this session. */
export interface BridgeForcedLogout {
  readonly event: "bridgeForcedLogout";
  readonly timestamp: string;
}

/** The caller left before the agent answered. */
export interface CallAbandoned {
  readonly event: "callAbandoned";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * The contact of the call is known or has changed.
 *
 * record: field name to value.
 */
export interface CallCRMRecordChanged {
  readonly event: "callCRMRecordChanged";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly record?: TextMap;
}

/**
 * The call is hung up; the agent is in wrap-up and owes a disposition.
 *
 * party: who ended it, see Party in the codes.
 */
export interface CallEnded {
  readonly event: "callEnded";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly party?: number;
}

/**
 * The wrap-up ran out and the campaign's disposition was given.
 *
 * dispositionId: which.
 * timeout: the limit, milliseconds.
 */
export interface CallEndedByACW {
  readonly event: "callEndedByACW";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly dispositionId?: Id;
  readonly timeout?: Long;
}

/**
 * Something asked of the call failed.
 *
 * operation: what.
 * cause: why.
 */
export interface CallError {
  readonly event: "callError";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly cause?: string;
  readonly operation?: string;
}

/**
 * The call has its disposition and is closed.
 *
 * callStarted: epoch milliseconds.
 * callLength, callHandleTime, callWrapupTime: milliseconds.
 */
export interface CallFinished {
  readonly event: "callFinished";
  readonly timestamp: string;
  readonly callHandleTime?: Long;
  readonly callLength?: Long;
  readonly callSessionId?: string;
  readonly callStarted?: Long;
  readonly callWrapupTime?: Long;
}

/**
 * The call to the customer is being dialed.
 *
 * number: whom.
 * type: see CallType in the codes.
 */
export interface CallInitiated {
  readonly event: "callInitiated";
  readonly timestamp: string;
  readonly number?: string;
  readonly type?: number;
}

/** The customer is back from hold. */
export interface CallOffHold {
  readonly event: "callOffHold";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The customer is on hold and hears music. */
export interface CallOnHold {
  readonly event: "callOnHold";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The call waits in a slot. */
export interface CallParked {
  readonly event: "callParked";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** A call waits in the agent's slot again: nobody took it, or the agent's phone failed; our reading. */
export interface CallReparked {
  readonly event: "callReparked";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/** Agent and customer are connected; the call's variables are readable. */
export interface CallStarted {
  readonly event: "callStarted";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** Something about the call has changed. */
export interface CallUpdated {
  readonly event: "callUpdated";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/**
 * The wrap-up has a limit.
 *
 * timeout: milliseconds left.
 */
export interface CallWrapupTimerStarted {
  readonly event: "callWrapupTimerStarted";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly timeout?: Long;
}

/** There is a new reminder. */
export interface CallbackAdded {
  readonly event: "callbackAdded";
  readonly timestamp: string;
  readonly info?: CallbackInfo;
}

/**
 * A reminder is due.
 *
 * time: when it was due, epoch milliseconds.
 */
export interface CallbackOverdue {
  readonly event: "callbackOverdue";
  readonly timestamp: string;
  readonly id?: Id;
  readonly time?: Long;
}

/** A reminder is gone. */
export interface CallbackRemoved {
  readonly event: "callbackRemoved";
  readonly timestamp: string;
  readonly id?: Id;
}

/**
 * Reminders have changed.
 *
 * info: those. After a login, and after `reconnect`, all that there are, which may be none.
 * operation: how, see ChangeOperation in the codes.
 */
export interface CallbacksChanged {
  readonly event: "callbacksChanged";
  readonly timestamp: string;
  readonly info: readonly CallbackInfo[];
  readonly operation?: number;
}

/** The calls that wait for this agent or the agent's skills. */
export interface CallsQueueUpdated {
  readonly event: "callsQueueUpdated";
  readonly timestamp: string;
  readonly calls: readonly QueuedCall[];
}

/** Something about a campaign has changed. */
export interface CampaignUpdate {
  readonly event: "campaignUpdate";
  readonly timestamp: string;
  readonly campaignId?: Id;
}

/**
 * A message to everybody or to a skill.
 *
 * from: the sender's user name.
 * type: which of them, see MessageType in the codes.
 */
export interface ChatBroadcastMessageReceived {
  readonly event: "chatBroadcastMessageReceived";
  readonly timestamp: string;
  readonly from?: string;
  readonly type?: string;
  readonly message?: string;
}

/** The chat is over. */
export interface ChatEnded {
  readonly event: "chatEnded";
  readonly timestamp: string;
  readonly chatId?: string;
}

/** An agent asks for help. */
export interface ChatHelpRequested {
  readonly event: "chatHelpRequested";
  readonly timestamp: string;
  readonly who?: UserInfo;
}

/**
 * Somebody invites the agent to a chat.
 *
 * request: it is a request rather than an invitation; our reading.
 * requestor: who.
 */
export interface ChatInvite {
  readonly event: "chatInvite";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly request?: boolean;
  readonly requestor?: UserInfo;
}

/** The invitation has lost its meaning: too late, the chat is over, or another has come to help. */
export interface ChatInviteCancelled {
  readonly event: "chatInviteCancelled";
  readonly timestamp: string;
  readonly chatId?: string;
}

/**
 * The agent at this seat was put out of the chat.
 *
 * userInfo: who was put out.
 */
export interface ChatKickedFrom {
  readonly event: "chatKickedFrom";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/**
 * A supervisor has ended a chat that was not theirs; `chatEnded` follows.
 *
 * userInfo: who did.
 */
export interface ChatKilled {
  readonly event: "chatKilled";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/**
 * Who is logged in has changed; told to those who are in a chat.
 *
 * chatId: absent, the list is for all their chats.
 */
export interface ChatLoggedUsersUpdated {
  readonly event: "chatLoggedUsersUpdated";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly users: readonly UserInfo[];
}

/**
 * A message to the agent at this seat alone, by the sender's id and role, for programs.
 *
 * The same message follows as `chatMessageDialog`; show one of the two.
 */
export interface ChatMessage {
  readonly event: "chatMessage";
  readonly timestamp: string;
  readonly message?: string;
  readonly senderId?: Id;
  readonly senderRole?: string;
}

/**
 * A message to the agent at this seat alone, to show in a window of its own.
 *
 * from: the sender's user name.
 * sent: when, as text.
 * type: see MessageType in the codes.
 */
export interface ChatMessageDialog {
  readonly event: "chatMessageDialog";
  readonly timestamp: string;
  readonly from?: string;
  readonly msg?: string;
  readonly sent?: string;
  readonly type?: string;
}

/** A message in a chat. */
export interface ChatMessageReceived {
  readonly event: "chatMessageReceived";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly from?: UserInfo;
  readonly message?: string;
}

/**
 * The agent at this seat is in the chat now.
 *
 * requestor: who opened it, or asked the agent in.
 */
export interface ChatParticipantStarted {
  readonly event: "chatParticipantStarted";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly requestor?: UserInfo;
}

/** Who is in the chat has changed. */
export interface ChatParticipantUpdated {
  readonly event: "chatParticipantUpdated";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly participants: readonly UserInfo[];
}

/** Somebody declined the invitation. */
export interface ChatUserDeclined {
  readonly event: "chatUserDeclined";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/**
 * Somebody did not answer the invitation in time.
 *
 * userInfo: absent where no supervisor answered a call for help.
 */
export interface ChatUserDidNotRespond {
  readonly event: "chatUserDidNotRespond";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/** Somebody joined the chat. */
export interface ChatUserJoined {
  readonly event: "chatUserJoined";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/** Somebody left the chat. */
export interface ChatUserLeft {
  readonly event: "chatUserLeft";
  readonly timestamp: string;
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

/** The agent clicked a number on a page. */
export interface Click2DialInitiated {
  readonly event: "click2DialInitiated";
  readonly timestamp: string;
  readonly number?: string;
}

/** The participant that was spoken to first has joined. */
export interface ConferenceCompleted {
  readonly event: "conferenceCompleted";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * Nobody could be added.
 *
 * errorCode: see ErrorCode in the codes.
 * reason: in words.
 */
export interface ConferenceCreateFailed {
  readonly event: "conferenceCreateFailed";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly reason?: string;
  readonly errorCode?: number;
}

/**
 * Something asked of the conference failed.
 *
 * operation: what.
 * cause: why.
 */
export interface ConferenceError {
  readonly event: "conferenceError";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly cause?: string;
  readonly operation?: string;
}

/** Somebody joined the conference. */
export interface ConferenceParticipantAdded {
  readonly event: "conferenceParticipantAdded";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly info?: ParticipantInfo;
}

/** Somebody left the conference. */
export interface ConferenceParticipantRemoved {
  readonly event: "conferenceParticipantRemoved";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly info?: ParticipantInfo;
}

/**
 * The party that was spoken to before the transfer is gone; the customer comes back.
 *
 * callSessionId: of the consultation, as its `callStarted` named it.
 */
export interface ConsultCallDisconnected {
  readonly event: "consultCallDisconnected";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The preview could not be ended. */
export interface EndOfPreviewingFailed {
  readonly event: "endOfPreviewingFailed";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * A number could not be put on the do-not-call list.
 *
 * cause: why.
 */
export interface FailedAddingNumberToDNC {
  readonly event: "failedAddingNumberToDNC";
  readonly timestamp: string;
  readonly cause?: string;
  readonly number?: string;
}

/**
 * This session is ended because the user logged in elsewhere.
 *
 * loginInfo: where; never with a password.
 */
export interface ForceSelfLogout {
  readonly event: "forceSelfLogout";
  readonly timestamp: string;
  readonly loginInfo?: LoginInfo;
}

/**
 * A call is offered to the agent.
 *
 * callinfo: the call; a screen pop may look up callinfo.number already.
 */
export interface IncomingCall {
  readonly event: "incomingCall";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/** More is known about the offered call. */
export interface IncomingCallInfo {
  readonly event: "incomingCallInfo";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/** The client program is too old for this center. Never told: no operation says how old a program is. */
export interface InvalidVersionEvent {
  readonly event: "invalidVersionEvent";
  readonly timestamp: string;
}

/**
 * The contact of the queue callback is known or has changed.
 *
 * record: field name to value.
 */
export interface LiveCallbackCRMRecordChanged {
  readonly event: "liveCallbackCRMRecordChanged";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly offerId?: Id;
  readonly record?: TextMap;
}

/** The queue callback is over. */
export interface LiveCallbackEnded {
  readonly event: "liveCallbackEnded";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly offerId?: Id;
}

/**
 * A queue callback is offered to the agent.
 *
 * autoAnswer: it is accepted without being asked.
 */
export interface LiveCallbackInitiating {
  readonly event: "liveCallbackInitiating";
  readonly timestamp: string;
  readonly info?: LiveCallbackInfo;
  readonly autoAnswer?: boolean;
}

/** The queue callback could not begin. */
export interface LiveCallbackInitiatingFailed {
  readonly event: "liveCallbackInitiatingFailed";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly offerId?: Id;
}

/**
 * A login is over, well or not.
 *
 * successfull: how (the published spelling).
 * message: why not.
 * user, stationNumber, stationType: who and where.
 */
export interface LoginProcessFinished {
  readonly event: "loginProcessFinished";
  readonly timestamp: string;
  readonly message?: string;
  readonly stationNumber?: string;
  readonly stationType?: string;
  readonly successfull?: boolean;
  readonly user?: string;
}

/**
 * A login has begun.
 *
 * user: the user name.
 */
export interface LoginProcessStarted {
  readonly event: "loginProcessStarted";
  readonly timestamp: string;
  readonly user?: string;
}

/** The agent's session is over. */
export interface LogoutProcessFinished {
  readonly event: "logoutProcessFinished";
  readonly timestamp: string;
}

/**
 * Maintenance will begin (the published spelling).
 *
 * when: milliseconds from now; our reading.
 */
export interface MaintenanceAnounce {
  readonly event: "maintenanceAnounce";
  readonly timestamp: string;
  readonly when?: number;
}

/** The announced maintenance will not happen. */
export interface MaintenanceCanceled {
  readonly event: "maintenanceCanceled";
  readonly timestamp: string;
}

/** Maintenance is over. */
export interface MaintenanceCompleted {
  readonly event: "maintenanceCompleted";
  readonly timestamp: string;
}

/** Something to read before work goes on (`acknowledgeNotice`). */
export interface MaintenanceNotice {
  readonly event: "maintenanceNotice";
  readonly timestamp: string;
  readonly annotation?: string;
  readonly id?: Id;
  readonly text?: string;
}

/**
 * The agent must log in again because of maintenance.
 *
 * force: without waiting.
 */
export interface MaintenanceRelogin {
  readonly event: "maintenanceRelogin";
  readonly timestamp: string;
  readonly force?: boolean;
}

/** Maintenance has begun. */
export interface MaintenanceStarted {
  readonly event: "maintenanceStarted";
  readonly timestamp: string;
}

/**
 * Maintenance of a data center goes on.
 *
 * hostType: which, see HostType in the codes.
 * remainingTime: milliseconds.
 */
export interface MaintenanceStateChanged {
  readonly event: "maintenanceStateChanged";
  readonly timestamp: string;
  readonly hostType?: number;
  readonly remainingTime?: number;
}

/**
 * A manual call could not be made.
 *
 * errorCode: see ErrorCode in the codes.
 * cause: in words.
 * number, campaignId, callbackId: as asked.
 */
export interface MakeCallFailed {
  readonly event: "makeCallFailed";
  readonly timestamp: string;
  readonly campaignId?: Id;
  readonly cause?: string;
  readonly errorCode?: number;
  readonly number?: string;
  readonly callbackId?: Id;
}

/**
 * The state of the agent's screen as JSON, for stateless clients.
 *
 * Its form is not published, so that none is told.
 */
export interface ModelChanged {
  readonly event: "modelChanged";
  readonly timestamp: string;
  readonly jsonData?: string;
}

/**
 * A page is to be opened.
 *
 * newTab: in a new tab or window.
 */
export interface OpenURL {
  readonly event: "openURL";
  readonly timestamp: string;
  readonly newTab?: boolean;
  readonly url?: string;
}

/** The agent's settings; see Option in the codes. */
export interface OptionsUpdated {
  readonly event: "optionsUpdated";
  readonly timestamp: string;
  readonly options?: TextMap;
}

/**
 * Parking or taking back failed.
 *
 * operation: what.
 * cause: why.
 */
export interface ParkError {
  readonly event: "parkError";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly cause?: string;
  readonly operation?: string;
}

/** A parked call is hung up. */
export interface ParkedCallDisconnected {
  readonly event: "parkedCallDisconnected";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The calls that wait in slots. */
export interface ParkedCallsChanged {
  readonly event: "parkedCallsChanged";
  readonly timestamp: string;
  readonly parkedCalls: readonly ParkedCallInfo[];
}

/**
 * The password must or should be changed (`changePassword`).
 *
 * manadatory: before anything else (the published spelling).
 * cause: why.
 * policy: the rules for the new one.
 */
export interface PasswordChangeRequired {
  readonly event: "passwordChangeRequired";
  readonly timestamp: string;
  readonly cause?: string;
  readonly manadatory?: boolean;
  readonly policy: readonly PasswordPolicy[];
}

/** What this agent may do. */
export interface PermissionsUpdated {
  readonly event: "permissionsUpdated";
  readonly timestamp: string;
  readonly permissions?: AgentPermission;
}

/**
 * The contact of the preview is known or has changed.
 *
 * record: field name to value.
 * restriction: which numbers may be dialed.
 */
export interface PreviewCRMRecordChanged {
  readonly event: "previewCRMRecordChanged";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly record?: TextMap;
  readonly restriction: readonly NumberRestrictionValue[];
}

/** The call to the previewed contact has begun. */
export interface PreviewCallInitiated {
  readonly event: "previewCallInitiated";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** A number of the previewed contact is being dialed. */
export interface PreviewDialingStarted {
  readonly event: "previewDialingStarted";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/**
 * The preview is over.
 *
 * party: who ended it, see Party in the codes.
 */
export interface PreviewEnded {
  readonly event: "previewEnded";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly party?: number;
}

/** A contact is shown to the agent before dialing. */
export interface PreviewInitiated {
  readonly event: "previewInitiated";
  readonly timestamp: string;
  readonly callinfo?: CallInfo;
}

/** The same contact is shown again. */
export interface PreviewRenewed {
  readonly event: "previewRenewed";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * The contact may be tried again, as the agent decides.
 *
 * With `continuePreview`, `renewPreviewCall` or `endPreviewCall`.
 * dispositionId: of the last try.
 */
export interface PreviewWaitDisposition {
  readonly event: "previewWaitDisposition";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly dispositionId?: Id;
}

/**
 * The agent's readiness has changed.
 *
 * id: the ready state, 0 for not ready.
 * reasonCodeId: why not ready.
 * forced: somebody else did it.
 * whoForced: who, see WhoForced in the codes.
 */
export interface ReadyStateChanged {
  readonly event: "readyStateChanged";
  readonly timestamp: string;
  readonly forced?: boolean;
  readonly id?: Id;
  readonly reasonCodeId?: Id;
  readonly whoForced?: number;
}

/** The ways in which this agent can be ready; their ids go into `setReadyState`. */
export interface ReadyStatesUpdated {
  readonly event: "readyStatesUpdated";
  readonly timestamp: string;
  readonly states: readonly ReadyStateValue[];
}

/** Whether this center asks for reason codes. */
export interface ReasonCodesEnabled {
  readonly event: "reasonCodesEnabled";
  readonly timestamp: string;
  readonly enabled?: boolean;
}

/** Which numbers of the contact may be dialed has changed. */
export interface RecordRestrictionsChanged {
  readonly event: "recordRestrictionsChanged";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly restriction: readonly NumberRestrictionValue[];
}

/** There is a new personal recording. */
export interface RecordingAdded {
  readonly event: "recordingAdded";
  readonly timestamp: string;
  readonly recording?: RecordingValue;
}

/**
 * The player has come to the end.
 *
 * duration: milliseconds.
 */
export interface RecordingPlayFinished {
  readonly event: "recordingPlayFinished";
  readonly timestamp: string;
  readonly duration?: Long;
}

/**
 * The call is being recorded.
 *
 * autoRecording: without being asked.
 */
export interface RecordingStarted {
  readonly event: "recordingStarted";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly autoRecording?: boolean;
}

/** The call is no longer being recorded. */
export interface RecordingStopped {
  readonly event: "recordingStopped";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The agent's personal recordings. */
export interface RecordingsChanged {
  readonly event: "recordingsChanged";
  readonly timestamp: string;
  readonly recordings: readonly RecordingValue[];
}

/** The station is up. */
export interface RestartStationDone {
  readonly event: "restartStationDone";
  readonly timestamp: string;
}

/**
 * The station could not be brought up.
 *
 * cause: why, see DialFailure in the codes.
 */
export interface RestartStationFailed {
  readonly event: "restartStationFailed";
  readonly timestamp: string;
  readonly cause?: string;
}

/** The station is being brought up. */
export interface RestartStationStarted {
  readonly event: "restartStationStarted";
  readonly timestamp: string;
}

/**
 * The softphone's link has changed.
 *
 * status: see SoftphoneStatus in the codes.
 */
export interface SetSoftphoneStatus {
  readonly event: "setSoftphoneStatus";
  readonly timestamp: string;
  readonly status?: string;
}

/** The agent has a new skill. */
export interface SkillAdded {
  readonly event: "skillAdded";
  readonly timestamp: string;
  readonly name?: string;
}

/** Fetching a prompt was stopped. Never told on a hosted seat, where none is ever on its way. */
export interface SkillPromptDownloadCancelled {
  readonly event: "skillPromptDownloadCancelled";
  readonly timestamp: string;
}

/**
 * A prompt could not be fetched: its file is not in the prompt library any more.
 *
 * details: see PlayFailure in the codes.
 */
export interface SkillPromptDownloadFailed {
  readonly event: "skillPromptDownloadFailed";
  readonly timestamp: string;
  readonly details?: string;
}

/**
 * A prompt is being fetched.
 *
 * progress: from 0 to 1; the scale is our reading.
 */
export interface SkillPromptDownloadProgress {
  readonly event: "skillPromptDownloadProgress";
  readonly timestamp: string;
  readonly progress?: number;
}

/**
 * A prompt is on the agent's machine, or can be read from there.
 *
 * filename: on a hosted seat the address of the file at the server, beginning with `/`.
 */
export interface SkillPromptDownloaded {
  readonly event: "skillPromptDownloaded";
  readonly timestamp: string;
  readonly filename?: string;
}

/**
 * A prompt could not be paused, and goes on.
 *
 * details: see PlayFailure in the codes.
 */
export interface SkillPromptPauseFailed {
  readonly event: "skillPromptPauseFailed";
  readonly timestamp: string;
  readonly details?: string;
}

/**
 * A prompt could not be played, or not to its end.
 *
 * details: see PlayFailure in the codes.
 */
export interface SkillPromptPlayFailed {
  readonly event: "skillPromptPlayFailed";
  readonly timestamp: string;
  readonly details?: string;
}

/**
 * A prompt could not be stopped, and goes on; it can be stopped once more.
 *
 * details: see PlayFailure in the codes.
 */
export interface SkillPromptStopFailed {
  readonly event: "skillPromptStopFailed";
  readonly timestamp: string;
  readonly details?: string;
}

/** The prompts that may be played have changed. */
export interface SkillPromptsChanged {
  readonly event: "skillPromptsChanged";
  readonly timestamp: string;
}

/** Whether prompts may be played has changed. */
export interface SkillPromptsPermissionChanged {
  readonly event: "skillPromptsPermissionChanged";
  readonly timestamp: string;
}

/** The agent's skills have changed. */
export interface SkillsChanged {
  readonly event: "skillsChanged";
  readonly timestamp: string;
  readonly skills: readonly SkillInfo[];
}

/** The agent's skills after a login, and those that are on. */
export interface SkillsInitialized {
  readonly event: "skillsInitialized";
  readonly timestamp: string;
  readonly activeSkills: readonly Id[];
  readonly skills: readonly SkillInfo[];
}

/**
 * The state of skills has changed; which state is not published, so that none is told.
 *
 * Which skills are on is told by `activeSkillsChanged`.
 */
export interface SkillsStatusChanged {
  readonly event: "skillsStatusChanged";
  readonly timestamp: string;
  readonly skills: readonly SkillInfo[];
}

/**
 * The softphone, or the station that stands for it, has a problem.
 *
 * message: what. After `runVoiceConnectivityTest` it begins with codes, see VoiceTrouble.
 */
export interface SoftphoneError {
  readonly event: "softphoneError";
  readonly timestamp: string;
  readonly message?: string;
}

/**
 * A level of the softphone has changed.
 *
 * microphone, speaker: which.
 * value: from 0 to 100.
 */
export interface SoftphoneVolumeChanged {
  readonly event: "softphoneVolumeChanged";
  readonly timestamp: string;
  readonly microphone?: boolean;
  readonly speaker?: boolean;
  readonly value?: number;
}

/** The agent's station is lost: no audio is possible. */
export interface StationDisconnected {
  readonly event: "stationDisconnected";
  readonly timestamp: string;
}

/**
 * The seat moves to the backup data center. Never told: there is one data center.
 *
 * reason: why.
 */
export interface SwitchToBDC {
  readonly event: "switchToBDC";
  readonly timestamp: string;
  readonly reason?: string;
}

/**
 * The seat moves back to the primary data center. Never told: there is one data center.
 *
 * reason: why.
 */
export interface SwitchToPDC {
  readonly event: "switchToPDC";
  readonly timestamp: string;
  readonly reason?: string;
}

/**
 * The center's clock differs from the agent's.
 *
 * timeAdjustment: milliseconds to add to the agent's clock; our reading. A hosted seat does not know
 *     that clock: `checkLocalTime` answers with ours.
 */
export interface TimeAdjustmentChanged {
  readonly event: "timeAdjustmentChanged";
  readonly timestamp: string;
  readonly timeAdjustment?: Long;
}

/**
 * Nothing happened while the listener waited; it asks again.
 *
 * operation: the operation that waited, `checkEvent`.
 */
export interface Timeout {
  readonly event: "timeout";
  readonly timestamp: string;
  readonly operation?: string;
}

/** The customer left during the transfer. */
export interface TransferCallDisconnected {
  readonly event: "transferCallDisconnected";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/** The call is with its new party; this agent is out of it. */
export interface TransferCompleted {
  readonly event: "transferCompleted";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * The transfer failed.
 *
 * errorCode: see ErrorCode in the codes.
 * cause: in words.
 */
export interface TransferError {
  readonly event: "transferError";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly cause?: string;
  readonly errorCode?: number;
}

/** A transfer has begun. */
export interface TransferStarted {
  readonly event: "transferStarted";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * What the agent is doing has changed.
 *
 * status: what it is now.
 */
export interface UpdateStatus {
  readonly event: "updateStatus";
  readonly timestamp: string;
  readonly status?: AgentBridgeStatus;
}

/**
 * Something about the user has changed.
 *
 * flags: see UserFlag in the codes.
 */
export interface UserUpdate {
  readonly event: "userUpdate";
  readonly timestamp: string;
  readonly flags: Flags;
}

/**
 * The agent has taken the offered voicemail.
 *
 * created: epoch milliseconds.
 * length, holdTime, queueTime: milliseconds.
 * callType: see CallType in the codes.
 * ourNumber, remoteNumber: the called and the calling number.
 */
export interface VoicemailAccepted {
  readonly event: "voicemailAccepted";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly callSkillId?: Id;
  readonly callType?: number;
  readonly campaignId?: Id;
  readonly created?: Long;
  readonly customerTitle?: string;
  readonly holdTime?: Long;
  readonly initialComments?: string;
  readonly length?: Long;
  readonly offerId?: Id;
  readonly ourNumber?: string;
  readonly queueTime?: Long;
  readonly remoteNumber?: string;
  readonly transferModule?: string;
  readonly transferUserId?: Id;
  readonly voicemailId?: Id;
}

/** There is a new personal voicemail. */
export interface VoicemailAdded {
  readonly event: "voicemailAdded";
  readonly timestamp: string;
  readonly value?: RecordingValue;
}

/**
 * The contact of the voicemail is known or has changed.
 *
 * record: field name to value.
 */
export interface VoicemailCRMRecordChanged {
  readonly event: "voicemailCRMRecordChanged";
  readonly timestamp: string;
  readonly record?: TextMap;
  readonly voicemailId?: Id;
}

/**
 * A voicemail of a skill is offered to the agent.
 *
 * created: epoch milliseconds.
 * length: milliseconds.
 */
export interface VoicemailDelivered {
  readonly event: "voicemailDelivered";
  readonly timestamp: string;
  readonly campaignId?: Id;
  readonly created?: Long;
  readonly initialComments?: string;
  readonly length?: Long;
  readonly remoteNumber?: string;
  readonly voicemailId?: Id;
}

/** The voicemail is done, sent on, deleted or refused. */
export interface VoicemailEnded {
  readonly event: "voicemailEnded";
  readonly timestamp: string;
  readonly voicemailId?: Id;
}

/** A call interrupts the work on the voicemail. */
export interface VoicemailPostponed {
  readonly event: "voicemailPostponed";
  readonly timestamp: string;
  readonly voicemailId?: Id;
}

/** The work on the voicemail goes on. */
export interface VoicemailResumed {
  readonly event: "voicemailResumed";
  readonly timestamp: string;
  readonly voicemailId?: Id;
}

/**
 * The voicemail that the agent works on has changed.
 *
 * The fields are those of `voicemailAccepted`.
 */
export interface VoicemailStateChanged {
  readonly event: "voicemailStateChanged";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly callSkillId?: Id;
  readonly callType?: number;
  readonly campaignId?: Id;
  readonly created?: Long;
  readonly customerTitle?: string;
  readonly holdTime?: Long;
  readonly initialComments?: string;
  readonly length?: Long;
  readonly offerId?: Id;
  readonly ourNumber?: string;
  readonly queueTime?: Long;
  readonly remoteNumber?: string;
  readonly transferModule?: string;
  readonly transferUserId?: Id;
  readonly voicemailId?: Id;
}

/**
 * Somebody else has the audio of the seat now, or nobody.
 *
 * audio: who has it.
 * takenFrom: who had it until now, where it was taken over.
 * cause: why nobody has it: left, silent or failed.
 */
export interface AudioHolderChanged {
  readonly event: "audioHolderChanged";
  readonly timestamp: string;
  readonly audio?: HeldAudio;
  readonly takenFrom?: string;
  readonly cause?: string;
}

/**
 * Something has been written about a call, by one of the agent's programs.
 *
 * comments: all that is kept now.
 */
export interface CallNoted {
  readonly event: "callNoted";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly comments?: string;
}

/**
 * The supervisor at this seat follows somebody else, in another manner, hears another call, or has ended.
 *
 * monitoring: how it is now. cause: why it is over; see MonitoringEnd in the codes.
 */
export interface MonitoringChanged {
  readonly event: "monitoringChanged";
  readonly timestamp: string;
  readonly monitoring?: Monitoring;
  readonly cause?: string;
}

/**
 * The agent may ask something else than before.
 *
 * It tells how it is now and stands for no moment: of several changes while a program was away, it hears
 * the last one only.
 */
export interface OperationsAllowedChanged {
  readonly event: "operationsAllowedChanged";
  readonly timestamp: string;
  readonly operations: readonly AllowedOperation[];
}

/** Something is left out of the recording from here on. */
export interface RecordingPaused {
  readonly event: "recordingPaused";
  readonly timestamp: string;
  readonly callSessionId?: string;
}

/**
 * The recording goes on, or ended while it was paused.
 *
 * pause: what was left out.
 */
export interface RecordingResumed {
  readonly event: "recordingResumed";
  readonly timestamp: string;
  readonly callSessionId?: string;
  readonly pause?: RecordingPause;
}

/** These agents are another way than before; of all others nothing has changed. */
export interface SupervisedAgentsChanged {
  readonly event: "supervisedAgentsChanged";
  readonly timestamp: string;
  readonly agents: readonly SupervisedAgent[];
}

/** What can happen at a seat. */
export type AnyEvent =
  | ExecuteAgentCallback
  | ActiveSkillsChanged
  | AnswerCallIncoming
  | BridgeConnected
  | BridgeDisconnected
  | BridgeForcedLogout
  | CallAbandoned
  | CallCRMRecordChanged
  | CallEnded
  | CallEndedByACW
  | CallError
  | CallFinished
  | CallInitiated
  | CallOffHold
  | CallOnHold
  | CallParked
  | CallReparked
  | CallStarted
  | CallUpdated
  | CallWrapupTimerStarted
  | CallbackAdded
  | CallbackOverdue
  | CallbackRemoved
  | CallbacksChanged
  | CallsQueueUpdated
  | CampaignUpdate
  | ChatBroadcastMessageReceived
  | ChatEnded
  | ChatHelpRequested
  | ChatInvite
  | ChatInviteCancelled
  | ChatKickedFrom
  | ChatKilled
  | ChatLoggedUsersUpdated
  | ChatMessage
  | ChatMessageDialog
  | ChatMessageReceived
  | ChatParticipantStarted
  | ChatParticipantUpdated
  | ChatUserDeclined
  | ChatUserDidNotRespond
  | ChatUserJoined
  | ChatUserLeft
  | Click2DialInitiated
  | ConferenceCompleted
  | ConferenceCreateFailed
  | ConferenceError
  | ConferenceParticipantAdded
  | ConferenceParticipantRemoved
  | ConsultCallDisconnected
  | EndOfPreviewingFailed
  | FailedAddingNumberToDNC
  | ForceSelfLogout
  | IncomingCall
  | IncomingCallInfo
  | InvalidVersionEvent
  | LiveCallbackCRMRecordChanged
  | LiveCallbackEnded
  | LiveCallbackInitiating
  | LiveCallbackInitiatingFailed
  | LoginProcessFinished
  | LoginProcessStarted
  | LogoutProcessFinished
  | MaintenanceAnounce
  | MaintenanceCanceled
  | MaintenanceCompleted
  | MaintenanceNotice
  | MaintenanceRelogin
  | MaintenanceStarted
  | MaintenanceStateChanged
  | MakeCallFailed
  | ModelChanged
  | OpenURL
  | OptionsUpdated
  | ParkError
  | ParkedCallDisconnected
  | ParkedCallsChanged
  | PasswordChangeRequired
  | PermissionsUpdated
  | PreviewCRMRecordChanged
  | PreviewCallInitiated
  | PreviewDialingStarted
  | PreviewEnded
  | PreviewInitiated
  | PreviewRenewed
  | PreviewWaitDisposition
  | ReadyStateChanged
  | ReadyStatesUpdated
  | ReasonCodesEnabled
  | RecordRestrictionsChanged
  | RecordingAdded
  | RecordingPlayFinished
  | RecordingStarted
  | RecordingStopped
  | RecordingsChanged
  | RestartStationDone
  | RestartStationFailed
  | RestartStationStarted
  | SetSoftphoneStatus
  | SkillAdded
  | SkillPromptDownloadCancelled
  | SkillPromptDownloadFailed
  | SkillPromptDownloadProgress
  | SkillPromptDownloaded
  | SkillPromptPauseFailed
  | SkillPromptPlayFailed
  | SkillPromptStopFailed
  | SkillPromptsChanged
  | SkillPromptsPermissionChanged
  | SkillsChanged
  | SkillsInitialized
  | SkillsStatusChanged
  | SoftphoneError
  | SoftphoneVolumeChanged
  | StationDisconnected
  | SwitchToBDC
  | SwitchToPDC
  | TimeAdjustmentChanged
  | Timeout
  | TransferCallDisconnected
  | TransferCompleted
  | TransferError
  | TransferStarted
  | UpdateStatus
  | UserUpdate
  | VoicemailAccepted
  | VoicemailAdded
  | VoicemailCRMRecordChanged
  | VoicemailDelivered
  | VoicemailEnded
  | VoicemailPostponed
  | VoicemailResumed
  | VoicemailStateChanged
  | AudioHolderChanged
  | CallNoted
  | MonitoringChanged
  | OperationsAllowedChanged
  | RecordingPaused
  | RecordingResumed
  | SupervisedAgentsChanged;

export interface AcceptChatRequest {
  readonly chatId?: string;
}

export interface AcknowledgeNotice {
  readonly noticeid?: Id;
  readonly accept?: boolean;
}

export interface AddCallback {
  readonly number?: string;
  readonly duedate?: Long;
  readonly comments?: string;
}

export interface AddCallback2 {
  readonly number?: string;
  readonly duedate?: Long;
  readonly comments?: string;
  readonly campaignId?: Id;
}

export interface AddCallback3 {
  readonly number?: string;
  readonly duedate?: Long;
  readonly comments?: string;
  readonly campaignId?: Id;
  readonly associateCRMRecord?: boolean;
}

export interface AddListener {
  readonly name?: string;
}

export interface AddNumberToDnc {
  readonly number?: string;
}

export interface AddToConference {
  readonly callSessionId?: string;
}

export interface CachedLogin {
  readonly password?: string;
}

export interface ChangePassword {
  readonly newPassword?: string;
}

export interface CheckAndFilterCallback {
  readonly number?: string;
}

export interface CheckCanCreateConferenceWith {
  readonly type?: number;
}

export interface CheckCanMakeCallsTo {
  readonly type?: number;
}

export interface CheckCanTransferTo {
  readonly type?: number;
}

export interface CheckEvent {
  readonly listenerId?: string;
  readonly timeout?: Long;
}

export interface CheckLocalTime {
  readonly initial?: boolean;
}

export interface ConferenceIn {
  readonly numberToConference?: string;
  readonly isWarmTransfer?: boolean;
  readonly checkDnc?: boolean;
}

export interface ContinuePreview {
  readonly dispositionId?: Id;
  readonly dialAgain?: boolean;
}

export interface DeleteVoicemail {
  readonly comments?: string;
}

export interface DisconnectParkedcalls {
  readonly callSessionId?: string;
  readonly silent?: boolean;
}

export interface DismissCallback {
  readonly id?: Id;
}

export interface EndChat {
  readonly chatId?: string;
}

export interface EndPreviewCall {
  readonly dispositionId?: Id;
}

export interface ExitChat {
  readonly chatId?: string;
}

export interface FinishCall {
  readonly disposition?: Id;
  readonly comments?: string;
}

export interface FinishCall2 {
  readonly disposition?: Id;
  readonly comments?: string;
  readonly timeout?: Long;
}

export interface GetAddressType {
  readonly number?: string;
}

export interface GetAgentInfo {
  readonly agentId?: Id;
}

export interface GetCRMForCallbackId {
  readonly id?: Id;
}

export interface GetCampaignDispositions {
  readonly campaignId?: Id;
}

export interface GetCampaignDispositions2 {
  readonly campaignId?: Id;
}

export interface GetCampaignInfo {
  readonly campaignId?: Id;
}

export interface GetDispositionsInfo {
  readonly campaignId?: Id;
}

export interface GetOption {
  readonly option?: string;
}

export interface GetVersion {
  readonly componentName?: string;
}

export interface HasWorksheet {
  readonly campaignId?: Id;
}

export interface InviteUserToChat {
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

export interface IsAddressValid {
  readonly number?: string;
}

export interface KickUserFromChat {
  readonly chatId?: string;
  readonly userInfo?: UserInfo;
}

export interface LeaveConference {
  readonly dispositionId?: Id;
}

export interface LeaveConference2 {
  readonly dispositionId?: Id;
  readonly redialTimeout?: Long;
}

export interface LeaveConference3 {
  readonly dispositionCallId?: Id;
}

export interface Login {
  readonly userName?: string;
  readonly password?: string;
  readonly stationId?: string;
  readonly stationType?: string;
}

export interface LoginAsync {
  readonly userName?: string;
  readonly password?: string;
  readonly stationId?: string;
  readonly stationType?: string;
}

export interface LoginAsync2 {
  readonly userName?: string;
  readonly password?: string;
  readonly stationId?: string;
  readonly stationType?: string;
  readonly force?: boolean;
}

export interface LoginAsync3 {
  readonly userName?: string;
  readonly password?: string;
  readonly stationId?: string;
  readonly stationType?: string;
  readonly force?: boolean;
  readonly integrationType?: string;
}

export interface Logout {
  readonly reasonId?: Id;
}

export interface LogoutAndExit {
  readonly reasonId?: Id;
}

export interface MakeCall {
  readonly number?: string;
  readonly campaignId?: Id;
  readonly checkDnc?: boolean;
  readonly callbackId?: Id;
}

export interface MakePreviewCall {
  readonly number?: string;
}

export interface OpenBrowser {
  readonly url?: string;
}

export interface ParkConferenceParticipant {
  readonly callSessionId?: string;
}

export interface PlayFile {
  readonly filename?: string;
}

export interface PlayRecording {
  readonly voicemailId?: Id;
}

export interface PlaySkillPrompt {
  readonly id?: Id;
}

export interface ProcessChatInvite {
  readonly chatId?: string;
  readonly accept?: boolean;
}

export interface ProcessConnector {
  readonly campaignId?: Id;
  readonly connectorId?: Id;
}

export interface ProcessVoicemail {
  readonly comments?: string;
}

export interface Reconnect {
  readonly forced?: boolean;
}

export interface RecordCall {
  readonly flag?: boolean;
}

export interface RemoveCallback {
  readonly id?: Id;
}

export interface RemoveConferenceParticipant {
  readonly callSessionId?: string;
}

export interface RemoveListener {
  readonly listenerId?: string;
}

export interface RemoveRecording {
  readonly voicemailId?: Id;
}

export interface RenewPreviewCall {
  readonly dispositionId?: Id;
}

export interface RequestConnectors {
  readonly campaignId?: Id;
}

export interface RequestScript {
  readonly campaignId?: Id;
}

export interface RequestWorksheet {
  readonly campaignId?: Id;
}

export interface ResetRemindedCallback {
  readonly id?: Id;
}

export interface RetrieveCall {
  readonly callSessionId?: string;
}

export interface SaveRecording {
  readonly voicemailId?: Id;
  readonly path?: string;
}

export interface SaveVoicemail {
  readonly path?: string;
}

export interface SaveWorksheetAnswers {
  readonly values?: TextMap;
}

export interface SendBroadcastMessage {
  readonly message?: string;
}

export interface SendChatMessage {
  readonly chatId?: string;
  readonly message?: string;
}

export interface SendDTMF {
  readonly digit?: string;
}

export interface SendHttpServerMessage {
  readonly message?: string;
}

export interface SendSkillBroadcastMessage {
  readonly skill?: UserInfo;
  readonly message?: string;
}

export interface SendUserMessage {
  readonly user?: UserInfo;
  readonly message?: string;
}

export interface SetActiveSkills {
  readonly skills?: readonly Id[];
}

export interface SetAudioPlayerVolume {
  readonly volume?: number;
}

export interface SetAudioPlayingPosition {
  readonly position?: Long;
}

export interface SetCallAttachedVariable {
  readonly id?: Id;
  readonly value?: string;
}

export interface SetMute {
  readonly mute?: boolean;
}

export interface SetNotReadyState {
  readonly reasonId?: Id;
}

export interface SetOption {
  readonly option?: string;
  readonly value?: string;
}

export interface SetReadyState {
  readonly stateId?: Id;
}

export interface SetSkipPreviewCall {
  readonly dispositionId?: Id;
}

export interface SetSkipPreviewCall2 {
  readonly dispositionId?: Id;
  readonly timeout?: Long;
}

export interface SetSoftphoneAutoHungup {
  readonly value?: boolean;
}

export interface SetSoftphoneDevices {
  readonly ringDevice?: number;
  readonly speakerDevice?: number;
  readonly microphoneDevice?: number;
  readonly micAgc?: boolean;
}

export interface SetSoftphoneMicrophoneAgc {
  readonly agc?: boolean;
}

export interface SetSoftphoneMicrophoneLevel {
  readonly level?: number;
}

export interface SetSoftphoneSpeakerVolume {
  readonly volume?: number;
}

export interface SnoozeCallback {
  readonly id?: Id;
  readonly time?: Long;
}

export interface StartClick2Dial {
  readonly arg0?: string;
}

export interface StartDownloadSkillPrompt {
  readonly id?: Id;
}

export interface ToggleHold {
  readonly flag?: boolean;
}

export interface TransferCall {
  readonly callSessionId?: string;
  readonly number?: string;
  readonly timeout?: Long;
  readonly dispositionId?: Id;
  readonly warm?: boolean;
  readonly checkDnc?: boolean;
}

export interface TransferCall2 {
  readonly callSessionId?: string;
  readonly number?: string;
  readonly timeout?: Long;
  readonly dispositionId?: Id;
  readonly warm?: boolean;
  readonly redialTimeout?: Long;
}

export interface TransferVoicemail {
  readonly number?: string;
}

export interface UpdateCallback {
  readonly info?: CallbackInfo;
}

export interface UpdateWorksheetAnswers {
  readonly id?: Id;
  readonly answer?: string;
}

export interface UploadGreeting {
  readonly arg0?: string;
}

export interface ClaimPage {
  readonly idempotencyKey?: string;
  readonly url?: string;
  readonly timestamp?: string;
}

export interface ConferenceWith {
  readonly idempotencyKey?: string;
  readonly target?: Target;
  readonly warm?: boolean;
  readonly checkDnc?: boolean;
}

export interface FindTarget {
  readonly text?: string;
}

export interface ForceAgentLogout {
  readonly idempotencyKey?: string;
  readonly agentId?: Id;
  readonly reasonId?: Id;
  readonly insist?: boolean;
}

export interface ForceReadiness {
  readonly idempotencyKey?: string;
  readonly agentId?: Id;
  readonly stateId?: number;
  readonly reasonId?: Id;
}

export interface GetCallHistory {
  readonly before?: string;
  readonly after?: string;
  readonly limit?: number;
  readonly direction?: string;
  readonly callType?: number;
  readonly number?: string;
}

export interface GetEvents {
  readonly after?: string;
  readonly limit?: number;
  readonly timeout?: Long;
}

export interface GetMissedCalls {
  readonly before?: string;
  readonly after?: string;
  readonly limit?: number;
}

export interface GetRoutingReason {
  readonly callSessionId?: string;
}

export interface MakeCallTo {
  readonly idempotencyKey?: string;
  readonly target?: Target;
  readonly campaignId?: Id;
  readonly checkDnc?: boolean;
  readonly callbackId?: Id;
}

export interface MonitorAgent {
  readonly idempotencyKey?: string;
  readonly agentId?: Id;
  readonly manner?: string;
}

export interface NoteCall {
  readonly idempotencyKey?: string;
  readonly callSessionId?: string;
  readonly comments?: string;
}

export interface PauseRecording {
  readonly idempotencyKey?: string;
}

export interface ReleaseAudio {
  readonly idempotencyKey?: string;
  readonly attachment?: string;
}

export interface ResumeRecording {
  readonly idempotencyKey?: string;
}

export interface StopMonitoring {
  readonly idempotencyKey?: string;
}

export interface TransferCallTo {
  readonly idempotencyKey?: string;
  readonly callSessionId?: string;
  readonly target?: Target;
  readonly timeout?: Long;
  readonly dispositionId?: Id;
  readonly redialTimeout?: Long;
  readonly warm?: boolean;
  readonly checkDnc?: boolean;
}

export interface WatchAgents {
  readonly idempotencyKey?: string;
  readonly on?: boolean;
}

/** An operation without parameters. */
export type Nothing = Record<string, never>;

/** Every operation: what is sent, and what comes back. */
export interface Operations {
  /**
   * Accepts an invitation to a chat, or a call for help.
   *
   * chatId: from `chatInvite`.
   * Causes `chatParticipantStarted`.
   */
  acceptChatRequest: { request: AcceptChatRequest; answer: null };
  /**
   * Accepts the offered voicemail of a skill.
   *
   * Causes `voicemailAccepted`.
   */
  acceptVoicemail: { request: Nothing; answer: null };
  /**
   * Answers a maintenance notice that must be seen before work.
   *
   * noticeid: from `maintenanceNotice`.
   * accept: true when the agent has read it.
   */
  acknowledgeNotice: { request: AcknowledgeNotice; answer: null };
  /**
   * Saves a reminder to call a number.
   *
   * number: whom to call.
   * duedate: when, epoch milliseconds.
   * comments: free text.
   * Causes `callbackAdded`.
   */
  addCallback: { request: AddCallback; answer: null };
  /**
   * Saves a reminder like `addCallback`, for a campaign.
   *
   * campaignId: the campaign that the call will belong to.
   */
  addCallback2: { request: AddCallback2; answer: null };
  /**
   * Saves a reminder like `addCallback2` and may tie it to the contact of the current call.
   *
   * associateCRMRecord: true ties it; nothing is tied where nobody knows whose the call's number is.
   */
  addCallback3: { request: AddCallback3; answer: null };
  /**
   * Registers a listener and answers its id, which is never empty; from now on it gets every event.
   *
   * name: chosen by the client, for people who look at the seat.
   */
  addListener: { request: AddListener; answer: string | null };
  /**
   * Puts a number on the do-not-call list; needs the permission.
   *
   * number: the number. A failure comes as `failedAddingNumberToDNC`, see DncFailure in the codes.
   */
  addNumberToDnc: { request: AddNumberToDnc; answer: null };
  /**
   * Adds a parked call to the conference.
   *
   * callSessionId: the parked call.
   * Causes `conferenceParticipantAdded` and `parkedCallsChanged`.
   */
  addToConference: { request: AddToConference; answer: null };
  /**
   * Accepts the offer to call back somebody who kept a place in the queue.
   *
   * Causes the events of a call.
   */
  answerLiveCallback: { request: Nothing; answer: null };
  /**
   * Logs in again with the user and station of the last login; only the password is given.
   *
   * What the published clients cache is not documented; we take the last login of this seat that worked,
   * also after a restart. It answers like `login` and causes the same events.
   */
  cachedLogin: { request: CachedLogin; answer: null };
  /** Gives up the participant that was spoken to first; the call goes on without. */
  cancelConference: { request: Nothing; answer: null };
  /**
   * Stops fetching a prompt. Refused: its file is there at once, for a request of the program's own.
   *
   * Causes `skillPromptDownloadCancelled`.
   */
  cancelDownloadSkillPrompt: { request: Nothing; answer: null };
  /**
   * Gives up a warm transfer: the target is hung up and the customer comes back.
   *
   * Causes `consultCallDisconnected` and `callOffHold`.
   */
  cancelTransfer: { request: Nothing; answer: null };
  /**
   * Gives the logged-in user a new password, within the center's password rules.
   *
   * newPassword: the new one. Also the answer to the event `passwordChangeRequired`.
   * Causes `userUpdate`. Until a required change is made, no work begins: setReadyState and makeCall are
   * refused. The new password counts at once, everywhere.
   */
  changePassword: { request: ChangePassword; answer: null };
  /**
   * Dismisses the due reminders of a number that is being called anyway.
   *
   * number: the number. Its exact effect is not published; in our reading nothing is lost by it: a reminder
   * that is not due yet stays, and a dismissed one comes back with the next session.
   */
  checkAndFilterCallback: { request: CheckAndFilterCallback; answer: null };
  /**
   * Whether the agent may hold a conference with this kind of target.
   *
   * type: see AddressType in the codes.
   */
  checkCanCreateConferenceWith: { request: CheckCanCreateConferenceWith; answer: boolean | null };
  /**
   * Whether the agent may call this kind of target.
   *
   * type: see AddressType in the codes.
   */
  checkCanMakeCallsTo: { request: CheckCanMakeCallsTo; answer: boolean | null };
  /**
   * Whether the agent may transfer to this kind of target.
   *
   * type: see AddressType in the codes.
   */
  checkCanTransferTo: { request: CheckCanTransferTo; answer: boolean | null };
  /**
   * The next event for a listener; waits for one and answers the event `timeout` when none came.
   *
   * listenerId: from `addListener`.
   * timeout: milliseconds to wait at most. An event counts as delivered when the listener asks again; an
   *     unknown or expired listener is refused, so that the client adds itself again.
   */
  checkEvent: { request: CheckEvent; answer: AnyEvent | null };
  /**
   * Compares the clock of the agent's machine with the center's.
   *
   * initial: true for the first check; our reading.
   */
  checkLocalTime: { request: CheckLocalTime; answer: CheckLocalTimeResult | null };
  /**
   * Joins the participant that was spoken to first into the conference.
   *
   * Causes `conferenceCompleted`.
   */
  completeConference: { request: Nothing; answer: null };
  /**
   * Joins the customer and the target of a warm transfer; the agent leaves.
   *
   * A target that has not answered yet gets the call as if it had been sent without a word.
   * Causes `transferCompleted` and `callFinished`.
   */
  completeTransfer: { request: Nothing; answer: null };
  /**
   * Adds somebody to the call.
   *
   * numberToConference: whom to call.
   * isWarmTransfer: true speaks with them first, only for the first one added.
   * checkDnc: as in `makeCall`.
   * Causes `conferenceParticipantAdded`, or `conferenceCreateFailed`.
   */
  conferenceIn: { request: ConferenceIn; answer: null };
  /**
   * Goes on after a preview call that ended without a final disposition.
   *
   * dispositionId: for the last try.
   * dialAgain: true keeps the contact for another number (`previewRenewed`), false lets it go
   *     (`previewEnded`).
   */
  continuePreview: { request: ContinuePreview; answer: null };
  /**
   * Opens a chat between users of the center and answers its id.
   *
   * Causes `chatParticipantStarted`.
   */
  createChat: { request: Nothing; answer: string | null };
  /**
   * Opens a chat, as `createChat` does: how the two differ is not published.
   *
   * Causes `chatParticipantStarted`.
   */
  createChatSession: { request: Nothing; answer: string | null };
  /**
   * Deletes the accepted voicemail; needs the permission.
   *
   * comments: free text.
   * Causes `voicemailEnded`.
   */
  deleteVoicemail: { request: DeleteVoicemail; answer: null };
  /**
   * Hangs up the current call; the agent goes to wrap-up and still owes a disposition.
   *
   * Causes `callEnded` and `updateStatus`.
   */
  disconnectCall: { request: Nothing; answer: null };
  /**
   * Hangs up a parked call.
   *
   * callSessionId: the parked call.
   * silent: true without asking the agent for anything.
   * Causes `parkedCallDisconnected` and `parkedCallsChanged`.
   */
  disconnectParkedcalls: { request: DisconnectParkedcalls; answer: null };
  /**
   * Hides a due reminder until the end of this session; colleagues of a group still see theirs.
   *
   * id: the reminder.
   * Causes `callbacksChanged`.
   */
  dismissCallback: { request: DismissCallback; answer: null };
  /**
   * Ends a chat for everybody; for its owner and for supervisors in it.
   *
   * chatId: the chat.
   * Causes `chatEnded`.
   */
  endChat: { request: EndChat; answer: null };
  /**
   * Gives a disposition and ends the preview of this contact.
   *
   * dispositionId: for the contact.
   * Causes `previewEnded`.
   */
  endPreviewCall: { request: EndPreviewCall; answer: null };
  /**
   * Leaves a chat; the others go on.
   *
   * chatId: the chat.
   * Causes `chatUserLeft`.
   */
  exitChat: { request: ExitChat; answer: null };
  /**
   * Gives the current call its disposition and ends the wrap-up; an active call is hung up first.
   *
   * disposition: an id from `getCampaignDispositions`.
   * comments: free text kept with the call.
   * Causes `callEnded` if the call was active, then `callFinished` and `updateStatus`.
   */
  finishCall: { request: FinishCall; answer: null };
  /**
   * Finishes the call like `finishCall` and says when the number may be dialed again.
   *
   * timeout: milliseconds until the redial, more than 0 and at most 366 days; only for dispositions that
   *     allow it. Absent: as the disposition says.
   */
  finishCall2: { request: FinishCall2; answer: null };
  /**
   * What a text would reach: an outside number, an agent, a skill, a campaign or a voicemail.
   *
   * number: the text; `voicemail:` before an agent or a skill is their box. See AddressType in the codes.
   */
  getAddressType: { request: GetAddressType; answer: number | null };
  /**
   * The name of another agent.
   *
   * agentId: the agent.
   */
  getAgentInfo: { request: GetAgentInfo; answer: AgentInfo | null };
  /** What the logged-in agent may do. */
  getAgentPermissions: { request: Nothing; answer: AgentPermission | null };
  /** The states of the other agents, with name, since when, and skills. */
  getAgentStateValues: { request: Nothing; answer: readonly AgentStateValue[] };
  /** The states of the other agents, as numbers. */
  getAgentStates: { request: Nothing; answer: readonly AgentState[] };
  /** Every skill of the center. */
  getAllSkills: { request: Nothing; answer: readonly SkillInfo[] };
  /**
   * The volume of the player, from 0 to 1; the scale is our reading.
   *
   * It belongs to the user and stays from login to login.
   */
  getAudioPlayerVolume: { request: Nothing; answer: number | null };
  /** The agents that the logged-in agent can reach. */
  getAvailableAgents: { request: Nothing; answer: readonly AgentInfo[] };
  /** The campaigns that the agent may call for. */
  getAvailableCampaigns: { request: Nothing; answer: readonly CampaignInfo[] };
  /** The skills of the logged-in agent. */
  getAvailableSkills: { request: Nothing; answer: readonly SkillInfo[] };
  /** How the agent's screen shows variables and contact fields. */
  getCAVFieldViews: { request: Nothing; answer: readonly CavViewFullValue[] };
  /**
   * The contact that a reminder belongs to, as field names and values.
   *
   * id: the reminder.
   */
  getCRMForCallbackId: { request: GetCRMForCallbackId; answer: TextMap | null };
  /** The contact of the current call, field name to value. */
  getCRMMap: { request: Nothing; answer: TextMap | null };
  /** The variables of the current call, system variables among them; readable from `callStarted` on. */
  getCallAttachedVariables: { request: Nothing; answer: readonly CavFullValue[] };
  /** The agent's reminders. */
  getCallbacks: { request: Nothing; answer: readonly CallbackInfo[] };
  /**
   * The dispositions of a campaign.
   *
   * campaignId: the campaign, 0 for calls without one.
   */
  getCampaignDispositions: { request: GetCampaignDispositions; answer: readonly DispositionValue[] };
  /**
   * The dispositions of a campaign, each with its redial time.
   *
   * campaignId: the campaign, 0 for calls without one.
   */
  getCampaignDispositions2: { request: GetCampaignDispositions2; answer: readonly DispositionValue2[] };
  /**
   * One campaign.
   *
   * campaignId: the campaign.
   */
  getCampaignInfo: { request: GetCampaignInfo; answer: CampaignInfo | null };
  /** Every campaign of the center that the agent may see. */
  getCampaigns: { request: Nothing; answer: readonly CampaignInfo[] };
  /** The fields of a contact and what they may hold. */
  getCrmFieldDataTypes: { request: Nothing; answer: readonly CrmFieldDataType[] };
  /** The address of the server that the seat works with. */
  getCurrentWebserver: { request: Nothing; answer: string | null };
  /**
   * The dispositions of a campaign and who gives them in a conference.
   *
   * campaignId: the campaign.
   */
  getDispositionsInfo: { request: GetDispositionsInfo; answer: DispositionsInfo | null };
  /** Whether the screen must show the call's variables. */
  getForceCavView: { request: Nothing; answer: boolean | null };
  /** The users that are logged in now. */
  getLoggedUsers: { request: Nothing; answer: readonly UserInfo[] };
  /** Which campaign a manual call belongs to and whether the agent may choose. */
  getManualCallsConfig: { request: Nothing; answer: ManualCallsConfig | null };
  /** The reason codes for being not ready. */
  getNotReadyReasonCodes: { request: Nothing; answer: readonly ReasonCodeValue[] };
  /**
   * A setting of the agent; see Option in the codes for the names.
   *
   * option: its name.
   */
  getOption: { request: GetOption; answer: string | null };
  /** The dispositions with which a preview may be skipped. */
  getPreviewSkipDispositions: { request: Nothing; answer: readonly DispositionValue[] };
  /** The dispositions with which a preview may be skipped, each with its redial time. */
  getPreviewSkipDispositions2: { request: Nothing; answer: readonly DispositionValue2[] };
  /** The reason codes for logging out. */
  getReasonCodes: { request: Nothing; answer: readonly ReasonCodeValue[] };
  /** The logged-in user as other users see them. */
  getSelfInfo: { request: Nothing; answer: UserInfo | null };
  /** Every skill with the users in it. */
  getSkillGroups: { request: Nothing; answer: readonly SkillGroup[] };
  /**
   * The prompts that the agent may play to a caller: those of the agent's skills.
   *
   * An agent without the permission to play prompts has none.
   */
  getSkillPrompts: { request: Nothing; answer: readonly AgentPromptValue[] };
  /** Whether the softphone hangs up by itself when the call ends. */
  getSoftphoneAutoHungup: { request: Nothing; answer: boolean | null };
  /** The audio devices in use as places in the device lists, in this order: ring, speaker, microphone. */
  getSoftphoneDevices: { request: Nothing; answer: readonly number[] };
  /** The names of the microphones of the agent's machine. */
  getSoftphoneInputDevices: { request: Nothing; answer: readonly string[] };
  /** Whether the microphone's automatic gain is on. */
  getSoftphoneMicrophoneAgc: { request: Nothing; answer: boolean | null };
  /** The microphone level, from 0 to 100. */
  getSoftphoneMicrophoneLevel: { request: Nothing; answer: number | null };
  /** The names of the speakers of the agent's machine. */
  getSoftphoneOutputDevices: { request: Nothing; answer: readonly string[] };
  /** The speaker volume, from 0 to 100. */
  getSoftphoneSpeakerVolume: { request: Nothing; answer: number | null };
  /** The center's speed dials. */
  getSpeedDials: { request: Nothing; answer: readonly SpeedDialInfo[] };
  /** What the agent is doing now; before a login it says loggedIn false. */
  getStatus: { request: Nothing; answer: AgentBridgeStatus | null };
  /** Who is logged in, in which center, at which station. */
  getUserDetails: { request: Nothing; answer: UserDetails | null };
  /**
   * The version of a part of Cordboard.
   *
   * componentName: agent, vcc, cti or softphone.
   */
  getVersion: { request: GetVersion; answer: string | null };
  /** The answers given so far, question id to answer. */
  getWorksheetAnswers: { request: Nothing; answer: TextMap | null };
  /**
   * Whether a campaign has a worksheet.
   *
   * campaignId: the campaign.
   */
  hasWorksheet: { request: HasWorksheet; answer: boolean | null };
  /**
   * Invites a user to a chat.
   *
   * chatId: the chat.
   * userInfo: whom, from `getLoggedUsers`. The user gets `chatInvite`.
   */
  inviteUserToChat: { request: InviteUserToChat; answer: null };
  /**
   * Whether a text can be called.
   *
   * number: the text.
   */
  isAddressValid: { request: IsAddressValid; answer: boolean | null };
  /** Whether an offered call waits to be picked up. */
  isSoftphoneAnswerRequired: { request: Nothing; answer: boolean | null };
  /** Whether every question is answered that needs an answer, on the way on which the answers lead. */
  isWorksheetComplete: { request: Nothing; answer: boolean | null };
  /**
   * Puts a user out of a chat; for its owner and for supervisors in it.
   *
   * chatId: the chat.
   * userInfo: whom. The user gets `chatKickedFrom`.
   */
  kickUserFromChat: { request: KickUserFromChat; answer: null };
  /**
   * The agent leaves the conference; the others go on speaking.
   *
   * dispositionId: how it turned out; the center's rule says whether a colleague is asked all the same, see
   *     ConferenceDispositioning in the codes.
   * Causes `callFinished`.
   */
  leaveConference: { request: LeaveConference; answer: null };
  /**
   * Leaves like `leaveConference`, with a redial time for the disposition.
   *
   * redialTimeout: milliseconds.
   */
  leaveConference2: { request: LeaveConference2; answer: null };
  /**
   * Leaves the conference and lets a colleague in it give the disposition, where the rule allows that.
   *
   * dispositionCallId: published in one place under this name, in another as dispositionId; both are
   *     served. What it names is not documented, so that it is read, must be a number, and changes nothing:
   *     whoever stays says how the call turned out.
   */
  leaveConference3: { request: LeaveConference3; answer: null };
  /**
   * Logs the agent in and answers once the station is usable and the login is complete.
   *
   * userName, password: of the agent.
   * stationId: a softphone id, an outside number or a gateway address.
   * stationType: SOFTPHONE, PSTN or VoIP (a gateway station). A PSTN number is called at once and held until
   *     logout; picking up and makeCall use that leg.
   * Causes `loginProcessStarted`, the station's events, `bridgeConnected`, the first state
   * (`permissionsUpdated`, `reasonCodesEnabled`, `optionsUpdated`, `skillsInitialized`, `readyStatesUpdated`,
   * `parkedCallsChanged` as far as alive), then `loginProcessFinished` and `updateStatus`; the agent starts
   * Not Ready (`readyStateChanged`).
   */
  login: { request: Login; answer: null };
  /**
   * Starts a login and answers at once; the outcome comes as the event `loginProcessFinished`.
   *
   * Parameters and events are those of `login`.
   */
  loginAsync: { request: LoginAsync; answer: null };
  /**
   * Starts a login like `loginAsync`; with force, sessions that stand in the way are ended.
   *
   * force: true ends this user's session elsewhere, and that of another agent at this station: their seats
   *     get `bridgeForcedLogout` and `forceSelfLogout`. An offer goes back to the queue, a wrap-up ends
   *     without a disposition; a conversation is never ended, the login fails then (ON_CALL). false lets
   *     such a login fail (DUPLICATE_LOGIN, STATION_BUSY).
   */
  loginAsync2: { request: LoginAsync2; answer: null };
  /**
   * Starts a login like `loginAsync2` and names the program that the agent works with.
   *
   * integrationType: free text, such as the name of the CRM adapter; kept with the session, it changes
   *     nothing else.
   */
  loginAsync3: { request: LoginAsync3; answer: null };
  /**
   * Ends the agent's session; refused during a call, and while calls are parked.
   *
   * reasonId: a logout reason code from `getReasonCodes`, 0 for none.
   * Causes `logoutProcessFinished` and `updateStatus`; listeners stay.
   */
  logout: { request: Logout; answer: null };
  /**
   * Logs out like `logout` and closes the seat: its listeners go, once they have heard of it.
   *
   * A listener goes with the poll that follows `logoutProcessFinished` and `updateStatus` (its fault is
   * UNKNOWN_LISTENER). The center and its other seats go on.
   */
  logoutAndExit: { request: LogoutAndExit; answer: null };
  /**
   * Picks up although the phone was hung up; its exact effect is not published.
   *
   * Our reading: takes the offered call like `softphonePickupPhone`; a station that is held up all day and has
   * been hung up is called first, and the call is connected when it is answered.
   * Causes `restartStationStarted` where the station is called, then the events of `softphonePickupPhone`.
   */
  makeAnswerOnHungup: { request: Nothing; answer: null };
  /**
   * Calls a number: first the agent's station is joined, then the number is dialed.
   *
   * number: what to call.
   * campaignId: the campaign that the call belongs to, 0 or absent for the default.
   * checkDnc: false dials a number on the do-not-call list after the agent has confirmed.
   * callbackId: the reminder that this call answers.
   * Causes `callInitiated`, on answer `callStarted`, later `callEnded` and `callFinished`; or
   * `makeCallFailed`.
   */
  makeCall: { request: MakeCall; answer: null };
  /**
   * Dials a number of the contact that is being previewed.
   *
   * number: one of the contact's numbers.
   * Causes `previewDialingStarted`, `previewCallInitiated` and the events of a call.
   */
  makePreviewCall: { request: MakePreviewCall; answer: null };
  /**
   * Starts a call for trying out the station, in which agents hear themselves; needs the permission.
   *
   * It cannot be held, parked, sent on or recorded, and wants no disposition.
   * Causes the events of `makeCall` with the call type TEST; `callFinished` follows `callEnded` at once.
   */
  makeTestCall: { request: Nothing; answer: null };
  /**
   * Opens a web page on the agent's machine.
   *
   * url: the address.
   * Causes `openURL`.
   */
  openBrowser: { request: OpenBrowser; answer: null };
  /**
   * Parks the current call: the customer waits with music and the agent is free for another call.
   *
   * Causes `callParked` and `parkedCallsChanged`; or `parkError`.
   */
  parkCall: { request: Nothing; answer: null };
  /**
   * Parks one participant of the conference; the original one cannot be parked.
   *
   * callSessionId: the participant.
   * Causes `conferenceParticipantRemoved` and `parkedCallsChanged`.
   */
  parkConferenceParticipant: { request: ParkConferenceParticipant; answer: null };
  /** Pauses the player. */
  pauseAudioPlaying: { request: Nothing; answer: null };
  /** Pauses what the caller hears; `playSkillPrompt` of the same prompt goes on. */
  pauseSkillPrompt: { request: Nothing; answer: null };
  /**
   * Plays an audio file to the caller, heard by both sides; needs the permission to play prompts.
   *
   * filename: on a hosted seat a file of the center's prompt library, with or without `.wav`; never a path.
   * It takes the place of what the player plays already. At its end `recordingPlayFinished`; a failure comes
   * as `callError`, see PlayFailure in the codes.
   */
  playFile: { request: PlayFile; answer: null };
  /**
   * Plays a personal voicemail to the agent.
   *
   * voicemailId: the recording. At its end `recordingPlayFinished`.
   */
  playRecording: { request: PlayRecording; answer: null };
  /**
   * Plays a prompt to the caller, heard by both sides; needs the permission to play prompts.
   *
   * id: from `getSkillPrompts`. The prompt that is paused goes on where it stands; another takes its place.
   * Refused unless the caller is connected and off hold; hold, park, transfer and hang-up end it.
   * At its end `recordingPlayFinished`; a failure comes as `skillPromptPlayFailed`, see PlayFailure in the
   * codes.
   */
  playSkillPrompt: { request: PlaySkillPrompt; answer: null };
  /** Plays the accepted voicemail to the agent. */
  playVoicemail: { request: Nothing; answer: null };
  /**
   * Answers an invitation to a chat.
   *
   * chatId: from `chatInvite`.
   * accept: true joins.
   * Causes `chatUserJoined` or `chatUserDeclined`.
   */
  processChatInvite: { request: ProcessChatInvite; answer: null };
  /**
   * Opens a connector for the current call.
   *
   * campaignId: the campaign.
   * connectorId: from `requestConnectors`.
   * Causes `openURL`.
   */
  processConnector: { request: ProcessConnector; answer: null };
  /**
   * Marks the accepted voicemail as done.
   *
   * comments: free text kept with it.
   * Causes `voicemailEnded`.
   */
  processVoicemail: { request: ProcessVoicemail; answer: null };
  /**
   * Tells everything about a logged-in seat once more, to a program that has lost the thread.
   *
   * forced: accepted, and without effect: seat and call center cannot lose each other here.
   * Causes `bridgeConnected`, the pushes of a login, `updateStatus` and `readyStateChanged`.
   */
  reconnect: { request: Reconnect; answer: null };
  /**
   * Starts or stops the recording of the current call.
   *
   * flag: true starts, false stops. Needs the permission to make recordings, also to stop one that began by
   *     itself. Where the center does not show those, they go on whatever agents start and stop.
   * Causes `recordingStarted` or `recordingStopped`.
   */
  recordCall: { request: RecordCall; answer: null };
  /**
   * Refuses the offered call, which goes back to the queue; needs the permission to reject calls.
   *
   * The agent stays ready, and is not offered this call again for a while.
   * Causes `callAbandoned` and `updateStatus`; the next agent gets the offer.
   */
  rejectCall: { request: Nothing; answer: null };
  /**
   * Refuses the offered queue callback, which goes to the next agent.
   *
   * Causes `liveCallbackEnded`.
   */
  rejectLiveCallback: { request: Nothing; answer: null };
  /**
   * Refuses the offered voicemail, which goes to the next agent.
   *
   * Causes `voicemailEnded`.
   */
  rejectVoicemail: { request: Nothing; answer: null };
  /**
   * Deletes a reminder.
   *
   * id: the reminder.
   * Causes `callbackRemoved`.
   */
  removeCallback: { request: RemoveCallback; answer: null };
  /**
   * Hangs up one participant of the conference; the others go on.
   *
   * callSessionId: the participant, from `conferenceParticipantAdded`.
   * Causes `conferenceParticipantRemoved`.
   */
  removeConferenceParticipant: { request: RemoveConferenceParticipant; answer: null };
  /**
   * Removes a listener; a pending `checkEvent` of it ends.
   *
   * listenerId: from `addListener`.
   */
  removeListener: { request: RemoveListener; answer: null };
  /**
   * Deletes a personal voicemail.
   *
   * voicemailId: the recording.
   * Causes `recordingsChanged`.
   */
  removeRecording: { request: RemoveRecording; answer: null };
  /**
   * Gives the last try a disposition and shows the same contact again for another number.
   *
   * dispositionId: for the last try.
   * Causes `previewRenewed`.
   */
  renewPreviewCall: { request: RenewPreviewCall; answer: null };
  /**
   * The connectors that the agent may open by hand in a campaign.
   *
   * campaignId: the campaign.
   */
  requestConnectors: { request: RequestConnectors; answer: readonly ConnectorValue[] };
  /**
   * Asks the supervisors who are logged in for help; the first to accept gets the chat.
   *
   * They get `chatHelpRequested` and `chatInvite`.
   */
  requestHelpChat: { request: Nothing; answer: null };
  /**
   * Asks for the agent's personal voicemails.
   *
   * They come with the event `recordingsChanged`.
   */
  requestRecordings: { request: Nothing; answer: null };
  /**
   * The text that the agent reads to customers of a campaign: HTML, empty where it has none.
   *
   * campaignId: the campaign.
   */
  requestScript: { request: RequestScript; answer: string | null };
  /**
   * The questions that the agent fills in for a campaign.
   *
   * campaignId: the campaign.
   */
  requestWorksheet: { request: RequestWorksheet; answer: readonly QuestionValue[] };
  /** Goes back to the center's standard greeting. */
  resetGreeting: { request: Nothing; answer: null };
  /**
   * Shows a due reminder again, dismissed or not.
   *
   * id: the reminder.
   * Causes `callbacksChanged` and `callbackOverdue`.
   */
  resetRemindedCallback: { request: ResetRemindedCallback; answer: null };
  /**
   * Looks for the agent's station again, to repair a lost phone; an outside number is called anew.
   *
   * Refused during a call, unless its held leg is lost.
   * Causes `restartStationStarted`, then `restartStationDone` or `restartStationFailed`.
   */
  restartStation: { request: Nothing; answer: null };
  /** Lets the player go on. */
  resumeAudioPlaying: { request: Nothing; answer: null };
  /**
   * Takes a parked call back.
   *
   * callSessionId: the parked call.
   * Causes `parkedCallsChanged` and `callStarted`.
   */
  retrieveCall: { request: RetrieveCall; answer: null };
  /**
   * Measures the agent's station for five seconds; needs the permission to make test calls.
   *
   * Its result is not published. Ours: the station is called (call type TEST), a sweep is played to the agent,
   * who says something meanwhile. Then `callUpdated` has the figures as the call's comments, after OK or what
   * is wrong, see VoiceTrouble in the codes; where something is, `softphoneError` says the same. The call
   * ends by itself. To hear oneself there is `makeTestCall`.
   */
  runVoiceConnectivityTest: { request: Nothing; answer: null };
  /**
   * Saves a personal voicemail as a file on the agent's machine.
   *
   * voicemailId: the recording.
   * path: where to. This service writes no files on anybody's machine: it refuses, with the address to read
   * it from.
   */
  saveRecording: { request: SaveRecording; answer: null };
  /**
   * Saves the accepted voicemail as a file on the agent's machine.
   *
   * path: where to. This service writes no files on anybody's machine: it refuses, with the address to read
   * it from.
   */
  saveVoicemail: { request: SaveVoicemail; answer: null };
  /**
   * Saves all answers of the current call's worksheet; what is not among them is not answered any more.
   *
   * values: question id to answer; also read as repeated key and value, as old clients send it.
   * Causes `callUpdated`.
   */
  saveWorksheetAnswers: { request: SaveWorksheetAnswers; answer: null };
  /**
   * Sends a message to everybody else who is logged in.
   *
   * message: the text.
   * Causes `chatBroadcastMessageReceived`.
   */
  sendBroadcastMessage: { request: SendBroadcastMessage; answer: null };
  /**
   * Writes into a chat.
   *
   * chatId: the chat.
   * message: the text. The others get `chatMessageReceived`.
   */
  sendChatMessage: { request: SendChatMessage; answer: null };
  /**
   * Sends key tones into the current call.
   *
   * digit: one or more of 0-9, *, # and A-D. Published for softphones only; here it works with every station
   *     type.
   */
  sendDTMF: { request: SendDTMF; answer: null };
  /**
   * Sends a message to the local web server; its use is not published, so that nothing is done.
   *
   * message: the text.
   */
  sendHttpServerMessage: { request: SendHttpServerMessage; answer: null };
  /**
   * Sends a message to everybody else in a skill who is logged in.
   *
   * skill: the skill's id and name in the shape of a user, as published.
   * message: the text.
   */
  sendSkillBroadcastMessage: { request: SendSkillBroadcastMessage; answer: null };
  /**
   * Sends a message to one user who is logged in.
   *
   * user: whom, from `getLoggedUsers`. The user gets `chatMessage` and `chatMessageDialog`.
   * message: the text, at most 4,000 characters.
   */
  sendUserMessage: { request: SendUserMessage; answer: null };
  /**
   * Chooses which of the assigned skills the agent works in now.
   *
   * Needs the permission to manage skill availability.
   * skills: ids out of `getAvailableSkills`; an empty list turns all off.
   * Causes `activeSkillsChanged`.
   */
  setActiveSkills: { request: SetActiveSkills; answer: null };
  /**
   * Sets the volume of the player, for what it plays now and later.
   *
   * volume: from 0 (silence) to 1 (the sound as it is), kept in steps of 0.01; the scale is our reading.
   */
  setAudioPlayerVolume: { request: SetAudioPlayerVolume; answer: null };
  /**
   * Moves the player within the file.
   *
   * position: milliseconds from the start; behind the end it is over. The unit is our reading.
   */
  setAudioPlayingPosition: { request: SetAudioPlayingPosition; answer: null };
  /**
   * Sets a variable of the current call; system variables stay as they are, without a fault.
   *
   * id: the variable, from `getCallAttachedVariables`.
   * value: as text, in the form of the variable's type.
   * Causes `callUpdated`.
   */
  setCallAttachedVariable: { request: SetCallAttachedVariable; answer: null };
  /**
   * Mutes the agent during a call, at the center, whatever the station; it ends with the call.
   *
   * mute: true mutes.
   * Causes no event.
   */
  setMute: { request: SetMute; answer: null };
  /**
   * Makes the agent not ready: nothing more is offered.
   *
   * reasonId: a code from `getNotReadyReasonCodes`, 0 for none. During a call the change waits until the
   *     call is finished.
   * Causes `readyStateChanged` and `updateStatus`.
   */
  setNotReadyState: { request: SetNotReadyState; answer: null };
  /**
   * Changes a setting of the agent.
   *
   * option: its name.
   * value: as text.
   * Causes `optionsUpdated`.
   */
  setOption: { request: SetOption; answer: null };
  /**
   * Makes the agent ready to be offered calls or voicemails.
   *
   * stateId: an id from the event `readyStatesUpdated`. During a call the change waits until the call is
   *     finished.
   * Causes `readyStateChanged` and `updateStatus`.
   */
  setReadyState: { request: SetReadyState; answer: null };
  /**
   * Skips the contact that is being previewed without dialing.
   *
   * dispositionId: from `getPreviewSkipDispositions`.
   * Causes `previewEnded`.
   */
  setSkipPreviewCall: { request: SetSkipPreviewCall; answer: null };
  /**
   * Skips like `setSkipPreviewCall` and says when the contact may come again.
   *
   * timeout: milliseconds; only for dispositions that allow it.
   */
  setSkipPreviewCall2: { request: SetSkipPreviewCall2; answer: null };
  /**
   * Sets whether the softphone hangs up by itself when the call ends.
   *
   * value: true to hang up.
   */
  setSoftphoneAutoHungup: { request: SetSoftphoneAutoHungup; answer: null };
  /**
   * Chooses the audio devices.
   *
   * ringDevice, speakerDevice: places in `getSoftphoneOutputDevices`.
   * microphoneDevice: a place in `getSoftphoneInputDevices`.
   * micAgc: automatic gain.
   */
  setSoftphoneDevices: { request: SetSoftphoneDevices; answer: null };
  /**
   * Turns the microphone's automatic gain on or off.
   *
   * agc: true for on.
   */
  setSoftphoneMicrophoneAgc: { request: SetSoftphoneMicrophoneAgc; answer: null };
  /**
   * Sets the microphone level.
   *
   * level: from 0 to 100.
   * Causes `softphoneVolumeChanged`.
   */
  setSoftphoneMicrophoneLevel: { request: SetSoftphoneMicrophoneLevel; answer: null };
  /**
   * Sets the speaker volume.
   *
   * volume: from 0 to 100.
   * Causes `softphoneVolumeChanged`.
   */
  setSoftphoneSpeakerVolume: { request: SetSoftphoneSpeakerVolume; answer: null };
  /**
   * Puts a reminder off.
   *
   * id: the reminder.
   * time: the unit is not published, here the new due time in epoch milliseconds.
   * Causes `callbacksChanged`.
   */
  snoozeCallback: { request: SnoozeCallback; answer: null };
  /**
   * Ends the agent's own audio leg, not the call.
   *
   * With a station that is held up all day the leg is built again; with a station on demand the call ends.
   */
  softphoneHangupPhone: { request: Nothing; answer: null };
  /**
   * Picks up: takes the offered call at the agent's station.
   *
   * Causes `callStarted` and `updateStatus`. With a desk phone that rings at offer the phone itself must
   * support it, else it is refused.
   */
  softphonePickupPhone: { request: Nothing; answer: null };
  /**
   * Tells the listeners that the agent clicked a number on a page; it dials nothing itself.
   *
   * arg0: the number.
   * Causes `click2DialInitiated`.
   */
  startClick2Dial: { request: StartClick2Dial; answer: null };
  /**
   * Fetches a prompt to the agent's machine; needs the permission to play prompts.
   *
   * id: from `getSkillPrompts`. On a hosted seat its filename is the address at the server, to be read by
   * HTTP with the seat's own credentials; it is there at once.
   * Causes `skillPromptDownloadProgress`, then `skillPromptDownloaded` or `skillPromptDownloadFailed`.
   */
  startDownloadSkillPrompt: { request: StartDownloadSkillPrompt; answer: null };
  /** Stops the player. */
  stopAudioPlaying: { request: Nothing; answer: null };
  /** Stops the player. */
  stopPlayingRecording: { request: Nothing; answer: null };
  /** Stops what the caller hears. */
  stopSkillPrompt: { request: Nothing; answer: null };
  /**
   * Puts the customer on hold, with music, or takes the call off hold.
   *
   * flag: true holds, false resumes.
   * Causes `callOnHold` or `callOffHold`; refused when no call is connected.
   */
  toggleHold: { request: ToggleHold; answer: null };
  /**
   * Sends the call to another number, agent, skill or campaign.
   *
   * callSessionId: the active or a parked call.
   * number: the target.
   * timeout: milliseconds that the target has to take it, 0 without limit. What nobody takes comes back
   *     parked; a consultation that nobody answers brings the customer back.
   * dispositionId: the agent's word on their part, 0 for none.
   * warm: true speaks with the target first; not for a parked call.
   * checkDnc: as in `makeCall`.
   * Causes `transferStarted`, then `transferCompleted` and `callFinished`; or `transferError`, and
   * `callReparked` where the agent was out of the call already. A warm transfer waits for `completeTransfer`
   * or `cancelTransfer`.
   */
  transferCall: { request: TransferCall; answer: null };
  /**
   * Sends the call on like `transferCall`, with a redial time for the disposition instead of checkDnc.
   *
   * redialTimeout: milliseconds.
   */
  transferCall2: { request: TransferCall2; answer: null };
  /**
   * Sends the accepted voicemail to somebody else.
   *
   * number: the agent or skill.
   * Causes `voicemailEnded`.
   */
  transferVoicemail: { request: TransferVoicemail; answer: null };
  /**
   * Changes a reminder.
   *
   * info: the reminder with its id; the whole record replaces the old one, but for its contact and flags. With
   * userGroup anybody of that group may call; without, it is the agent's own. Another dueDate puts it off.
   * Causes `callbacksChanged`; whoever sees it anew hears `callbackAdded`, whoever does no more
   * `callbackRemoved`.
   */
  updateCallback: { request: UpdateCallback; answer: null };
  /**
   * Saves one answer of the current call's worksheet; an empty one takes it back.
   *
   * id: the question.
   * answer: the text.
   * Causes `callUpdated`.
   */
  updateWorksheetAnswers: { request: UpdateWorksheetAnswers; answer: null };
  /**
   * Replaces the agent's voicemail greeting.
   *
   * arg0: a file of the center's prompt library, by its name.
   */
  uploadGreeting: { request: UploadGreeting; answer: null };
  /**
   * Take it upon oneself to show a page of `openURL`, before another program of the agent does.
   *
   * url, timestamp: of the event.
   * True for the program that asks first: it shows the page. False for all others, and for one that asks again
   * without the key of the first time. Whoever has the audio of the seat asks at once, others a moment later.
   * The last 100 pages of a seat are known, for as long as the center runs.
   */
  claimPage: { request: ClaimPage; answer: boolean | null };
  /**
   * Adds somebody to the call.
   *
   * target: whom. warm: true speaks with them first, only for the first one added. checkDnc: as in `makeCall`.
   * Causes the events of `conferenceIn`.
   */
  conferenceWith: { request: ConferenceWith; answer: null };
  /**
   * Whom a text would reach, such as what somebody typed into a field; refused where that is nobody.
   *
   * text: a number, an extension, a name, a speed dial's code.
   */
  findTarget: { request: FindTarget; answer: Target | null };
  /**
   * Logs an agent out. Refused during a conversation, unless the supervisor insists.
   *
   * reasonId: one for logging out. insist: send their customer on to the next agent of the call's skill, and
   * end what nobody can go on with.
   * The agent's programs hear `bridgeForcedLogout`. Needs the right to force agents.
   */
  forceAgentLogout: { request: ForceAgentLogout; answer: null };
  /**
   * Makes an agent ready or not; one who is busy becomes so afterwards, unless they choose anew.
   *
   * stateId: as in `setReadyState`; 0: not ready, for `reasonId`, which is one for being not ready.
   * The agent's programs hear `readyStateChanged`, forced by a supervisor. Needs the right to force agents.
   */
  forceReadiness: { request: ForceReadiness; answer: null };
  /** Who has the audio of the seat. Needs no login; at the machine's own seat nobody has without one. */
  getAudioHolder: { request: Nothing; answer: HeldAudio | null };
  /**
   * The calls that the agent spoke on, the newest first; one that nobody answered is not among them.
   *
   * before: the position of a call; the ones before it. after: the ones that came later, the nearest of them
   *     where they are more than `limit`. One of the two at most; with neither, the newest.
   * limit: how many at most, 1 to 200; 50 where absent.
   * direction: see CallDirection in the codes. callType: as in `callInfo`.
   * number: digits that the other party's number has in a row; signs and spaces do not count.
   * A call gets its position when the agent begins to speak. Who pages on from the last position meets every
   * call once, whatever comes meanwhile.
   */
  getCallHistory: { request: GetCallHistory; answer: CallHistory | null };
  /**
   * What has happened at the seat after a position; waits where nothing has.
   *
   * after: the `position` of the last batch, or of an event. Absent: begins with what happens from now on,
   *     and answers at once.
   * limit: how many events at most, 1 to 1000; 100 where absent.
   * timeout: milliseconds to wait at most for the first event; 0 does not wait.
   * `callsQueueUpdated`, which is a view of the queue, is told by streams and listeners only.
   * By asking on, a program says that it has what came before; until then it may ask for it again. Any number
   * of programs may ask, each at its own pace.
   */
  getEvents: { request: GetEvents; answer: EventBatch | null };
  /**
   * The calls that the agent was offered and did not take, the newest first.
   *
   * before, after, limit: as in `getCallHistory`.
   */
  getMissedCalls: { request: GetMissedCalls; answer: MissedCalls | null };
  /** Whom the supervisor at this seat follows. */
  getMonitoring: { request: Nothing; answer: Monitoring | null };
  /**
   * What the agent may ask of their calls and previews now, and of their work.
   *
   * What depends on the values that are sent (a number, a disposition, another call) may be refused all the
   * same. Without a login, nobody may ask anything but to log in.
   */
  getOperationsAllowed: { request: Nothing; answer: readonly AllowedOperation[] };
  /** The calls that wait in the agent's slots; who has waited longest comes first. */
  getParkedCalls: { request: Nothing; answer: readonly ParkedCall[] };
  /** Whether the current call is being recorded, and what has been left out. */
  getRecordingState: { request: Nothing; answer: RecordingState | null };
  /**
   * Why a call was routed to whom it was offered last.
   *
   * callSessionId: a call that the agent has, or is offered; supervisors may ask of every call of late.
   */
  getRoutingReason: { request: GetRoutingReason; answer: RoutingReason | null };
  /** How all users of the center are now, the asking one too. For supervisors with any of their rights. */
  getSupervisedAgents: { request: Nothing; answer: readonly SupervisedAgent[] };
  /**
   * Calls somebody: first the agent's station is joined, then they are called.
   *
   * target: whom. campaignId, checkDnc, callbackId: as in `makeCall`.
   * Causes the events of `makeCall`.
   */
  makeCallTo: { request: MakeCallTo; answer: null };
  /**
   * Makes the supervisor follow an agent from conversation to conversation, until `stopMonitoring`.
   *
   * agentId: whom. manner: LISTEN, WHISPER or BARGE_IN; each needs a right of its own.
   * The supervisor's phone is called and stays up, also while the agent speaks with nobody. Who follows
   * somebody already goes over to this agent and manner on the same line. Nobody is told of who listens or
   * whispers; who has barged in is a participant to the agent's programs. Refused while the supervisor is busy
   * with a call.
   * Causes `monitoringChanged`.
   */
  monitorAgent: { request: MonitorAgent; answer: null };
  /**
   * Keeps what has been written about a call so far: `comments` of its `callInfo` and of the call log.
   *
   * callSessionId: a call of the agent's, also a parked one; or the one that ended last without their own
   * word on it, as its wrap-up ran out, or as it took no disposition.
   * comments: all that has been written, in place of what was kept before; 4,000 letters at most.
   * A `finishCall` with comments sets others; one without leaves them.
   * Causes `callNoted`, unless they are the same.
   */
  noteCall: { request: NoteCall; answer: null };
  /**
   * Leaves something out of the recording of the current call, until `resumeRecording` or the call's end.
   *
   * Needs the permission to make recordings.
   * Causes `recordingPaused`.
   */
  pauseRecording: { request: PauseRecording; answer: null };
  /**
   * Makes whoever has the audio of the seat let go, so that another page or program may attach.
   *
   * attachment: who is meant, as `getAudioHolder` named them; refused where they have it no more.
   *     Absent: whoever has it.
   * A call goes on in silence for a while, and is heard again where audio is attached next. Needs no login.
   * Causes `audioHolderChanged`.
   */
  releaseAudio: { request: ReleaseAudio; answer: null };
  /**
   * Records on. Needs the permission to make recordings.
   *
   * Causes `recordingResumed`.
   */
  resumeRecording: { request: ResumeRecording; answer: null };
  /** Ends the monitoring; the conversation goes on. Putting the receiver down does so, too. */
  stopMonitoring: { request: StopMonitoring; answer: null };
  /**
   * Sends a call on.
   *
   * target: to whom. callSessionId, timeout, dispositionId, warm, checkDnc: as in `transferCall`.
   * redialTimeout: milliseconds until the number may be dialed again, for dispositions that allow it.
   * Causes the events of `transferCall`.
   */
  transferCallTo: { request: TransferCallTo; answer: null };
  /**
   * Lets the supervisor's programs hear how agents are, each time that this changes.
   *
   * on: false to hear it no longer, which a logout and the loss of the right mean, too.
   * Causes `supervisedAgentsChanged` from now on. Ask with `getSupervisedAgents` how they are at first.
   */
  watchAgents: { request: WatchAgents; answer: null };
}

/** Why a seat refuses. */
export type FaultCode =
  | "NOT_YET_ALIVE"
  | "BAD_REQUEST"
  | "BAD_VALUE"
  | "UNKNOWN_OPERATION"
  | "UNKNOWN_LISTENER"
  | "LISTENER_EXPIRED"
  | "LISTENER_OVERRUN"
  | "TOO_MANY_LISTENERS"
  | "NOT_LOGGED_IN"
  | "ALREADY_LOGGED_IN"
  | "LOGIN_REFUSED"
  | "LOCKED_OUT"
  | "LOGIN_TIMEOUT"
  | "DUPLICATE_LOGIN"
  | "WRONG_SEAT"
  | "IDEMPOTENCY_KEY_REUSED"
  | "OUTCOME_UNKNOWN"
  | "PASSWORD_CHANGE_REQUIRED"
  | "PASSWORD_REFUSED"
  | "NO_SOFTPHONE"
  | "NOT_ATTACHED"
  | "SOFTPHONE_SILENT"
  | "SOFTPHONE_FAILED"
  | "STATION_UNKNOWN"
  | "STATION_UNREACHABLE"
  | "STATION_BUSY"
  | "WRONG_STATE"
  | "ON_CALL"
  | "NO_CALL"
  | "NO_PERMISSION"
  | "UNKNOWN_CALL"
  | "AGENT_NOT_LOGGED_IN"
  | "CANNOT_FORCE_LOGOUT"
  | "UNKNOWN_CAMPAIGN"
  | "CAMPAIGN_NOT_RUNNING"
  | "UNKNOWN_DISPOSITION"
  | "UNKNOWN_REASON"
  | "UNKNOWN_READY_STATE"
  | "UNKNOWN_COMPONENT"
  | "UNKNOWN_PROMPT"
  | "WORKSHEET_INCOMPLETE"
  | "UNKNOWN_CONNECTOR"
  | "UNKNOWN_VOICEMAIL"
  | "NO_VOICEMAIL"
  | "DOWNLOAD_INSTEAD"
  | "UNKNOWN_CHAT"
  | "TOO_MANY_MESSAGES"
  | "UNKNOWN_CALLBACK"
  | "UNKNOWN_GROUP"
  | "UNKNOWN_NOTICE"
  | "NOTICE_NOT_ACKNOWLEDGED"
  | "MAINTENANCE"
  | "CALLBACK_TAKEN"
  | "TOO_MANY_CALLBACKS"
  | "INVALID_NUMBER"
  | "NUMBER_RESTRICTED"
  | "TARGET_NOT_ALIVE"
  | "NO_TRUNK"
  | "ENGINE_UNAVAILABLE"
  | "JOURNAL_UNAVAILABLE"
  | "INTERNAL";
