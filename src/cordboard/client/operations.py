"""Every operation as a method. Written by `cordboard contract python`, never by hand."""

# fmt: off

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TypeVar

from cordboard import contract
from cordboard.contract import x1
from cordboard.contract.record import Answered

AnswerT = TypeVar("AnswerT")


class AsyncOperations(ABC):
    """The operations of both contracts as methods to be awaited."""

    @abstractmethod
    async def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation."""

    async def accept_chat_request(self, *, chatId: str | None = None) -> None:
        """Accepts an invitation to a chat, or a call for help."""
        return await self.ask(contract.AcceptChatRequest(chatId=chatId))

    async def accept_voicemail(self) -> None:
        """Accepts the offered voicemail of a skill."""
        return await self.ask(contract.AcceptVoicemail())

    async def acknowledge_notice(self, *, noticeid: int | None = None, accept: bool | None = None) -> None:
        """Answers a maintenance notice that must be seen before work."""
        return await self.ask(contract.AcknowledgeNotice(noticeid=noticeid, accept=accept))

    async def add_callback(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None) -> None:
        """Saves a reminder to call a number."""
        return await self.ask(contract.AddCallback(number=number, duedate=duedate, comments=comments))

    async def add_callback2(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None, campaignId: int | None = None) -> None:
        """Saves a reminder like `addCallback`, for a campaign."""
        return await self.ask(contract.AddCallback2(number=number, duedate=duedate, comments=comments, campaignId=campaignId))

    async def add_callback3(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None, campaignId: int | None = None, associateCRMRecord: bool | None = None) -> None:
        """Saves a reminder like `addCallback2` and may tie it to the contact of the current call."""
        return await self.ask(contract.AddCallback3(number=number, duedate=duedate, comments=comments, campaignId=campaignId, associateCRMRecord=associateCRMRecord))

    async def add_listener(self, *, name: str | None = None) -> str:
        """Registers a listener and answers its id, which is never empty; from now on it gets every event."""
        return await self.ask(contract.AddListener(name=name))

    async def add_number_to_dnc(self, *, number: str | None = None) -> None:
        """Puts a number on the do-not-call list; needs the permission."""
        return await self.ask(contract.AddNumberToDnc(number=number))

    async def add_to_conference(self, *, callSessionId: str | None = None) -> None:
        """Adds a parked call to the conference."""
        return await self.ask(contract.AddToConference(callSessionId=callSessionId))

    async def answer_live_callback(self) -> None:
        """Accepts the offer to call back somebody who kept a place in the queue."""
        return await self.ask(contract.AnswerLiveCallback())

    async def cached_login(self, *, password: str | None = None) -> None:
        """Logs in again with the user and station of the last login; only the password is given."""
        return await self.ask(contract.CachedLogin(password=password))

    async def cancel_conference(self) -> None:
        """Gives up the participant that was spoken to first; the call goes on without."""
        return await self.ask(contract.CancelConference())

    async def cancel_download_skill_prompt(self) -> None:
        """Stops fetching a prompt. Refused: its file is there at once, for a request of the program's own."""
        return await self.ask(contract.CancelDownloadSkillPrompt())

    async def cancel_transfer(self) -> None:
        """Gives up a warm transfer: the target is hung up and the customer comes back."""
        return await self.ask(contract.CancelTransfer())

    async def change_password(self, *, newPassword: str | None = None) -> None:
        """Gives the logged-in user a new password, within the center's password rules."""
        return await self.ask(contract.ChangePassword(newPassword=newPassword))

    async def check_and_filter_callback(self, *, number: str | None = None) -> None:
        """Dismisses the due reminders of a number that is being called anyway."""
        return await self.ask(contract.CheckAndFilterCallback(number=number))

    async def check_can_create_conference_with(self, *, type: int | None = None) -> bool:
        """Whether the agent may hold a conference with this kind of target."""
        return await self.ask(contract.CheckCanCreateConferenceWith(type=type))

    async def check_can_make_calls_to(self, *, type: int | None = None) -> bool:
        """Whether the agent may call this kind of target."""
        return await self.ask(contract.CheckCanMakeCallsTo(type=type))

    async def check_can_transfer_to(self, *, type: int | None = None) -> bool:
        """Whether the agent may transfer to this kind of target."""
        return await self.ask(contract.CheckCanTransferTo(type=type))

    async def check_local_time(self, *, initial: bool | None = None) -> contract.CheckLocalTimeResult:
        """Compares the clock of the agent's machine with the center's."""
        return await self.ask(contract.CheckLocalTime(initial=initial))

    async def complete_conference(self) -> None:
        """Joins the participant that was spoken to first into the conference."""
        return await self.ask(contract.CompleteConference())

    async def complete_transfer(self) -> None:
        """Joins the customer and the target of a warm transfer; the agent leaves."""
        return await self.ask(contract.CompleteTransfer())

    async def conference_in(self, *, numberToConference: str | None = None, isWarmTransfer: bool | None = None, checkDnc: bool | None = None) -> None:
        """Adds somebody to the call."""
        return await self.ask(contract.ConferenceIn(numberToConference=numberToConference, isWarmTransfer=isWarmTransfer, checkDnc=checkDnc))

    async def continue_preview(self, *, dispositionId: int | None = None, dialAgain: bool | None = None) -> None:
        """Goes on after a preview call that ended without a final disposition."""
        return await self.ask(contract.ContinuePreview(dispositionId=dispositionId, dialAgain=dialAgain))

    async def create_chat(self) -> str:
        """Opens a chat between users of the center and answers its id."""
        return await self.ask(contract.CreateChat())

    async def create_chat_session(self) -> str:
        """Opens a chat, as `createChat` does: how the two differ is not published."""
        return await self.ask(contract.CreateChatSession())

    async def delete_voicemail(self, *, comments: str | None = None) -> None:
        """Deletes the accepted voicemail; needs the permission."""
        return await self.ask(contract.DeleteVoicemail(comments=comments))

    async def disconnect_call(self) -> None:
        """Hangs up the current call; the agent goes to wrap-up and still owes a disposition."""
        return await self.ask(contract.DisconnectCall())

    async def disconnect_parkedcalls(self, *, callSessionId: str | None = None, silent: bool | None = None) -> None:
        """Hangs up a parked call."""
        return await self.ask(contract.DisconnectParkedcalls(callSessionId=callSessionId, silent=silent))

    async def dismiss_callback(self, *, id: int | None = None) -> None:
        """Hides a due reminder until the end of this session; colleagues of a group still see theirs."""
        return await self.ask(contract.DismissCallback(id=id))

    async def end_chat(self, *, chatId: str | None = None) -> None:
        """Ends a chat for everybody; for its owner and for supervisors in it."""
        return await self.ask(contract.EndChat(chatId=chatId))

    async def end_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Gives a disposition and ends the preview of this contact."""
        return await self.ask(contract.EndPreviewCall(dispositionId=dispositionId))

    async def exit_chat(self, *, chatId: str | None = None) -> None:
        """Leaves a chat; the others go on."""
        return await self.ask(contract.ExitChat(chatId=chatId))

    async def finish_call(self, *, disposition: int | None = None, comments: str | None = None) -> None:
        """Gives the current call its disposition and ends the wrap-up; an active call is hung up first."""
        return await self.ask(contract.FinishCall(disposition=disposition, comments=comments))

    async def finish_call2(self, *, disposition: int | None = None, comments: str | None = None, timeout: int | None = None) -> None:
        """Finishes the call like `finishCall` and says when the number may be dialed again."""
        return await self.ask(contract.FinishCall2(disposition=disposition, comments=comments, timeout=timeout))

    async def get_address_type(self, *, number: str | None = None) -> int:
        """What a text would reach: an outside number, an agent, a skill, a campaign or a voicemail."""
        return await self.ask(contract.GetAddressType(number=number))

    async def get_agent_info(self, *, agentId: int | None = None) -> contract.AgentInfo:
        """The name of another agent."""
        return await self.ask(contract.GetAgentInfo(agentId=agentId))

    async def get_agent_permissions(self) -> contract.AgentPermission:
        """What the logged-in agent may do."""
        return await self.ask(contract.GetAgentPermissions())

    async def get_agent_state_values(self) -> tuple[contract.AgentStateValue, ...]:
        """The states of the other agents, with name, since when, and skills."""
        return await self.ask(contract.GetAgentStateValues())

    async def get_agent_states(self) -> tuple[contract.AgentState, ...]:
        """The states of the other agents, as numbers."""
        return await self.ask(contract.GetAgentStates())

    async def get_all_skills(self) -> tuple[contract.SkillInfo, ...]:
        """Every skill of the center."""
        return await self.ask(contract.GetAllSkills())

    async def get_audio_player_volume(self) -> float:
        """The volume of the player, from 0 to 1; the scale is our reading."""
        return await self.ask(contract.GetAudioPlayerVolume())

    async def get_available_agents(self) -> tuple[contract.AgentInfo, ...]:
        """The agents that the logged-in agent can reach."""
        return await self.ask(contract.GetAvailableAgents())

    async def get_available_campaigns(self) -> tuple[contract.CampaignInfo, ...]:
        """The campaigns that the agent may call for."""
        return await self.ask(contract.GetAvailableCampaigns())

    async def get_available_skills(self) -> tuple[contract.SkillInfo, ...]:
        """The skills of the logged-in agent."""
        return await self.ask(contract.GetAvailableSkills())

    async def get_cav_field_views(self) -> tuple[contract.CavViewFullValue, ...]:
        """How the agent's screen shows variables and contact fields."""
        return await self.ask(contract.GetCAVFieldViews())

    async def get_crm_for_callback_id(self, *, id: int | None = None) -> contract.Map:
        """The contact that a reminder belongs to, as field names and values."""
        return await self.ask(contract.GetCRMForCallbackId(id=id))

    async def get_crm_map(self) -> contract.Map:
        """The contact of the current call, field name to value."""
        return await self.ask(contract.GetCRMMap())

    async def get_call_attached_variables(self) -> tuple[contract.CavFullValue, ...]:
        """The variables of the current call, system variables among them; readable from `callStarted` on."""
        return await self.ask(contract.GetCallAttachedVariables())

    async def get_callbacks(self) -> tuple[contract.CallbackInfo, ...]:
        """The agent's reminders."""
        return await self.ask(contract.GetCallbacks())

    async def get_campaign_dispositions(self, *, campaignId: int | None = None) -> tuple[contract.DispositionValue, ...]:
        """The dispositions of a campaign."""
        return await self.ask(contract.GetCampaignDispositions(campaignId=campaignId))

    async def get_campaign_dispositions2(self, *, campaignId: int | None = None) -> tuple[contract.DispositionValue2, ...]:
        """The dispositions of a campaign, each with its redial time."""
        return await self.ask(contract.GetCampaignDispositions2(campaignId=campaignId))

    async def get_campaign_info(self, *, campaignId: int | None = None) -> contract.CampaignInfo:
        """One campaign."""
        return await self.ask(contract.GetCampaignInfo(campaignId=campaignId))

    async def get_campaigns(self) -> tuple[contract.CampaignInfo, ...]:
        """Every campaign of the center that the agent may see."""
        return await self.ask(contract.GetCampaigns())

    async def get_crm_field_data_types(self) -> tuple[contract.CrmFieldDataType, ...]:
        """The fields of a contact and what they may hold."""
        return await self.ask(contract.GetCrmFieldDataTypes())

    async def get_current_webserver(self) -> str:
        """The address of the server that the seat works with."""
        return await self.ask(contract.GetCurrentWebserver())

    async def get_dispositions_info(self, *, campaignId: int | None = None) -> contract.DispositionsInfo:
        """The dispositions of a campaign and who gives them in a conference."""
        return await self.ask(contract.GetDispositionsInfo(campaignId=campaignId))

    async def get_force_cav_view(self) -> bool:
        """Whether the screen must show the call's variables."""
        return await self.ask(contract.GetForceCavView())

    async def get_logged_users(self) -> tuple[contract.UserInfo, ...]:
        """The users that are logged in now."""
        return await self.ask(contract.GetLoggedUsers())

    async def get_manual_calls_config(self) -> contract.ManualCallsConfig:
        """Which campaign a manual call belongs to and whether the agent may choose."""
        return await self.ask(contract.GetManualCallsConfig())

    async def get_not_ready_reason_codes(self) -> tuple[contract.ReasonCodeValue, ...]:
        """The reason codes for being not ready."""
        return await self.ask(contract.GetNotReadyReasonCodes())

    async def get_option(self, *, option: str | None = None) -> str:
        """A setting of the agent; see Option in the codes for the names."""
        return await self.ask(contract.GetOption(option=option))

    async def get_preview_skip_dispositions(self) -> tuple[contract.DispositionValue, ...]:
        """The dispositions with which a preview may be skipped."""
        return await self.ask(contract.GetPreviewSkipDispositions())

    async def get_preview_skip_dispositions2(self) -> tuple[contract.DispositionValue2, ...]:
        """The dispositions with which a preview may be skipped, each with its redial time."""
        return await self.ask(contract.GetPreviewSkipDispositions2())

    async def get_reason_codes(self) -> tuple[contract.ReasonCodeValue, ...]:
        """The reason codes for logging out."""
        return await self.ask(contract.GetReasonCodes())

    async def get_self_info(self) -> contract.UserInfo:
        """The logged-in user as other users see them."""
        return await self.ask(contract.GetSelfInfo())

    async def get_skill_groups(self) -> tuple[contract.SkillGroup, ...]:
        """Every skill with the users in it."""
        return await self.ask(contract.GetSkillGroups())

    async def get_skill_prompts(self) -> tuple[contract.AgentPromptValue, ...]:
        """The prompts that the agent may play to a caller: those of the agent's skills."""
        return await self.ask(contract.GetSkillPrompts())

    async def get_softphone_auto_hangup(self) -> bool:
        """The other published spelling of `getSoftphoneAutoHungup`; the same operation."""
        return await self.ask(contract.GetSoftphoneAutoHangup())

    async def get_softphone_auto_hungup(self) -> bool:
        """Whether the softphone hangs up by itself when the call ends."""
        return await self.ask(contract.GetSoftphoneAutoHungup())

    async def get_softphone_devices(self) -> tuple[int, ...]:
        """The audio devices in use as places in the device lists, in this order: ring, speaker, microphone."""
        return await self.ask(contract.GetSoftphoneDevices())

    async def get_softphone_input_devices(self) -> tuple[str, ...]:
        """The names of the microphones of the agent's machine."""
        return await self.ask(contract.GetSoftphoneInputDevices())

    async def get_softphone_microphone_agc(self) -> bool:
        """Whether the microphone's automatic gain is on."""
        return await self.ask(contract.GetSoftphoneMicrophoneAgc())

    async def get_softphone_microphone_level(self) -> int:
        """The microphone level, from 0 to 100."""
        return await self.ask(contract.GetSoftphoneMicrophoneLevel())

    async def get_softphone_output_devices(self) -> tuple[str, ...]:
        """The names of the speakers of the agent's machine."""
        return await self.ask(contract.GetSoftphoneOutputDevices())

    async def get_softphone_speaker_volume(self) -> int:
        """The speaker volume, from 0 to 100."""
        return await self.ask(contract.GetSoftphoneSpeakerVolume())

    async def get_speed_dials(self) -> tuple[contract.SpeedDialInfo, ...]:
        """The center's speed dials."""
        return await self.ask(contract.GetSpeedDials())

    async def get_status(self) -> contract.AgentBridgeStatus:
        """What the agent is doing now; before a login it says loggedIn false."""
        return await self.ask(contract.GetStatus())

    async def get_user_details(self) -> contract.UserDetails:
        """Who is logged in, in which center, at which station."""
        return await self.ask(contract.GetUserDetails())

    async def get_version(self, *, componentName: str | None = None) -> str:
        """The version of a part of Cordboard."""
        return await self.ask(contract.GetVersion(componentName=componentName))

    async def get_worksheet_answers(self) -> contract.Map:
        """The answers given so far, question id to answer."""
        return await self.ask(contract.GetWorksheetAnswers())

    async def has_worksheet(self, *, campaignId: int | None = None) -> bool:
        """Whether a campaign has a worksheet."""
        return await self.ask(contract.HasWorksheet(campaignId=campaignId))

    async def invite_user_to_chat(self, *, chatId: str | None = None, userInfo: contract.UserInfo | None = None) -> None:
        """Invites a user to a chat."""
        return await self.ask(contract.InviteUserToChat(chatId=chatId, userInfo=userInfo))

    async def is_address_valid(self, *, number: str | None = None) -> bool:
        """Whether a text can be called."""
        return await self.ask(contract.IsAddressValid(number=number))

    async def is_softphone_answer_required(self) -> bool:
        """Whether an offered call waits to be picked up."""
        return await self.ask(contract.IsSoftphoneAnswerRequired())

    async def is_worksheet_complete(self) -> bool:
        """Whether every question is answered that needs an answer, on the way on which the answers lead."""
        return await self.ask(contract.IsWorksheetComplete())

    async def kick_user_from_chat(self, *, chatId: str | None = None, userInfo: contract.UserInfo | None = None) -> None:
        """Puts a user out of a chat; for its owner and for supervisors in it."""
        return await self.ask(contract.KickUserFromChat(chatId=chatId, userInfo=userInfo))

    async def leave_conference(self, *, dispositionId: int | None = None) -> None:
        """The agent leaves the conference; the others go on speaking."""
        return await self.ask(contract.LeaveConference(dispositionId=dispositionId))

    async def leave_conference2(self, *, dispositionId: int | None = None, redialTimeout: int | None = None) -> None:
        """Leaves like `leaveConference`, with a redial time for the disposition."""
        return await self.ask(contract.LeaveConference2(dispositionId=dispositionId, redialTimeout=redialTimeout))

    async def leave_conference3(self, *, dispositionCallId: int | None = None) -> None:
        """Leaves the conference and lets a colleague in it give the disposition, where the rule allows that."""
        return await self.ask(contract.LeaveConference3(dispositionCallId=dispositionCallId))

    async def login(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None) -> None:
        """Logs the agent in and answers once the station is usable and the login is complete."""
        return await self.ask(contract.Login(userName=userName, password=password, stationId=stationId, stationType=stationType))

    async def login_async(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None) -> None:
        """Starts a login and answers at once; the outcome comes as the event `loginProcessFinished`."""
        return await self.ask(contract.LoginAsync(userName=userName, password=password, stationId=stationId, stationType=stationType))

    async def login_async2(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None, force: bool | None = None) -> None:
        """Starts a login like `loginAsync`; with force, sessions that stand in the way are ended."""
        return await self.ask(contract.LoginAsync2(userName=userName, password=password, stationId=stationId, stationType=stationType, force=force))

    async def login_async3(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None, force: bool | None = None, integrationType: str | None = None) -> None:
        """Starts a login like `loginAsync2` and names the program that the agent works with."""
        return await self.ask(contract.LoginAsync3(userName=userName, password=password, stationId=stationId, stationType=stationType, force=force, integrationType=integrationType))

    async def logout(self, *, reasonId: int | None = None) -> None:
        """Ends the agent's session; refused during a call, and while calls are parked."""
        return await self.ask(contract.Logout(reasonId=reasonId))

    async def logout_and_exit(self, *, reasonId: int | None = None) -> None:
        """Logs out like `logout` and closes the seat: its listeners go, once they have heard of it."""
        return await self.ask(contract.LogoutAndExit(reasonId=reasonId))

    async def make_answer_on_hungup(self) -> None:
        """Picks up although the phone was hung up; its exact effect is not published."""
        return await self.ask(contract.MakeAnswerOnHungup())

    async def make_call(self, *, number: str | None = None, campaignId: int | None = None, checkDnc: bool | None = None, callbackId: int | None = None) -> None:
        """Calls a number: first the agent's station is joined, then the number is dialed."""
        return await self.ask(contract.MakeCall(number=number, campaignId=campaignId, checkDnc=checkDnc, callbackId=callbackId))

    async def make_preview_call(self, *, number: str | None = None) -> None:
        """Dials a number of the contact that is being previewed."""
        return await self.ask(contract.MakePreviewCall(number=number))

    async def make_test_call(self) -> None:
        """Starts a call for trying out the station, in which agents hear themselves; needs the permission."""
        return await self.ask(contract.MakeTestCall())

    async def open_browser(self, *, url: str | None = None) -> None:
        """Opens a web page on the agent's machine."""
        return await self.ask(contract.OpenBrowser(url=url))

    async def park_call(self) -> None:
        """Parks the current call: the customer waits with music and the agent is free for another call."""
        return await self.ask(contract.ParkCall())

    async def park_conference_participant(self, *, callSessionId: str | None = None) -> None:
        """Parks one participant of the conference; the original one cannot be parked."""
        return await self.ask(contract.ParkConferenceParticipant(callSessionId=callSessionId))

    async def pause_audio_playing(self) -> None:
        """Pauses the player."""
        return await self.ask(contract.PauseAudioPlaying())

    async def pause_skill_prompt(self) -> None:
        """Pauses what the caller hears; `playSkillPrompt` of the same prompt goes on."""
        return await self.ask(contract.PauseSkillPrompt())

    async def play_file(self, *, filename: str | None = None) -> None:
        """Plays an audio file to the caller, heard by both sides; needs the permission to play prompts."""
        return await self.ask(contract.PlayFile(filename=filename))

    async def play_recording(self, *, voicemailId: int | None = None) -> None:
        """Plays a personal voicemail to the agent."""
        return await self.ask(contract.PlayRecording(voicemailId=voicemailId))

    async def play_skill_prompt(self, *, id: int | None = None) -> None:
        """Plays a prompt to the caller, heard by both sides; needs the permission to play prompts."""
        return await self.ask(contract.PlaySkillPrompt(id=id))

    async def play_voicemail(self) -> None:
        """Plays the accepted voicemail to the agent."""
        return await self.ask(contract.PlayVoicemail())

    async def process_chat_invite(self, *, chatId: str | None = None, accept: bool | None = None) -> None:
        """Answers an invitation to a chat."""
        return await self.ask(contract.ProcessChatInvite(chatId=chatId, accept=accept))

    async def process_connector(self, *, campaignId: int | None = None, connectorId: int | None = None) -> None:
        """Opens a connector for the current call."""
        return await self.ask(contract.ProcessConnector(campaignId=campaignId, connectorId=connectorId))

    async def process_voicemail(self, *, comments: str | None = None) -> None:
        """Marks the accepted voicemail as done."""
        return await self.ask(contract.ProcessVoicemail(comments=comments))

    async def reconnect(self, *, forced: bool | None = None) -> None:
        """Tells everything about a logged-in seat once more, to a program that has lost the thread."""
        return await self.ask(contract.Reconnect(forced=forced))

    async def record_call(self, *, flag: bool | None = None) -> None:
        """Starts or stops the recording of the current call."""
        return await self.ask(contract.RecordCall(flag=flag))

    async def reject_call(self) -> None:
        """Refuses the offered call, which goes back to the queue; needs the permission to reject calls."""
        return await self.ask(contract.RejectCall())

    async def reject_live_callback(self) -> None:
        """Refuses the offered queue callback, which goes to the next agent."""
        return await self.ask(contract.RejectLiveCallback())

    async def reject_voicemail(self) -> None:
        """Refuses the offered voicemail, which goes to the next agent."""
        return await self.ask(contract.RejectVoicemail())

    async def remove_callback(self, *, id: int | None = None) -> None:
        """Deletes a reminder."""
        return await self.ask(contract.RemoveCallback(id=id))

    async def remove_conference_participant(self, *, callSessionId: str | None = None) -> None:
        """Hangs up one participant of the conference; the others go on."""
        return await self.ask(contract.RemoveConferenceParticipant(callSessionId=callSessionId))

    async def remove_listener(self, *, listenerId: str | None = None) -> None:
        """Removes a listener; a pending `checkEvent` of it ends."""
        return await self.ask(contract.RemoveListener(listenerId=listenerId))

    async def remove_recording(self, *, voicemailId: int | None = None) -> None:
        """Deletes a personal voicemail."""
        return await self.ask(contract.RemoveRecording(voicemailId=voicemailId))

    async def renew_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Gives the last try a disposition and shows the same contact again for another number."""
        return await self.ask(contract.RenewPreviewCall(dispositionId=dispositionId))

    async def request_connectors(self, *, campaignId: int | None = None) -> tuple[contract.ConnectorValue, ...]:
        """The connectors that the agent may open by hand in a campaign."""
        return await self.ask(contract.RequestConnectors(campaignId=campaignId))

    async def request_help_chat(self) -> None:
        """Asks the supervisors who are logged in for help; the first to accept gets the chat."""
        return await self.ask(contract.RequestHelpChat())

    async def request_recordings(self) -> None:
        """Asks for the agent's personal voicemails."""
        return await self.ask(contract.RequestRecordings())

    async def request_script(self, *, campaignId: int | None = None) -> str:
        """The text that the agent reads to customers of a campaign: HTML, empty where it has none."""
        return await self.ask(contract.RequestScript(campaignId=campaignId))

    async def request_worksheet(self, *, campaignId: int | None = None) -> tuple[contract.QuestionValue, ...]:
        """The questions that the agent fills in for a campaign."""
        return await self.ask(contract.RequestWorksheet(campaignId=campaignId))

    async def reset_greeting(self) -> None:
        """Goes back to the center's standard greeting."""
        return await self.ask(contract.ResetGreeting())

    async def reset_reminded_callback(self, *, id: int | None = None) -> None:
        """Shows a due reminder again, dismissed or not."""
        return await self.ask(contract.ResetRemindedCallback(id=id))

    async def restart_station(self) -> None:
        """Looks for the agent's station again, to repair a lost phone; an outside number is called anew."""
        return await self.ask(contract.RestartStation())

    async def resume_audio_playing(self) -> None:
        """Lets the player go on."""
        return await self.ask(contract.ResumeAudioPlaying())

    async def retreive_call(self, *, callSessionId: str | None = None) -> None:
        """The other published spelling of `retrieveCall`; the same operation."""
        return await self.ask(contract.RetreiveCall(callSessionId=callSessionId))

    async def retrieve_call(self, *, callSessionId: str | None = None) -> None:
        """Takes a parked call back."""
        return await self.ask(contract.RetrieveCall(callSessionId=callSessionId))

    async def run_voice_connectivity_test(self) -> None:
        """Measures the agent's station for five seconds; needs the permission to make test calls."""
        return await self.ask(contract.RunVoiceConnectivityTest())

    async def save_recording(self, *, voicemailId: int | None = None, path: str | None = None) -> None:
        """Saves a personal voicemail as a file on the agent's machine."""
        return await self.ask(contract.SaveRecording(voicemailId=voicemailId, path=path))

    async def save_voicemail(self, *, path: str | None = None) -> None:
        """Saves the accepted voicemail as a file on the agent's machine."""
        return await self.ask(contract.SaveVoicemail(path=path))

    async def save_worksheet_answers(self, *, values: contract.Map | None = None) -> None:
        """Saves all answers of the current call's worksheet; what is not among them is not answered any more."""
        return await self.ask(contract.SaveWorksheetAnswers(values=values))

    async def send_broadcast_message(self, *, message: str | None = None) -> None:
        """Sends a message to everybody else who is logged in."""
        return await self.ask(contract.SendBroadcastMessage(message=message))

    async def send_chat_message(self, *, chatId: str | None = None, message: str | None = None) -> None:
        """Writes into a chat."""
        return await self.ask(contract.SendChatMessage(chatId=chatId, message=message))

    async def send_dtmf(self, *, digit: str | None = None) -> None:
        """Sends key tones into the current call."""
        return await self.ask(contract.SendDTMF(digit=digit))

    async def send_http_server_message(self, *, message: str | None = None) -> None:
        """Sends a message to the local web server; its use is not published, so that nothing is done."""
        return await self.ask(contract.SendHttpServerMessage(message=message))

    async def send_skill_broadcast_message(self, *, skill: contract.UserInfo | None = None, message: str | None = None) -> None:
        """Sends a message to everybody else in a skill who is logged in."""
        return await self.ask(contract.SendSkillBroadcastMessage(skill=skill, message=message))

    async def send_user_message(self, *, user: contract.UserInfo | None = None, message: str | None = None) -> None:
        """Sends a message to one user who is logged in."""
        return await self.ask(contract.SendUserMessage(user=user, message=message))

    async def set_active_skills(self, *, skills: tuple[int, ...] = ()) -> None:
        """Chooses which of the assigned skills the agent works in now."""
        return await self.ask(contract.SetActiveSkills(skills=skills))

    async def set_audio_player_volume(self, *, volume: float | None = None) -> None:
        """Sets the volume of the player, for what it plays now and later."""
        return await self.ask(contract.SetAudioPlayerVolume(volume=volume))

    async def set_audio_playing_position(self, *, position: int | None = None) -> None:
        """Moves the player within the file."""
        return await self.ask(contract.SetAudioPlayingPosition(position=position))

    async def set_call_attached_variable(self, *, id: int | None = None, value: str | None = None) -> None:
        """Sets a variable of the current call; system variables stay as they are, without a fault."""
        return await self.ask(contract.SetCallAttachedVariable(id=id, value=value))

    async def set_mute(self, *, mute: bool | None = None) -> None:
        """Mutes the agent during a call, at the center, whatever the station; it ends with the call."""
        return await self.ask(contract.SetMute(mute=mute))

    async def set_not_ready_state(self, *, reasonId: int | None = None) -> None:
        """Makes the agent not ready: nothing more is offered."""
        return await self.ask(contract.SetNotReadyState(reasonId=reasonId))

    async def set_option(self, *, option: str | None = None, value: str | None = None) -> None:
        """Changes a setting of the agent."""
        return await self.ask(contract.SetOption(option=option, value=value))

    async def set_ready_state(self, *, stateId: int | None = None) -> None:
        """Makes the agent ready to be offered calls or voicemails."""
        return await self.ask(contract.SetReadyState(stateId=stateId))

    async def set_skip_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Skips the contact that is being previewed without dialing."""
        return await self.ask(contract.SetSkipPreviewCall(dispositionId=dispositionId))

    async def set_skip_preview_call2(self, *, dispositionId: int | None = None, timeout: int | None = None) -> None:
        """Skips like `setSkipPreviewCall` and says when the contact may come again."""
        return await self.ask(contract.SetSkipPreviewCall2(dispositionId=dispositionId, timeout=timeout))

    async def set_softphone_auto_hangup(self, *, value: bool | None = None) -> None:
        """The other published spelling of `setSoftphoneAutoHungup`; the same operation."""
        return await self.ask(contract.SetSoftphoneAutoHangup(value=value))

    async def set_softphone_auto_hungup(self, *, value: bool | None = None) -> None:
        """Sets whether the softphone hangs up by itself when the call ends."""
        return await self.ask(contract.SetSoftphoneAutoHungup(value=value))

    async def set_softphone_devices(self, *, ringDevice: int | None = None, speakerDevice: int | None = None, microphoneDevice: int | None = None, micAgc: bool | None = None) -> None:
        """Chooses the audio devices."""
        return await self.ask(contract.SetSoftphoneDevices(ringDevice=ringDevice, speakerDevice=speakerDevice, microphoneDevice=microphoneDevice, micAgc=micAgc))

    async def set_softphone_microphone_agc(self, *, agc: bool | None = None) -> None:
        """Turns the microphone's automatic gain on or off."""
        return await self.ask(contract.SetSoftphoneMicrophoneAgc(agc=agc))

    async def set_softphone_microphone_level(self, *, level: int | None = None) -> None:
        """Sets the microphone level."""
        return await self.ask(contract.SetSoftphoneMicrophoneLevel(level=level))

    async def set_softphone_speaker_volume(self, *, volume: int | None = None) -> None:
        """Sets the speaker volume."""
        return await self.ask(contract.SetSoftphoneSpeakerVolume(volume=volume))

    async def skip_preview_call(self, *, dispositionId: int | None = None) -> None:
        """The published name of the client function for `setSkipPreviewCall`; the same operation."""
        return await self.ask(contract.SkipPreviewCall(dispositionId=dispositionId))

    async def snooze_callback(self, *, id: int | None = None, time: int | None = None) -> None:
        """Puts a reminder off."""
        return await self.ask(contract.SnoozeCallback(id=id, time=time))

    async def softphone_hangup_phone(self) -> None:
        """Ends the agent's own audio leg, not the call."""
        return await self.ask(contract.SoftphoneHangupPhone())

    async def softphone_pickup_phone(self) -> None:
        """Picks up: takes the offered call at the agent's station."""
        return await self.ask(contract.SoftphonePickupPhone())

    async def start_click2_dial(self, *, arg0: str | None = None) -> None:
        """Tells the listeners that the agent clicked a number on a page; it dials nothing itself."""
        return await self.ask(contract.StartClick2Dial(arg0=arg0))

    async def start_download_skill_prompt(self, *, id: int | None = None) -> None:
        """Fetches a prompt to the agent's machine; needs the permission to play prompts."""
        return await self.ask(contract.StartDownloadSkillPrompt(id=id))

    async def stop_audio_playing(self) -> None:
        """Stops the player."""
        return await self.ask(contract.StopAudioPlaying())

    async def stop_playing_recording(self) -> None:
        """Stops the player."""
        return await self.ask(contract.StopPlayingRecording())

    async def stop_skill_prompt(self) -> None:
        """Stops what the caller hears."""
        return await self.ask(contract.StopSkillPrompt())

    async def toggle_hold(self, *, flag: bool | None = None) -> None:
        """Puts the customer on hold, with music, or takes the call off hold."""
        return await self.ask(contract.ToggleHold(flag=flag))

    async def transfer_call(self, *, callSessionId: str | None = None, number: str | None = None, timeout: int | None = None, dispositionId: int | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Sends the call to another number, agent, skill or campaign."""
        return await self.ask(contract.TransferCall(callSessionId=callSessionId, number=number, timeout=timeout, dispositionId=dispositionId, warm=warm, checkDnc=checkDnc))

    async def transfer_call2(self, *, callSessionId: str | None = None, number: str | None = None, timeout: int | None = None, dispositionId: int | None = None, warm: bool | None = None, redialTimeout: int | None = None) -> None:
        """Sends the call on like `transferCall`, with a redial time for the disposition instead of checkDnc."""
        return await self.ask(contract.TransferCall2(callSessionId=callSessionId, number=number, timeout=timeout, dispositionId=dispositionId, warm=warm, redialTimeout=redialTimeout))

    async def transfer_voicemail(self, *, number: str | None = None) -> None:
        """Sends the accepted voicemail to somebody else."""
        return await self.ask(contract.TransferVoicemail(number=number))

    async def update_callback(self, *, info: contract.CallbackInfo | None = None) -> None:
        """Changes a reminder."""
        return await self.ask(contract.UpdateCallback(info=info))

    async def update_worksheet_answers(self, *, id: int | None = None, answer: str | None = None) -> None:
        """Saves one answer of the current call's worksheet; an empty one takes it back."""
        return await self.ask(contract.UpdateWorksheetAnswers(id=id, answer=answer))

    async def upload_greeting(self, *, arg0: str | None = None) -> None:
        """Replaces the agent's voicemail greeting."""
        return await self.ask(contract.UploadGreeting(arg0=arg0))

    async def claim_page(self, *, idempotencyKey: str | None = None, url: str | None = None, timestamp: str | None = None) -> bool:
        """Take it upon oneself to show a page of `openURL`, before another program of the agent does."""
        return await self.ask(x1.ClaimPage(idempotencyKey=idempotencyKey, url=url, timestamp=timestamp))

    async def conference_with(self, *, idempotencyKey: str | None = None, target: x1.Target | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Adds somebody to the call."""
        return await self.ask(x1.ConferenceWith(idempotencyKey=idempotencyKey, target=target, warm=warm, checkDnc=checkDnc))

    async def find_target(self, *, text: str | None = None) -> x1.Target:
        """Whom a text would reach, such as what somebody typed into a field; refused where that is nobody."""
        return await self.ask(x1.FindTarget(text=text))

    async def force_agent_logout(self, *, idempotencyKey: str | None = None, agentId: int | None = None, reasonId: int | None = None, insist: bool | None = None) -> None:
        """Logs an agent out. Refused during a conversation, unless the supervisor insists."""
        return await self.ask(x1.ForceAgentLogout(idempotencyKey=idempotencyKey, agentId=agentId, reasonId=reasonId, insist=insist))

    async def force_readiness(self, *, idempotencyKey: str | None = None, agentId: int | None = None, stateId: int | None = None, reasonId: int | None = None) -> None:
        """Makes an agent ready or not; one who is busy becomes so afterwards, unless they choose anew."""
        return await self.ask(x1.ForceReadiness(idempotencyKey=idempotencyKey, agentId=agentId, stateId=stateId, reasonId=reasonId))

    async def get_audio_holder(self) -> x1.HeldAudio:
        """Who has the audio of the seat. Needs no login; at the machine's own seat nobody has without one."""
        return await self.ask(x1.GetAudioHolder())

    async def get_call_history(self, *, before: str | None = None, after: str | None = None, limit: int | None = None, direction: str | None = None, callType: int | None = None, number: str | None = None) -> x1.CallHistory:
        """The calls that the agent spoke on, the newest first; one that nobody answered is not among them."""
        return await self.ask(x1.GetCallHistory(before=before, after=after, limit=limit, direction=direction, callType=callType, number=number))

    async def get_missed_calls(self, *, before: str | None = None, after: str | None = None, limit: int | None = None) -> x1.MissedCalls:
        """The calls that the agent was offered and did not take, the newest first."""
        return await self.ask(x1.GetMissedCalls(before=before, after=after, limit=limit))

    async def get_monitoring(self) -> x1.Monitoring:
        """Whom the supervisor at this seat follows."""
        return await self.ask(x1.GetMonitoring())

    async def get_operations_allowed(self) -> tuple[x1.AllowedOperation, ...]:
        """What the agent may ask of their calls and previews now, and of their work."""
        return await self.ask(x1.GetOperationsAllowed())

    async def get_parked_calls(self) -> tuple[x1.ParkedCall, ...]:
        """The calls that wait in the agent's slots; who has waited longest comes first."""
        return await self.ask(x1.GetParkedCalls())

    async def get_recording_state(self) -> x1.RecordingState:
        """Whether the current call is being recorded, and what has been left out."""
        return await self.ask(x1.GetRecordingState())

    async def get_routing_reason(self, *, callSessionId: str | None = None) -> x1.RoutingReason:
        """Why a call was routed to whom it was offered last."""
        return await self.ask(x1.GetRoutingReason(callSessionId=callSessionId))

    async def get_supervised_agents(self) -> tuple[x1.SupervisedAgent, ...]:
        """How all users of the center are now, the asking one too. For supervisors with any of their rights."""
        return await self.ask(x1.GetSupervisedAgents())

    async def make_call_to(self, *, idempotencyKey: str | None = None, target: x1.Target | None = None, campaignId: int | None = None, checkDnc: bool | None = None, callbackId: int | None = None) -> None:
        """Calls somebody: first the agent's station is joined, then they are called."""
        return await self.ask(x1.MakeCallTo(idempotencyKey=idempotencyKey, target=target, campaignId=campaignId, checkDnc=checkDnc, callbackId=callbackId))

    async def monitor_agent(self, *, idempotencyKey: str | None = None, agentId: int | None = None, manner: str | None = None) -> None:
        """Makes the supervisor follow an agent from conversation to conversation, until `stopMonitoring`."""
        return await self.ask(x1.MonitorAgent(idempotencyKey=idempotencyKey, agentId=agentId, manner=manner))

    async def note_call(self, *, idempotencyKey: str | None = None, callSessionId: str | None = None, comments: str | None = None) -> None:
        """Keeps what has been written about a call so far: `comments` of its `callInfo` and of the call log."""
        return await self.ask(x1.NoteCall(idempotencyKey=idempotencyKey, callSessionId=callSessionId, comments=comments))

    async def pause_recording(self, *, idempotencyKey: str | None = None) -> None:
        """Leaves something out of the recording of the current call, until `resumeRecording` or the call's end."""
        return await self.ask(x1.PauseRecording(idempotencyKey=idempotencyKey))

    async def release_audio(self, *, idempotencyKey: str | None = None, attachment: str | None = None) -> None:
        """Makes whoever has the audio of the seat let go, so that another page or program may attach."""
        return await self.ask(x1.ReleaseAudio(idempotencyKey=idempotencyKey, attachment=attachment))

    async def resume_recording(self, *, idempotencyKey: str | None = None) -> None:
        """Records on. Needs the permission to make recordings."""
        return await self.ask(x1.ResumeRecording(idempotencyKey=idempotencyKey))

    async def stop_monitoring(self, *, idempotencyKey: str | None = None) -> None:
        """Ends the monitoring; the conversation goes on. Putting the receiver down does so, too."""
        return await self.ask(x1.StopMonitoring(idempotencyKey=idempotencyKey))

    async def transfer_call_to(self, *, idempotencyKey: str | None = None, callSessionId: str | None = None, target: x1.Target | None = None, timeout: int | None = None, dispositionId: int | None = None, redialTimeout: int | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Sends a call on."""
        return await self.ask(x1.TransferCallTo(idempotencyKey=idempotencyKey, callSessionId=callSessionId, target=target, timeout=timeout, dispositionId=dispositionId, redialTimeout=redialTimeout, warm=warm, checkDnc=checkDnc))

    async def watch_agents(self, *, idempotencyKey: str | None = None, on: bool | None = None) -> None:
        """Lets the supervisor's programs hear how agents are, each time that this changes."""
        return await self.ask(x1.WatchAgents(idempotencyKey=idempotencyKey, on=on))


class Operations(ABC):
    """The operations of both contracts as methods that wait."""

    @abstractmethod
    def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation."""

    def accept_chat_request(self, *, chatId: str | None = None) -> None:
        """Accepts an invitation to a chat, or a call for help."""
        return self.ask(contract.AcceptChatRequest(chatId=chatId))

    def accept_voicemail(self) -> None:
        """Accepts the offered voicemail of a skill."""
        return self.ask(contract.AcceptVoicemail())

    def acknowledge_notice(self, *, noticeid: int | None = None, accept: bool | None = None) -> None:
        """Answers a maintenance notice that must be seen before work."""
        return self.ask(contract.AcknowledgeNotice(noticeid=noticeid, accept=accept))

    def add_callback(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None) -> None:
        """Saves a reminder to call a number."""
        return self.ask(contract.AddCallback(number=number, duedate=duedate, comments=comments))

    def add_callback2(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None, campaignId: int | None = None) -> None:
        """Saves a reminder like `addCallback`, for a campaign."""
        return self.ask(contract.AddCallback2(number=number, duedate=duedate, comments=comments, campaignId=campaignId))

    def add_callback3(self, *, number: str | None = None, duedate: int | None = None, comments: str | None = None, campaignId: int | None = None, associateCRMRecord: bool | None = None) -> None:
        """Saves a reminder like `addCallback2` and may tie it to the contact of the current call."""
        return self.ask(contract.AddCallback3(number=number, duedate=duedate, comments=comments, campaignId=campaignId, associateCRMRecord=associateCRMRecord))

    def add_listener(self, *, name: str | None = None) -> str:
        """Registers a listener and answers its id, which is never empty; from now on it gets every event."""
        return self.ask(contract.AddListener(name=name))

    def add_number_to_dnc(self, *, number: str | None = None) -> None:
        """Puts a number on the do-not-call list; needs the permission."""
        return self.ask(contract.AddNumberToDnc(number=number))

    def add_to_conference(self, *, callSessionId: str | None = None) -> None:
        """Adds a parked call to the conference."""
        return self.ask(contract.AddToConference(callSessionId=callSessionId))

    def answer_live_callback(self) -> None:
        """Accepts the offer to call back somebody who kept a place in the queue."""
        return self.ask(contract.AnswerLiveCallback())

    def cached_login(self, *, password: str | None = None) -> None:
        """Logs in again with the user and station of the last login; only the password is given."""
        return self.ask(contract.CachedLogin(password=password))

    def cancel_conference(self) -> None:
        """Gives up the participant that was spoken to first; the call goes on without."""
        return self.ask(contract.CancelConference())

    def cancel_download_skill_prompt(self) -> None:
        """Stops fetching a prompt. Refused: its file is there at once, for a request of the program's own."""
        return self.ask(contract.CancelDownloadSkillPrompt())

    def cancel_transfer(self) -> None:
        """Gives up a warm transfer: the target is hung up and the customer comes back."""
        return self.ask(contract.CancelTransfer())

    def change_password(self, *, newPassword: str | None = None) -> None:
        """Gives the logged-in user a new password, within the center's password rules."""
        return self.ask(contract.ChangePassword(newPassword=newPassword))

    def check_and_filter_callback(self, *, number: str | None = None) -> None:
        """Dismisses the due reminders of a number that is being called anyway."""
        return self.ask(contract.CheckAndFilterCallback(number=number))

    def check_can_create_conference_with(self, *, type: int | None = None) -> bool:
        """Whether the agent may hold a conference with this kind of target."""
        return self.ask(contract.CheckCanCreateConferenceWith(type=type))

    def check_can_make_calls_to(self, *, type: int | None = None) -> bool:
        """Whether the agent may call this kind of target."""
        return self.ask(contract.CheckCanMakeCallsTo(type=type))

    def check_can_transfer_to(self, *, type: int | None = None) -> bool:
        """Whether the agent may transfer to this kind of target."""
        return self.ask(contract.CheckCanTransferTo(type=type))

    def check_local_time(self, *, initial: bool | None = None) -> contract.CheckLocalTimeResult:
        """Compares the clock of the agent's machine with the center's."""
        return self.ask(contract.CheckLocalTime(initial=initial))

    def complete_conference(self) -> None:
        """Joins the participant that was spoken to first into the conference."""
        return self.ask(contract.CompleteConference())

    def complete_transfer(self) -> None:
        """Joins the customer and the target of a warm transfer; the agent leaves."""
        return self.ask(contract.CompleteTransfer())

    def conference_in(self, *, numberToConference: str | None = None, isWarmTransfer: bool | None = None, checkDnc: bool | None = None) -> None:
        """Adds somebody to the call."""
        return self.ask(contract.ConferenceIn(numberToConference=numberToConference, isWarmTransfer=isWarmTransfer, checkDnc=checkDnc))

    def continue_preview(self, *, dispositionId: int | None = None, dialAgain: bool | None = None) -> None:
        """Goes on after a preview call that ended without a final disposition."""
        return self.ask(contract.ContinuePreview(dispositionId=dispositionId, dialAgain=dialAgain))

    def create_chat(self) -> str:
        """Opens a chat between users of the center and answers its id."""
        return self.ask(contract.CreateChat())

    def create_chat_session(self) -> str:
        """Opens a chat, as `createChat` does: how the two differ is not published."""
        return self.ask(contract.CreateChatSession())

    def delete_voicemail(self, *, comments: str | None = None) -> None:
        """Deletes the accepted voicemail; needs the permission."""
        return self.ask(contract.DeleteVoicemail(comments=comments))

    def disconnect_call(self) -> None:
        """Hangs up the current call; the agent goes to wrap-up and still owes a disposition."""
        return self.ask(contract.DisconnectCall())

    def disconnect_parkedcalls(self, *, callSessionId: str | None = None, silent: bool | None = None) -> None:
        """Hangs up a parked call."""
        return self.ask(contract.DisconnectParkedcalls(callSessionId=callSessionId, silent=silent))

    def dismiss_callback(self, *, id: int | None = None) -> None:
        """Hides a due reminder until the end of this session; colleagues of a group still see theirs."""
        return self.ask(contract.DismissCallback(id=id))

    def end_chat(self, *, chatId: str | None = None) -> None:
        """Ends a chat for everybody; for its owner and for supervisors in it."""
        return self.ask(contract.EndChat(chatId=chatId))

    def end_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Gives a disposition and ends the preview of this contact."""
        return self.ask(contract.EndPreviewCall(dispositionId=dispositionId))

    def exit_chat(self, *, chatId: str | None = None) -> None:
        """Leaves a chat; the others go on."""
        return self.ask(contract.ExitChat(chatId=chatId))

    def finish_call(self, *, disposition: int | None = None, comments: str | None = None) -> None:
        """Gives the current call its disposition and ends the wrap-up; an active call is hung up first."""
        return self.ask(contract.FinishCall(disposition=disposition, comments=comments))

    def finish_call2(self, *, disposition: int | None = None, comments: str | None = None, timeout: int | None = None) -> None:
        """Finishes the call like `finishCall` and says when the number may be dialed again."""
        return self.ask(contract.FinishCall2(disposition=disposition, comments=comments, timeout=timeout))

    def get_address_type(self, *, number: str | None = None) -> int:
        """What a text would reach: an outside number, an agent, a skill, a campaign or a voicemail."""
        return self.ask(contract.GetAddressType(number=number))

    def get_agent_info(self, *, agentId: int | None = None) -> contract.AgentInfo:
        """The name of another agent."""
        return self.ask(contract.GetAgentInfo(agentId=agentId))

    def get_agent_permissions(self) -> contract.AgentPermission:
        """What the logged-in agent may do."""
        return self.ask(contract.GetAgentPermissions())

    def get_agent_state_values(self) -> tuple[contract.AgentStateValue, ...]:
        """The states of the other agents, with name, since when, and skills."""
        return self.ask(contract.GetAgentStateValues())

    def get_agent_states(self) -> tuple[contract.AgentState, ...]:
        """The states of the other agents, as numbers."""
        return self.ask(contract.GetAgentStates())

    def get_all_skills(self) -> tuple[contract.SkillInfo, ...]:
        """Every skill of the center."""
        return self.ask(contract.GetAllSkills())

    def get_audio_player_volume(self) -> float:
        """The volume of the player, from 0 to 1; the scale is our reading."""
        return self.ask(contract.GetAudioPlayerVolume())

    def get_available_agents(self) -> tuple[contract.AgentInfo, ...]:
        """The agents that the logged-in agent can reach."""
        return self.ask(contract.GetAvailableAgents())

    def get_available_campaigns(self) -> tuple[contract.CampaignInfo, ...]:
        """The campaigns that the agent may call for."""
        return self.ask(contract.GetAvailableCampaigns())

    def get_available_skills(self) -> tuple[contract.SkillInfo, ...]:
        """The skills of the logged-in agent."""
        return self.ask(contract.GetAvailableSkills())

    def get_cav_field_views(self) -> tuple[contract.CavViewFullValue, ...]:
        """How the agent's screen shows variables and contact fields."""
        return self.ask(contract.GetCAVFieldViews())

    def get_crm_for_callback_id(self, *, id: int | None = None) -> contract.Map:
        """The contact that a reminder belongs to, as field names and values."""
        return self.ask(contract.GetCRMForCallbackId(id=id))

    def get_crm_map(self) -> contract.Map:
        """The contact of the current call, field name to value."""
        return self.ask(contract.GetCRMMap())

    def get_call_attached_variables(self) -> tuple[contract.CavFullValue, ...]:
        """The variables of the current call, system variables among them; readable from `callStarted` on."""
        return self.ask(contract.GetCallAttachedVariables())

    def get_callbacks(self) -> tuple[contract.CallbackInfo, ...]:
        """The agent's reminders."""
        return self.ask(contract.GetCallbacks())

    def get_campaign_dispositions(self, *, campaignId: int | None = None) -> tuple[contract.DispositionValue, ...]:
        """The dispositions of a campaign."""
        return self.ask(contract.GetCampaignDispositions(campaignId=campaignId))

    def get_campaign_dispositions2(self, *, campaignId: int | None = None) -> tuple[contract.DispositionValue2, ...]:
        """The dispositions of a campaign, each with its redial time."""
        return self.ask(contract.GetCampaignDispositions2(campaignId=campaignId))

    def get_campaign_info(self, *, campaignId: int | None = None) -> contract.CampaignInfo:
        """One campaign."""
        return self.ask(contract.GetCampaignInfo(campaignId=campaignId))

    def get_campaigns(self) -> tuple[contract.CampaignInfo, ...]:
        """Every campaign of the center that the agent may see."""
        return self.ask(contract.GetCampaigns())

    def get_crm_field_data_types(self) -> tuple[contract.CrmFieldDataType, ...]:
        """The fields of a contact and what they may hold."""
        return self.ask(contract.GetCrmFieldDataTypes())

    def get_current_webserver(self) -> str:
        """The address of the server that the seat works with."""
        return self.ask(contract.GetCurrentWebserver())

    def get_dispositions_info(self, *, campaignId: int | None = None) -> contract.DispositionsInfo:
        """The dispositions of a campaign and who gives them in a conference."""
        return self.ask(contract.GetDispositionsInfo(campaignId=campaignId))

    def get_force_cav_view(self) -> bool:
        """Whether the screen must show the call's variables."""
        return self.ask(contract.GetForceCavView())

    def get_logged_users(self) -> tuple[contract.UserInfo, ...]:
        """The users that are logged in now."""
        return self.ask(contract.GetLoggedUsers())

    def get_manual_calls_config(self) -> contract.ManualCallsConfig:
        """Which campaign a manual call belongs to and whether the agent may choose."""
        return self.ask(contract.GetManualCallsConfig())

    def get_not_ready_reason_codes(self) -> tuple[contract.ReasonCodeValue, ...]:
        """The reason codes for being not ready."""
        return self.ask(contract.GetNotReadyReasonCodes())

    def get_option(self, *, option: str | None = None) -> str:
        """A setting of the agent; see Option in the codes for the names."""
        return self.ask(contract.GetOption(option=option))

    def get_preview_skip_dispositions(self) -> tuple[contract.DispositionValue, ...]:
        """The dispositions with which a preview may be skipped."""
        return self.ask(contract.GetPreviewSkipDispositions())

    def get_preview_skip_dispositions2(self) -> tuple[contract.DispositionValue2, ...]:
        """The dispositions with which a preview may be skipped, each with its redial time."""
        return self.ask(contract.GetPreviewSkipDispositions2())

    def get_reason_codes(self) -> tuple[contract.ReasonCodeValue, ...]:
        """The reason codes for logging out."""
        return self.ask(contract.GetReasonCodes())

    def get_self_info(self) -> contract.UserInfo:
        """The logged-in user as other users see them."""
        return self.ask(contract.GetSelfInfo())

    def get_skill_groups(self) -> tuple[contract.SkillGroup, ...]:
        """Every skill with the users in it."""
        return self.ask(contract.GetSkillGroups())

    def get_skill_prompts(self) -> tuple[contract.AgentPromptValue, ...]:
        """The prompts that the agent may play to a caller: those of the agent's skills."""
        return self.ask(contract.GetSkillPrompts())

    def get_softphone_auto_hangup(self) -> bool:
        """The other published spelling of `getSoftphoneAutoHungup`; the same operation."""
        return self.ask(contract.GetSoftphoneAutoHangup())

    def get_softphone_auto_hungup(self) -> bool:
        """Whether the softphone hangs up by itself when the call ends."""
        return self.ask(contract.GetSoftphoneAutoHungup())

    def get_softphone_devices(self) -> tuple[int, ...]:
        """The audio devices in use as places in the device lists, in this order: ring, speaker, microphone."""
        return self.ask(contract.GetSoftphoneDevices())

    def get_softphone_input_devices(self) -> tuple[str, ...]:
        """The names of the microphones of the agent's machine."""
        return self.ask(contract.GetSoftphoneInputDevices())

    def get_softphone_microphone_agc(self) -> bool:
        """Whether the microphone's automatic gain is on."""
        return self.ask(contract.GetSoftphoneMicrophoneAgc())

    def get_softphone_microphone_level(self) -> int:
        """The microphone level, from 0 to 100."""
        return self.ask(contract.GetSoftphoneMicrophoneLevel())

    def get_softphone_output_devices(self) -> tuple[str, ...]:
        """The names of the speakers of the agent's machine."""
        return self.ask(contract.GetSoftphoneOutputDevices())

    def get_softphone_speaker_volume(self) -> int:
        """The speaker volume, from 0 to 100."""
        return self.ask(contract.GetSoftphoneSpeakerVolume())

    def get_speed_dials(self) -> tuple[contract.SpeedDialInfo, ...]:
        """The center's speed dials."""
        return self.ask(contract.GetSpeedDials())

    def get_status(self) -> contract.AgentBridgeStatus:
        """What the agent is doing now; before a login it says loggedIn false."""
        return self.ask(contract.GetStatus())

    def get_user_details(self) -> contract.UserDetails:
        """Who is logged in, in which center, at which station."""
        return self.ask(contract.GetUserDetails())

    def get_version(self, *, componentName: str | None = None) -> str:
        """The version of a part of Cordboard."""
        return self.ask(contract.GetVersion(componentName=componentName))

    def get_worksheet_answers(self) -> contract.Map:
        """The answers given so far, question id to answer."""
        return self.ask(contract.GetWorksheetAnswers())

    def has_worksheet(self, *, campaignId: int | None = None) -> bool:
        """Whether a campaign has a worksheet."""
        return self.ask(contract.HasWorksheet(campaignId=campaignId))

    def invite_user_to_chat(self, *, chatId: str | None = None, userInfo: contract.UserInfo | None = None) -> None:
        """Invites a user to a chat."""
        return self.ask(contract.InviteUserToChat(chatId=chatId, userInfo=userInfo))

    def is_address_valid(self, *, number: str | None = None) -> bool:
        """Whether a text can be called."""
        return self.ask(contract.IsAddressValid(number=number))

    def is_softphone_answer_required(self) -> bool:
        """Whether an offered call waits to be picked up."""
        return self.ask(contract.IsSoftphoneAnswerRequired())

    def is_worksheet_complete(self) -> bool:
        """Whether every question is answered that needs an answer, on the way on which the answers lead."""
        return self.ask(contract.IsWorksheetComplete())

    def kick_user_from_chat(self, *, chatId: str | None = None, userInfo: contract.UserInfo | None = None) -> None:
        """Puts a user out of a chat; for its owner and for supervisors in it."""
        return self.ask(contract.KickUserFromChat(chatId=chatId, userInfo=userInfo))

    def leave_conference(self, *, dispositionId: int | None = None) -> None:
        """The agent leaves the conference; the others go on speaking."""
        return self.ask(contract.LeaveConference(dispositionId=dispositionId))

    def leave_conference2(self, *, dispositionId: int | None = None, redialTimeout: int | None = None) -> None:
        """Leaves like `leaveConference`, with a redial time for the disposition."""
        return self.ask(contract.LeaveConference2(dispositionId=dispositionId, redialTimeout=redialTimeout))

    def leave_conference3(self, *, dispositionCallId: int | None = None) -> None:
        """Leaves the conference and lets a colleague in it give the disposition, where the rule allows that."""
        return self.ask(contract.LeaveConference3(dispositionCallId=dispositionCallId))

    def login(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None) -> None:
        """Logs the agent in and answers once the station is usable and the login is complete."""
        return self.ask(contract.Login(userName=userName, password=password, stationId=stationId, stationType=stationType))

    def login_async(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None) -> None:
        """Starts a login and answers at once; the outcome comes as the event `loginProcessFinished`."""
        return self.ask(contract.LoginAsync(userName=userName, password=password, stationId=stationId, stationType=stationType))

    def login_async2(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None, force: bool | None = None) -> None:
        """Starts a login like `loginAsync`; with force, sessions that stand in the way are ended."""
        return self.ask(contract.LoginAsync2(userName=userName, password=password, stationId=stationId, stationType=stationType, force=force))

    def login_async3(self, *, userName: str | None = None, password: str | None = None, stationId: str | None = None, stationType: str | None = None, force: bool | None = None, integrationType: str | None = None) -> None:
        """Starts a login like `loginAsync2` and names the program that the agent works with."""
        return self.ask(contract.LoginAsync3(userName=userName, password=password, stationId=stationId, stationType=stationType, force=force, integrationType=integrationType))

    def logout(self, *, reasonId: int | None = None) -> None:
        """Ends the agent's session; refused during a call, and while calls are parked."""
        return self.ask(contract.Logout(reasonId=reasonId))

    def logout_and_exit(self, *, reasonId: int | None = None) -> None:
        """Logs out like `logout` and closes the seat: its listeners go, once they have heard of it."""
        return self.ask(contract.LogoutAndExit(reasonId=reasonId))

    def make_answer_on_hungup(self) -> None:
        """Picks up although the phone was hung up; its exact effect is not published."""
        return self.ask(contract.MakeAnswerOnHungup())

    def make_call(self, *, number: str | None = None, campaignId: int | None = None, checkDnc: bool | None = None, callbackId: int | None = None) -> None:
        """Calls a number: first the agent's station is joined, then the number is dialed."""
        return self.ask(contract.MakeCall(number=number, campaignId=campaignId, checkDnc=checkDnc, callbackId=callbackId))

    def make_preview_call(self, *, number: str | None = None) -> None:
        """Dials a number of the contact that is being previewed."""
        return self.ask(contract.MakePreviewCall(number=number))

    def make_test_call(self) -> None:
        """Starts a call for trying out the station, in which agents hear themselves; needs the permission."""
        return self.ask(contract.MakeTestCall())

    def open_browser(self, *, url: str | None = None) -> None:
        """Opens a web page on the agent's machine."""
        return self.ask(contract.OpenBrowser(url=url))

    def park_call(self) -> None:
        """Parks the current call: the customer waits with music and the agent is free for another call."""
        return self.ask(contract.ParkCall())

    def park_conference_participant(self, *, callSessionId: str | None = None) -> None:
        """Parks one participant of the conference; the original one cannot be parked."""
        return self.ask(contract.ParkConferenceParticipant(callSessionId=callSessionId))

    def pause_audio_playing(self) -> None:
        """Pauses the player."""
        return self.ask(contract.PauseAudioPlaying())

    def pause_skill_prompt(self) -> None:
        """Pauses what the caller hears; `playSkillPrompt` of the same prompt goes on."""
        return self.ask(contract.PauseSkillPrompt())

    def play_file(self, *, filename: str | None = None) -> None:
        """Plays an audio file to the caller, heard by both sides; needs the permission to play prompts."""
        return self.ask(contract.PlayFile(filename=filename))

    def play_recording(self, *, voicemailId: int | None = None) -> None:
        """Plays a personal voicemail to the agent."""
        return self.ask(contract.PlayRecording(voicemailId=voicemailId))

    def play_skill_prompt(self, *, id: int | None = None) -> None:
        """Plays a prompt to the caller, heard by both sides; needs the permission to play prompts."""
        return self.ask(contract.PlaySkillPrompt(id=id))

    def play_voicemail(self) -> None:
        """Plays the accepted voicemail to the agent."""
        return self.ask(contract.PlayVoicemail())

    def process_chat_invite(self, *, chatId: str | None = None, accept: bool | None = None) -> None:
        """Answers an invitation to a chat."""
        return self.ask(contract.ProcessChatInvite(chatId=chatId, accept=accept))

    def process_connector(self, *, campaignId: int | None = None, connectorId: int | None = None) -> None:
        """Opens a connector for the current call."""
        return self.ask(contract.ProcessConnector(campaignId=campaignId, connectorId=connectorId))

    def process_voicemail(self, *, comments: str | None = None) -> None:
        """Marks the accepted voicemail as done."""
        return self.ask(contract.ProcessVoicemail(comments=comments))

    def reconnect(self, *, forced: bool | None = None) -> None:
        """Tells everything about a logged-in seat once more, to a program that has lost the thread."""
        return self.ask(contract.Reconnect(forced=forced))

    def record_call(self, *, flag: bool | None = None) -> None:
        """Starts or stops the recording of the current call."""
        return self.ask(contract.RecordCall(flag=flag))

    def reject_call(self) -> None:
        """Refuses the offered call, which goes back to the queue; needs the permission to reject calls."""
        return self.ask(contract.RejectCall())

    def reject_live_callback(self) -> None:
        """Refuses the offered queue callback, which goes to the next agent."""
        return self.ask(contract.RejectLiveCallback())

    def reject_voicemail(self) -> None:
        """Refuses the offered voicemail, which goes to the next agent."""
        return self.ask(contract.RejectVoicemail())

    def remove_callback(self, *, id: int | None = None) -> None:
        """Deletes a reminder."""
        return self.ask(contract.RemoveCallback(id=id))

    def remove_conference_participant(self, *, callSessionId: str | None = None) -> None:
        """Hangs up one participant of the conference; the others go on."""
        return self.ask(contract.RemoveConferenceParticipant(callSessionId=callSessionId))

    def remove_listener(self, *, listenerId: str | None = None) -> None:
        """Removes a listener; a pending `checkEvent` of it ends."""
        return self.ask(contract.RemoveListener(listenerId=listenerId))

    def remove_recording(self, *, voicemailId: int | None = None) -> None:
        """Deletes a personal voicemail."""
        return self.ask(contract.RemoveRecording(voicemailId=voicemailId))

    def renew_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Gives the last try a disposition and shows the same contact again for another number."""
        return self.ask(contract.RenewPreviewCall(dispositionId=dispositionId))

    def request_connectors(self, *, campaignId: int | None = None) -> tuple[contract.ConnectorValue, ...]:
        """The connectors that the agent may open by hand in a campaign."""
        return self.ask(contract.RequestConnectors(campaignId=campaignId))

    def request_help_chat(self) -> None:
        """Asks the supervisors who are logged in for help; the first to accept gets the chat."""
        return self.ask(contract.RequestHelpChat())

    def request_recordings(self) -> None:
        """Asks for the agent's personal voicemails."""
        return self.ask(contract.RequestRecordings())

    def request_script(self, *, campaignId: int | None = None) -> str:
        """The text that the agent reads to customers of a campaign: HTML, empty where it has none."""
        return self.ask(contract.RequestScript(campaignId=campaignId))

    def request_worksheet(self, *, campaignId: int | None = None) -> tuple[contract.QuestionValue, ...]:
        """The questions that the agent fills in for a campaign."""
        return self.ask(contract.RequestWorksheet(campaignId=campaignId))

    def reset_greeting(self) -> None:
        """Goes back to the center's standard greeting."""
        return self.ask(contract.ResetGreeting())

    def reset_reminded_callback(self, *, id: int | None = None) -> None:
        """Shows a due reminder again, dismissed or not."""
        return self.ask(contract.ResetRemindedCallback(id=id))

    def restart_station(self) -> None:
        """Looks for the agent's station again, to repair a lost phone; an outside number is called anew."""
        return self.ask(contract.RestartStation())

    def resume_audio_playing(self) -> None:
        """Lets the player go on."""
        return self.ask(contract.ResumeAudioPlaying())

    def retreive_call(self, *, callSessionId: str | None = None) -> None:
        """The other published spelling of `retrieveCall`; the same operation."""
        return self.ask(contract.RetreiveCall(callSessionId=callSessionId))

    def retrieve_call(self, *, callSessionId: str | None = None) -> None:
        """Takes a parked call back."""
        return self.ask(contract.RetrieveCall(callSessionId=callSessionId))

    def run_voice_connectivity_test(self) -> None:
        """Measures the agent's station for five seconds; needs the permission to make test calls."""
        return self.ask(contract.RunVoiceConnectivityTest())

    def save_recording(self, *, voicemailId: int | None = None, path: str | None = None) -> None:
        """Saves a personal voicemail as a file on the agent's machine."""
        return self.ask(contract.SaveRecording(voicemailId=voicemailId, path=path))

    def save_voicemail(self, *, path: str | None = None) -> None:
        """Saves the accepted voicemail as a file on the agent's machine."""
        return self.ask(contract.SaveVoicemail(path=path))

    def save_worksheet_answers(self, *, values: contract.Map | None = None) -> None:
        """Saves all answers of the current call's worksheet; what is not among them is not answered any more."""
        return self.ask(contract.SaveWorksheetAnswers(values=values))

    def send_broadcast_message(self, *, message: str | None = None) -> None:
        """Sends a message to everybody else who is logged in."""
        return self.ask(contract.SendBroadcastMessage(message=message))

    def send_chat_message(self, *, chatId: str | None = None, message: str | None = None) -> None:
        """Writes into a chat."""
        return self.ask(contract.SendChatMessage(chatId=chatId, message=message))

    def send_dtmf(self, *, digit: str | None = None) -> None:
        """Sends key tones into the current call."""
        return self.ask(contract.SendDTMF(digit=digit))

    def send_http_server_message(self, *, message: str | None = None) -> None:
        """Sends a message to the local web server; its use is not published, so that nothing is done."""
        return self.ask(contract.SendHttpServerMessage(message=message))

    def send_skill_broadcast_message(self, *, skill: contract.UserInfo | None = None, message: str | None = None) -> None:
        """Sends a message to everybody else in a skill who is logged in."""
        return self.ask(contract.SendSkillBroadcastMessage(skill=skill, message=message))

    def send_user_message(self, *, user: contract.UserInfo | None = None, message: str | None = None) -> None:
        """Sends a message to one user who is logged in."""
        return self.ask(contract.SendUserMessage(user=user, message=message))

    def set_active_skills(self, *, skills: tuple[int, ...] = ()) -> None:
        """Chooses which of the assigned skills the agent works in now."""
        return self.ask(contract.SetActiveSkills(skills=skills))

    def set_audio_player_volume(self, *, volume: float | None = None) -> None:
        """Sets the volume of the player, for what it plays now and later."""
        return self.ask(contract.SetAudioPlayerVolume(volume=volume))

    def set_audio_playing_position(self, *, position: int | None = None) -> None:
        """Moves the player within the file."""
        return self.ask(contract.SetAudioPlayingPosition(position=position))

    def set_call_attached_variable(self, *, id: int | None = None, value: str | None = None) -> None:
        """Sets a variable of the current call; system variables stay as they are, without a fault."""
        return self.ask(contract.SetCallAttachedVariable(id=id, value=value))

    def set_mute(self, *, mute: bool | None = None) -> None:
        """Mutes the agent during a call, at the center, whatever the station; it ends with the call."""
        return self.ask(contract.SetMute(mute=mute))

    def set_not_ready_state(self, *, reasonId: int | None = None) -> None:
        """Makes the agent not ready: nothing more is offered."""
        return self.ask(contract.SetNotReadyState(reasonId=reasonId))

    def set_option(self, *, option: str | None = None, value: str | None = None) -> None:
        """Changes a setting of the agent."""
        return self.ask(contract.SetOption(option=option, value=value))

    def set_ready_state(self, *, stateId: int | None = None) -> None:
        """Makes the agent ready to be offered calls or voicemails."""
        return self.ask(contract.SetReadyState(stateId=stateId))

    def set_skip_preview_call(self, *, dispositionId: int | None = None) -> None:
        """Skips the contact that is being previewed without dialing."""
        return self.ask(contract.SetSkipPreviewCall(dispositionId=dispositionId))

    def set_skip_preview_call2(self, *, dispositionId: int | None = None, timeout: int | None = None) -> None:
        """Skips like `setSkipPreviewCall` and says when the contact may come again."""
        return self.ask(contract.SetSkipPreviewCall2(dispositionId=dispositionId, timeout=timeout))

    def set_softphone_auto_hangup(self, *, value: bool | None = None) -> None:
        """The other published spelling of `setSoftphoneAutoHungup`; the same operation."""
        return self.ask(contract.SetSoftphoneAutoHangup(value=value))

    def set_softphone_auto_hungup(self, *, value: bool | None = None) -> None:
        """Sets whether the softphone hangs up by itself when the call ends."""
        return self.ask(contract.SetSoftphoneAutoHungup(value=value))

    def set_softphone_devices(self, *, ringDevice: int | None = None, speakerDevice: int | None = None, microphoneDevice: int | None = None, micAgc: bool | None = None) -> None:
        """Chooses the audio devices."""
        return self.ask(contract.SetSoftphoneDevices(ringDevice=ringDevice, speakerDevice=speakerDevice, microphoneDevice=microphoneDevice, micAgc=micAgc))

    def set_softphone_microphone_agc(self, *, agc: bool | None = None) -> None:
        """Turns the microphone's automatic gain on or off."""
        return self.ask(contract.SetSoftphoneMicrophoneAgc(agc=agc))

    def set_softphone_microphone_level(self, *, level: int | None = None) -> None:
        """Sets the microphone level."""
        return self.ask(contract.SetSoftphoneMicrophoneLevel(level=level))

    def set_softphone_speaker_volume(self, *, volume: int | None = None) -> None:
        """Sets the speaker volume."""
        return self.ask(contract.SetSoftphoneSpeakerVolume(volume=volume))

    def skip_preview_call(self, *, dispositionId: int | None = None) -> None:
        """The published name of the client function for `setSkipPreviewCall`; the same operation."""
        return self.ask(contract.SkipPreviewCall(dispositionId=dispositionId))

    def snooze_callback(self, *, id: int | None = None, time: int | None = None) -> None:
        """Puts a reminder off."""
        return self.ask(contract.SnoozeCallback(id=id, time=time))

    def softphone_hangup_phone(self) -> None:
        """Ends the agent's own audio leg, not the call."""
        return self.ask(contract.SoftphoneHangupPhone())

    def softphone_pickup_phone(self) -> None:
        """Picks up: takes the offered call at the agent's station."""
        return self.ask(contract.SoftphonePickupPhone())

    def start_click2_dial(self, *, arg0: str | None = None) -> None:
        """Tells the listeners that the agent clicked a number on a page; it dials nothing itself."""
        return self.ask(contract.StartClick2Dial(arg0=arg0))

    def start_download_skill_prompt(self, *, id: int | None = None) -> None:
        """Fetches a prompt to the agent's machine; needs the permission to play prompts."""
        return self.ask(contract.StartDownloadSkillPrompt(id=id))

    def stop_audio_playing(self) -> None:
        """Stops the player."""
        return self.ask(contract.StopAudioPlaying())

    def stop_playing_recording(self) -> None:
        """Stops the player."""
        return self.ask(contract.StopPlayingRecording())

    def stop_skill_prompt(self) -> None:
        """Stops what the caller hears."""
        return self.ask(contract.StopSkillPrompt())

    def toggle_hold(self, *, flag: bool | None = None) -> None:
        """Puts the customer on hold, with music, or takes the call off hold."""
        return self.ask(contract.ToggleHold(flag=flag))

    def transfer_call(self, *, callSessionId: str | None = None, number: str | None = None, timeout: int | None = None, dispositionId: int | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Sends the call to another number, agent, skill or campaign."""
        return self.ask(contract.TransferCall(callSessionId=callSessionId, number=number, timeout=timeout, dispositionId=dispositionId, warm=warm, checkDnc=checkDnc))

    def transfer_call2(self, *, callSessionId: str | None = None, number: str | None = None, timeout: int | None = None, dispositionId: int | None = None, warm: bool | None = None, redialTimeout: int | None = None) -> None:
        """Sends the call on like `transferCall`, with a redial time for the disposition instead of checkDnc."""
        return self.ask(contract.TransferCall2(callSessionId=callSessionId, number=number, timeout=timeout, dispositionId=dispositionId, warm=warm, redialTimeout=redialTimeout))

    def transfer_voicemail(self, *, number: str | None = None) -> None:
        """Sends the accepted voicemail to somebody else."""
        return self.ask(contract.TransferVoicemail(number=number))

    def update_callback(self, *, info: contract.CallbackInfo | None = None) -> None:
        """Changes a reminder."""
        return self.ask(contract.UpdateCallback(info=info))

    def update_worksheet_answers(self, *, id: int | None = None, answer: str | None = None) -> None:
        """Saves one answer of the current call's worksheet; an empty one takes it back."""
        return self.ask(contract.UpdateWorksheetAnswers(id=id, answer=answer))

    def upload_greeting(self, *, arg0: str | None = None) -> None:
        """Replaces the agent's voicemail greeting."""
        return self.ask(contract.UploadGreeting(arg0=arg0))

    def claim_page(self, *, idempotencyKey: str | None = None, url: str | None = None, timestamp: str | None = None) -> bool:
        """Take it upon oneself to show a page of `openURL`, before another program of the agent does."""
        return self.ask(x1.ClaimPage(idempotencyKey=idempotencyKey, url=url, timestamp=timestamp))

    def conference_with(self, *, idempotencyKey: str | None = None, target: x1.Target | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Adds somebody to the call."""
        return self.ask(x1.ConferenceWith(idempotencyKey=idempotencyKey, target=target, warm=warm, checkDnc=checkDnc))

    def find_target(self, *, text: str | None = None) -> x1.Target:
        """Whom a text would reach, such as what somebody typed into a field; refused where that is nobody."""
        return self.ask(x1.FindTarget(text=text))

    def force_agent_logout(self, *, idempotencyKey: str | None = None, agentId: int | None = None, reasonId: int | None = None, insist: bool | None = None) -> None:
        """Logs an agent out. Refused during a conversation, unless the supervisor insists."""
        return self.ask(x1.ForceAgentLogout(idempotencyKey=idempotencyKey, agentId=agentId, reasonId=reasonId, insist=insist))

    def force_readiness(self, *, idempotencyKey: str | None = None, agentId: int | None = None, stateId: int | None = None, reasonId: int | None = None) -> None:
        """Makes an agent ready or not; one who is busy becomes so afterwards, unless they choose anew."""
        return self.ask(x1.ForceReadiness(idempotencyKey=idempotencyKey, agentId=agentId, stateId=stateId, reasonId=reasonId))

    def get_audio_holder(self) -> x1.HeldAudio:
        """Who has the audio of the seat. Needs no login; at the machine's own seat nobody has without one."""
        return self.ask(x1.GetAudioHolder())

    def get_call_history(self, *, before: str | None = None, after: str | None = None, limit: int | None = None, direction: str | None = None, callType: int | None = None, number: str | None = None) -> x1.CallHistory:
        """The calls that the agent spoke on, the newest first; one that nobody answered is not among them."""
        return self.ask(x1.GetCallHistory(before=before, after=after, limit=limit, direction=direction, callType=callType, number=number))

    def get_missed_calls(self, *, before: str | None = None, after: str | None = None, limit: int | None = None) -> x1.MissedCalls:
        """The calls that the agent was offered and did not take, the newest first."""
        return self.ask(x1.GetMissedCalls(before=before, after=after, limit=limit))

    def get_monitoring(self) -> x1.Monitoring:
        """Whom the supervisor at this seat follows."""
        return self.ask(x1.GetMonitoring())

    def get_operations_allowed(self) -> tuple[x1.AllowedOperation, ...]:
        """What the agent may ask of their calls and previews now, and of their work."""
        return self.ask(x1.GetOperationsAllowed())

    def get_parked_calls(self) -> tuple[x1.ParkedCall, ...]:
        """The calls that wait in the agent's slots; who has waited longest comes first."""
        return self.ask(x1.GetParkedCalls())

    def get_recording_state(self) -> x1.RecordingState:
        """Whether the current call is being recorded, and what has been left out."""
        return self.ask(x1.GetRecordingState())

    def get_routing_reason(self, *, callSessionId: str | None = None) -> x1.RoutingReason:
        """Why a call was routed to whom it was offered last."""
        return self.ask(x1.GetRoutingReason(callSessionId=callSessionId))

    def get_supervised_agents(self) -> tuple[x1.SupervisedAgent, ...]:
        """How all users of the center are now, the asking one too. For supervisors with any of their rights."""
        return self.ask(x1.GetSupervisedAgents())

    def make_call_to(self, *, idempotencyKey: str | None = None, target: x1.Target | None = None, campaignId: int | None = None, checkDnc: bool | None = None, callbackId: int | None = None) -> None:
        """Calls somebody: first the agent's station is joined, then they are called."""
        return self.ask(x1.MakeCallTo(idempotencyKey=idempotencyKey, target=target, campaignId=campaignId, checkDnc=checkDnc, callbackId=callbackId))

    def monitor_agent(self, *, idempotencyKey: str | None = None, agentId: int | None = None, manner: str | None = None) -> None:
        """Makes the supervisor follow an agent from conversation to conversation, until `stopMonitoring`."""
        return self.ask(x1.MonitorAgent(idempotencyKey=idempotencyKey, agentId=agentId, manner=manner))

    def note_call(self, *, idempotencyKey: str | None = None, callSessionId: str | None = None, comments: str | None = None) -> None:
        """Keeps what has been written about a call so far: `comments` of its `callInfo` and of the call log."""
        return self.ask(x1.NoteCall(idempotencyKey=idempotencyKey, callSessionId=callSessionId, comments=comments))

    def pause_recording(self, *, idempotencyKey: str | None = None) -> None:
        """Leaves something out of the recording of the current call, until `resumeRecording` or the call's end."""
        return self.ask(x1.PauseRecording(idempotencyKey=idempotencyKey))

    def release_audio(self, *, idempotencyKey: str | None = None, attachment: str | None = None) -> None:
        """Makes whoever has the audio of the seat let go, so that another page or program may attach."""
        return self.ask(x1.ReleaseAudio(idempotencyKey=idempotencyKey, attachment=attachment))

    def resume_recording(self, *, idempotencyKey: str | None = None) -> None:
        """Records on. Needs the permission to make recordings."""
        return self.ask(x1.ResumeRecording(idempotencyKey=idempotencyKey))

    def stop_monitoring(self, *, idempotencyKey: str | None = None) -> None:
        """Ends the monitoring; the conversation goes on. Putting the receiver down does so, too."""
        return self.ask(x1.StopMonitoring(idempotencyKey=idempotencyKey))

    def transfer_call_to(self, *, idempotencyKey: str | None = None, callSessionId: str | None = None, target: x1.Target | None = None, timeout: int | None = None, dispositionId: int | None = None, redialTimeout: int | None = None, warm: bool | None = None, checkDnc: bool | None = None) -> None:
        """Sends a call on."""
        return self.ask(x1.TransferCallTo(idempotencyKey=idempotencyKey, callSessionId=callSessionId, target=target, timeout=timeout, dispositionId=dispositionId, redialTimeout=redialTimeout, warm=warm, checkDnc=checkDnc))

    def watch_agents(self, *, idempotencyKey: str | None = None, on: bool | None = None) -> None:
        """Lets the supervisor's programs hear how agents are, each time that this changes."""
        return self.ask(x1.WatchAgents(idempotencyKey=idempotencyKey, on=on))
