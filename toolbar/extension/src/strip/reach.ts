import type { Reach } from "@cordboard/desk/remote";

/**
 * What a strip in a web page may see and do. A page that breaks out of its process could take its place: it would
 * learn who calls, and could press these buttons; customers' data, passwords and transfers are beyond it.
 */
export const STRIP: Reach = {
  slices: ["strip"],
  acts: [
    "agent.ready",
    "agent.notReady",
    "call.answer",
    "call.decline",
    "call.end",
    "call.hold",
    "call.mute",
    "call.press",
    "callingBack.accept",
    "callingBack.refuse",
    "consult.cancel",
    "consult.complete",
    "recording.pause",
    "recording.record",
  ],
};
