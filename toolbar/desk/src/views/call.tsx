/** What can be done in a call, as buttons. */

import { may } from "../features/allowed.ts";
import { wrapsUpAfter } from "../strip/model.ts";
import { ActButton, Button } from "./button.tsx";
import { useDesk, useWords } from "./desk.tsx";
import {
  CircleDot,
  CirclePause,
  Grip,
  Mic,
  MicOff,
  Pause,
  PhoneForwarded,
  PhoneOff,
  Play,
  SquareParking,
  UserPlus,
} from "./icons.ts";
import { useNav } from "./nav.tsx";
import type { Parts } from "./parts.tsx";

function MuteButton() {
  const t = useWords();
  const muted = useDesk((state) => state.call.muted);
  return (
    <ActButton
      id="desk-mute"
      kind="tile"
      icon={muted ? MicOff : Mic}
      pressed={muted}
      act="call.mute"
      given={[!muted]}
      operation="setMute"
    >
      {t("call.mute")}
    </ActButton>
  );
}

function HoldButton() {
  const t = useWords();
  const held = useDesk((state) => state.call.phase === "held");
  return (
    <ActButton
      id="desk-hold"
      kind="tile"
      icon={held ? Play : Pause}
      pressed={held}
      act="call.hold"
      given={[!held]}
      operation="toggleHold"
      variant={String(!held)}
    >
      {t("call.hold")}
    </ActButton>
  );
}

/** Begins a recording; of one that runs it leaves something out. */
function RecordButton() {
  const t = useWords();
  const { recorded, paused } = useDesk((state) => state.recording);
  if (!recorded) {
    return (
      <ActButton
        id="desk-record"
        kind="tile"
        icon={CircleDot}
        act="recording.record"
        given={[true]}
        operation="recordCall"
        variant="true"
      >
        {t("call.record")}
      </ActButton>
    );
  }
  return (
    <ActButton
      id="desk-record"
      kind="tile"
      icon={CirclePause}
      pressed={paused}
      act="recording.pause"
      given={[!paused]}
      operation={paused ? "resumeRecording" : "pauseRecording"}
    >
      {t("call.leaveOut")}
    </ActButton>
  );
}

function SheetButton({
  name,
  icon,
  operation,
  word,
}: {
  readonly name: string;
  readonly icon: typeof Mic;
  readonly operation: "sendDTMF" | "transferCallTo" | "conferenceWith";
  readonly word: "call.keypad" | "call.transfer" | "call.conference";
}) {
  const t = useWords();
  const { sheet, open, close } = useNav();
  const is = sheet === name;
  const allowed = useDesk((state) => may(state, operation));
  return (
    <Button
      id={`desk-${name}`}
      kind="tile"
      icon={icon}
      expanded={is}
      refused={allowed || is ? "" : t("refused.now")}
      onPress={() => (is ? close() : open(name))}
    >
      {t(word)}
    </Button>
  );
}

const KeypadButton = () => <SheetButton name="keypad" icon={Grip} operation="sendDTMF" word="call.keypad" />;
const TransferButton = () => (
  <SheetButton name="transfer" icon={PhoneForwarded} operation="transferCallTo" word="call.transfer" />
);
const ConferenceButton = () => (
  <SheetButton name="conference" icon={UserPlus} operation="conferenceWith" word="call.conference" />
);

function ParkButton() {
  const t = useWords();
  return (
    <ActButton
      id="desk-park"
      kind="tile"
      icon={SquareParking}
      act="parked.park"
      given={[]}
      operation="parkCall"
    >
      {t("call.park")}
    </ActButton>
  );
}

/** Who may not wrap up ends a call by saying how it went. */
function EndButton() {
  const t = useWords();
  const { open } = useNav();
  const wrapsUp = useDesk(wrapsUpAfter);
  if (!wrapsUp) {
    return (
      <Button id="desk-end" kind="stop" icon={PhoneOff} onPress={() => open("finish")}>
        {t("call.end")}
      </Button>
    );
  }
  return (
    <ActButton id="desk-end" kind="stop" icon={PhoneOff} act="call.end" given={[]} operation="disconnectCall">
      {t("call.end")}
    </ActButton>
  );
}

export const parts: Parts = {
  callButtons: [
    { name: "mute", View: MuteButton },
    { name: "hold", View: HoldButton },
    { name: "keypad", View: KeypadButton },
    { name: "record", View: RecordButton },
    { name: "transfer", View: TransferButton },
    { name: "conference", View: ConferenceButton },
    { name: "park", View: ParkButton },
    { name: "end", View: EndButton },
  ],
};
