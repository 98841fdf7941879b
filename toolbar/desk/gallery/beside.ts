/** Moments of what agents work with beside the live call. */

import { shownOf } from "../src/features/fields.ts";
import { NOTHING } from "../src/features/today.ts";
import type { DeskState } from "../src/port.ts";
import { rules } from "../src/rules.ts";
import { type Body, CALL, START, status, TALKING, type ToldDesk } from "../test/told.ts";
import { ada, type Story } from "./story.ts";

const MINUTE = 60_000;
const at = (minutes: number) => String(START + minutes * MINUTE);

const permissions = {
  canUseConnectors: true,
  canAddDNC: true,
  canCreateCallbacks: true,
  canSendMessages: true,
  canCreateChat: true,
  canDeleteVoicemailSession: true,
  canTransferVoicemail: true,
  canManageSkillAvailability: true,
  canSkipNumbersInPreview: true,
};
const RECORD = [
  ["_record_id", "42"],
  ["_candidates", "42;43"],
  ["first_name", "Grace"],
  ["last_name", "Customer"],
  ["company", "Navy Computing"],
  ["city", "Arlington"],
  ["number1", "+14155550123"],
  ["account", "A-20417"],
].map(([key = "", value = ""]) => ({ key, value }));
const FIELDS = shownOf(
  ["number1", "first_name", "last_name", "company", "city", "account"].map((name, order) => ({
    cavId: String(order + 1),
    name: `Customer.${name}`,
    order,
    type: 0,
    width: name === "company" ? 100 : 50,
    editable: name !== "account",
  })),
  [{ name: "number1", restrictions: [{ value: "TYPE=PHONE" }] }],
);

/** A morning's work. */
const CALLS = Array.from({ length: 17 }, (_, index) => ({
  position: String(index),
  joined: String(START - index * 300_000),
  talkTime: "200000",
  wrapUpTime: "32000",
  pauses: [],
}));

/** Ada, with every right that is asked for here. */
function agent(more: Partial<DeskState> = {}): ToldDesk {
  const desk = ada().hear(status({}));
  return desk.knows({
    agent: { ...desk.state.agent, permissions },
    fields: { shown: FIELDS },
    campaigns: { all: [{ id: "7", name: "Customer Care", flags: "1" }] },
    skills: {
      mine: [
        { skillId: "1", name: "Support" },
        { skillId: "2", name: "Billing" },
      ],
      active: ["1"],
    },
    history: { calls: CALLS, more: false, earlier: NOTHING },
    ...more,
  });
}

function talking(more: Partial<DeskState> = {}): ToldDesk {
  const record: Body = { event: "callCRMRecordChanged", callSessionId: "A1", record: { attributes: RECORD } };
  return agent()
    .hear(...TALKING, record)
    .knows(more);
}

const SCRIPT =
  "<p>Good day, <b>Ms Customer</b>, this is Ada Example. What can I do for you?</p>" +
  "<ul><li>Ask for the <em>order number</em></li><li>Offer a callback</li></ul>" +
  '<p><a href="https://wiki.example/returns">How returns work</a></p>';

const QUESTION = { view: "SINGLE_LINE", options: [], jumps: [] } as const;
const QUESTIONS = [
  {
    ...QUESTION,
    id: "1",
    name: "solved",
    text: "Did the caller get what they wanted?",
    rules: rules("BOOLEAN", { REQUIRED: "true" }),
    view: "BUTTONS",
    jumps: [{ answer: "true", to: "stars" }],
  },
  {
    ...QUESTION,
    id: "2",
    name: "what is wrong",
    text: "What is wrong?",
    rules: rules("STRING", { REQUIRED: "true" }),
    view: "MULTI_LINE",
  },
  {
    ...QUESTION,
    id: "3",
    name: "stars",
    text: "How many stars?",
    rules: rules("NUMBER", { MIN: "1", MAX: "5", SET: "1;2;3;4;5" }),
  },
  { ...QUESTION, id: "4", name: "until", text: "Answer until", rules: rules("DATE") },
  {
    ...QUESTION,
    id: "5",
    name: "topics",
    text: "Topics",
    rules: rules("STRING", { MULTISET: "Order;Refund;Other" }),
  },
] as const;

