/** Live calls: offered, sent on, with others in them, over; and what is between two of them. */

import { NOTHING } from "../src/features/today.ts";
import { CONSULTING, OFFERED, START, status, TALKING, type ToldDesk } from "../test/told.ts";
import { ada, customer, type Story } from "./story.ts";

const NOW = START + 60_000;
const RIGHTS = {
  canMakeCalls: true,
  canMakeInternalCalls: true,
  canTransfer: true,
  canTransferToAgents: true,
  canTransferToSkills: false,
  canCreateConference: true,
  canCreateConferenceWithAgents: true,
  canDialDNC: true,
  canWrapUpCalls: true,
  canPlayPromptToCaller: true,
  canManageSkillAvailability: true,
  canConfigureAutoAnswer: true,
  canMakeTestCalls: true,
  canCreateCallbacks: true,
};

/** Ada with all that her center has. */
function atWork(): ToldDesk {
  const desk = ada().hear(status({}));
  const colleague = { id: "12", name: "Ben Example", state: "READY", since: NOW - 190_000 };
  return desk.knows({
    agent: {
      ...desk.state.agent,
      permissions: RIGHTS,
      reasons: [
        { id: "7", name: "Lunch" },
        { id: "8", name: "Training" },
      ],
      states: [
        { id: "1", name: "Ready" },
        { id: "2", name: "Ready for calls" },
      ],
      logoutReasons: [{ id: "3", name: "End of shift" }],
    },
    campaigns: { all: [{ id: "7", name: "Hotline", flags: "1", state: 1 }] },
    skills: {
      mine: [
        { skillId: "4", name: "Support" },
        { skillId: "5", name: "Billing" },
      ],
      active: ["4"],
    },
    targets: {
      colleagues: [colleague, { ...colleague, id: "13", name: "Cleo Example", state: "ON_CALL" }],
      skills: [{ skillId: "5", name: "Billing" }],
      campaigns: [{ id: "7", name: "Hotline", flags: "1", extension: "700" }],
      speedDials: [{ code: "#1", number: "+14155550177", description: "Taxi" }],
    },
    history: {
      more: false,
      earlier: NOTHING,
      calls: [1, 2, 3].map((nth) => ({
        position: String(9 - nth),
        callSessionId: `H${nth}`,
        direction: nth === 2 ? "OUTBOUND" : "INBOUND",
        number: `+1212555014${nth}`,
        contactName: nth === 1 ? "Grace Customer" : "",
        joined: String(NOW - nth * 600_000),
        left: String(NOW - nth * 600_000 + 232_000),
        skillName: "Support",
        dispositionName: "Solved",
        recorded: nth === 1,
        pauses: [],
      })),
    },
    missed: {
      more: false,
      seen: 0,
      calls: [
        {
          position: "4",
          callSessionId: "M1",
          missedAt: String(NOW - 720_000),
          why: "NOT_ANSWERED",
          number: "+12125550149",
          skillName: "Support",
        },
      ],
    },
    queue: {
      calls: [41_000, 12_000].map((waited, nth) => ({
        callSessionId: `Q${nth}`,
        campaignId: "7",
        customer: `+1212555016${nth}`,
        created: String(NOW - waited),
        personal: nth === 1,
        priority: 0,
      })),
    },
  });
}

const talking = () => atWork().hear(...TALKING, customer);
const parked = (desk: ToldDesk) =>
  desk.hear({
    event: "parkedCallsChanged",
    parkedCalls: [{ callSessionId: "P1", number: "+14155550199", campaignId: "7" }],
  });

function outcomes(desk: ToldDesk): ToldDesk {
  const dispositions = [
    { id: "1", name: "Solved", flags: "0" },
    { id: "2", name: "Sold", flags: "3" },
    { id: "3", name: "Call again", flags: "1028", timeout: "7200000" },
    { id: "4", name: "Wrong department", flags: "16" },
  ];
  const { call, worksheet } = desk.state;
  return desk.knows({
    call: { ...call, dispositions },
    worksheet: { ...worksheet, complete: false },
    wrapUp: { byItself: { "7": "1" } },
  });
}

const over = () =>
  outcomes(
    talking().hear({ event: "callEnded", party: 2 }, { event: "callWrapupTimerStarted", timeout: "84000" }),
  );

export const CALLS: Readonly<Record<string, Story>> = {
  "ready-menu": { desk: atWork, press: ["desk-ready-menu"] },
  dial: { desk: atWork, sheet: "dial", press: ["desk-dial-keys"] },
  "call-log": { desk: atWork, sheet: "log" },
  why: {
    desk: () => {
      const desk = atWork().hear(...OFFERED, customer, { event: "answerCallIncoming", flag: false });
      const candidates = [{ userName: "ada" }, { userName: "ben" }];
      const reason = { decided: "LEVEL", skillName: "Support", urgent: true, candidates, leftOut: ["cleo"] };
      return desk.knows({
        call: { ...desk.state.call, waited: 38_000, sentBy: "12" },
        routing: { callId: "A1", reason },
      });
    },
    press: ["desk-why"],
  },
  transfer: { desk: talking, sheet: "transfer" },
  consulting: { desk: () => talking().hear(...CONSULTING) },
  people: {
    desk: () => {
      const desk = parked(outcomes(talking())).hear({
        event: "conferenceParticipantAdded",
        callSessionId: "A1",
        info: { callSessionId: "B2", customerTitle: "Ben Example" },
      });
      return desk;
    },
    press: ["desk-leave"],
  },
  outcomes: { desk: over, press: ["desk-disposition-3", "desk-remind"] },
  "strip-ready": { desk: atWork, strip: true },
  "strip-offered": { desk: () => atWork().hear(...OFFERED, customer), strip: true },
  "strip-talking": {
    desk: () => talking().hear({ event: "recordingStarted", callSessionId: "A1" }),
    strip: true,
  },
};
