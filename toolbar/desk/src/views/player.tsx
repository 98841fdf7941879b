/** A sound that the phone plays: on and off, how far, how loud. Every key of it is a plain control of the browser. */

import { positionOf } from "../features/player.ts";
import { duration } from "../words/format.ts";
import { ActButton } from "./button.tsx";
import { useAct, useDesk, useNow, useWords } from "./desk.tsx";
import { Pause, Play, Square } from "./icons.ts";

const PARTS = 100;

/** Of a personal voicemail; with an empty id of the one that the agent works on. */
export function Player({ id, length }: { readonly id: string; readonly length: number }) {
  const t = useWords();
  const playing = useDesk(({ player }) => (player.playing?.id === id ? player.playing : null));
  const name = `desk-player-${id || "work"}`;
  if (!playing) {
    return (
      <ActButton id={`${name}-play`} icon={Play} act="player.play" given={[id, length]}>
        {t("player.play", { time: duration(length) })}
      </ActButton>
    );
  }
  return (
    <div class="stack tight player">
      <div class="row">
        <ActButton
          id={`${name}-pause`}
          icon={playing.paused ? Play : Pause}
          act="player.pause"
          given={[!playing.paused]}
        >
          {t(playing.paused ? "player.resume" : "player.pause")}
        </ActButton>
        <ActButton id={`${name}-stop`} icon={Square} act="player.stop" given={[]}>
          {t("player.stop")}
        </ActButton>
      </div>
      <Position name={name} />
      <Volume name={name} />
    </div>
  );
}

function Position({ name }: { readonly name: string }) {
  const t = useWords();
  const act = useAct();
  const now = useNow(500);
  const playing = useDesk((state) => state.player.playing);
  if (!playing) return null;
  const at = positionOf(playing, now);
  const said = t("player.at", { time: duration(at), length: duration(playing.length) });
  return (
    <label class="slide" for={`${name}-at`}>
      <span>{t("player.position")}</span>
      <input
        id={`${name}-at`}
        type="range"
        min={0}
        max={playing.length}
        step={1000}
        value={at}
        aria-valuetext={said}
        onChange={(event) => act("player.seek", Number(event.currentTarget.value))}
      />
      <span class="timer">{said}</span>
    </label>
  );
}

function Volume({ name }: { readonly name: string }) {
  const t = useWords();
  const act = useAct();
  const volume = useDesk((state) => state.player.volume);
  return (
    <label class="slide" for={`${name}-volume`}>
      <span>{t("player.volume")}</span>
      <input
        id={`${name}-volume`}
        type="range"
        min={0}
        max={PARTS}
        value={Math.round(volume * PARTS)}
        onChange={(event) => act("player.volume", Number(event.currentTarget.value) / PARTS)}
      />
      <span class="timer">{`${Math.round(volume * PARTS)} %`}</span>
    </label>
  );
}