const CALLBACKS: readonly Body[] = [
  {
    event: "callbackAdded",
    info: { id: "1", number: "+14155550188", dueDate: at(-5), flags: "0", comments: "About the refund" },
  },
  {
    event: "callbackAdded",
    info: { id: "2", number: "+14155550199", dueDate: at(90), flags: "0", campaignId: "7", userGroup: "9" },
  },
];
const DUE: Body = { event: "callbackOverdue", id: "1", time: at(-5) };
const VOICEMAILS: Body = {
  event: "recordingsChanged",
  recordings: [
    {
      id: "8",
      name: "Grace Customer",
      number: "+14155550123",
      created: at(-62),
      length: "48000",
      flags: "3",
    },
    { id: "9", number: "+14155550188", created: at(-2000), length: "9000", flags: "2" },
  ],
};
const OFFER = {
  voicemailId: "7",
  remoteNumber: "+14155550188",
  created: at(-30),
  length: "42000",
  campaignId: "7",
} as const;
const PREVIEW: readonly Body[] = [
  { event: "previewInitiated", callinfo: { ...CALL, callType: 516 } },
  {
    event: "previewCRMRecordChanged",
    record: { attributes: [...RECORD, { key: "number2", value: "+14155550171" }] },
    restriction: [{ number: 1, dialrestricted: true }],
  },
];
const MESSAGES: readonly Body[] = [
  { event: "chatParticipantStarted", chatId: "C", requestor: { name: "ben@demo" } },
  {
    event: "chatMessageReceived",
    chatId: "C",
    from: { name: "ben@demo" },
    message: "Can you take Spanish today?",
  },
  { event: "chatUserJoined", chatId: "C", userInfo: { name: "fay@demo" } },
  {
    event: "chatMessageDialog",
    from: "fay@demo",
    msg: "Your customer from this morning is back.",
    type: "USER",
  },
];

export const BESIDE: Readonly<Record<string, Story>> = {
  between: {
    desk: () =>
      agent().hear(
        {
          event: "callsQueueUpdated",
          calls: [
            { callSessionId: "Q", customer: "+14155550111", created: at(0.4) },
            { callSessionId: "R", customer: "Ben Customer", created: at(0.8) },
          ],
        },
        ...CALLBACKS,
        VOICEMAILS,
        ...MESSAGES,
      ),
  },
  customer: { desk: () => talking(), press: ["desk-tab-customer"] },
  worksheet: {
    desk: () =>
      talking({
        worksheet: {
          callId: "A1",
          campaignId: "7",
          questions: QUESTIONS,
          answers: { "1": "false", "5": "Order;Other" },
          complete: false,
        },
      }),
    press: ["desk-tab-worksheet"],
  },
  tools: {
    desk: () => {
      const desk = talking().hear({
        event: "openURL",
        url: "https://crm.example/search?phone=1",
        newTab: true,
      });
      const there = [{ id: "3", name: "Customer card", flags: "1", dispositionIds: [] }];
      return desk.knows({ connectors: { ...desk.state.connectors, there } });
    },
    press: ["desk-tab-tools", "desk-dnc"],
  },
  preview: {
    desk: () => {
      const desk = agent().hear(...PREVIEW);
      const skips = [{ id: "3", name: "No Interest", flags: "0" }];
      return desk.knows({ preview: { ...desk.state.preview, skips } });
    },
  },
  queue: {
    desk: () =>
      agent().hear({
        event: "callsQueueUpdated",
        calls: [
          { callSessionId: "Q", customer: "+14155550111", created: at(0.4), campaignId: "7" },
          { callSessionId: "R", customer: "Ben Customer", created: at(0.8), personal: true },
        ],
      }),
    sheet: "queue",
  },
  callbacks: { desk: () => agent().hear(...CALLBACKS), sheet: "callbacks" },
  "callback-new": {
    desk: () => talking().hear(...CALLBACKS),
    sheet: "callbacks",
    press: ["desk-callback-new"],
  },
  reminder: {
    desk: () => talking({ script: { campaignId: "7", html: SCRIPT } }).hear(...CALLBACKS, DUE),
  },
  voicemails: {
    desk: () =>
      agent()
        .hear(VOICEMAILS)
        .knows({
          player: {
            playing: { id: "8", length: 48_000, position: 12_000, at: START + MINUTE, paused: true },
            volume: 0.8,
          },
        }),
    sheet: "voicemails",
  },
  "voicemail-work": { desk: () => agent().hear({ event: "voicemailAccepted", ...OFFER }) },
  messages: {
    desk: () =>
      agent().hear(...MESSAGES, { event: "chatInvite", chatId: "D", requestor: { name: "ben@demo" } }),
    sheet: "messages",
  },
  talk: { desk: () => agent().hear(...MESSAGES), press: ["desk-message-open"] },
  notice: {
    desk: () =>
      agent().hear(
        {
          event: "maintenanceNotice",
          id: "1",
          annotation: "House rules",
          text: "Be kind.\nCall back what you have promised.",
        },
        { event: "maintenanceAnounce", when: 60 * MINUTE },
      ),
  },
  password: {
    desk: () =>
      agent().hear({
        event: "passwordChangeRequired",
        manadatory: true,
        policy: [
          { aspect: "MIN_LENGTH", count: "8" },
          { aspect: "DIGIT", count: "1" },
        ],
      }),
  },
};
