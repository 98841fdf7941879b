/** The settings of this machine: which device hears, speaks and rings, how loud, the headset's buttons, the look. */

import { RINGS, type RingSound, type SoftphoneState, SYSTEM, type Use } from "@cordboard/softphone";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { THEMES, type Theme } from "../features/looks.ts";
import { Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { Check, Choices, Select } from "./field.tsx";
import { Options } from "./options.tsx";
import type { Parts } from "./parts.tsx";

type Choice = SoftphoneState["choice"];

function Settings() {
  const here = useDesk((state) => state.session.user !== "");
  return (
    <>
      {here ? <Audio /> : null}
      {here ? <Options /> : null}
      <Look />
    </>
  );
}

function Audio() {
  const t = useWords();
  const act = useAct();
  const choice = useDesk((state) => state.audio.choice);
  useEffect(() => {
    void act("audio.look");
    void act("audio.watch", true);
    return () => void act("audio.watch", false);
  }, []);
  const choose = (change: Partial<Choice>) => act("audio.choose", change);
  return (
    <section class="card flat stack tight" aria-labelledby="desk-settings-audio">
      <h3 id="desk-settings-audio">{t("settings.audio")}</h3>
      <Device use="microphone" />
      <Meter of="microphone">{t("settings.heard")}</Meter>
      <Level id="desk-microphone-level" value={choice.microphoneLevel} of="microphoneLevel" />
      <Device use="speaker" />
      <Meter of="speaker">{t("settings.played")}</Meter>
      <Level id="desk-speaker-volume" value={choice.speakerVolume} of="speakerVolume" />
      <Quality />
      <Device use="ringer" />
      <Select
        id="desk-ring-sound"
        label={t("settings.ringSound")}
        value={choice.ringSound}
        options={(Object.keys(RINGS) as RingSound[]).map((value) => ({
          value,
          label: t(`settings.ring.${value}`),
        }))}
        onChoice={(ringSound) => choose({ ringSound: ringSound as RingSound })}
      />
      <Level id="desk-ring-volume" value={choice.ringVolume} of="ringVolume" />
      {(["echo", "noise", "gain"] as const).map((what) => (
        <Check key={what} id={`desk-${what}`} checked={choice[what]} onCheck={(on) => choose({ [what]: on })}>
          {t(`settings.${what}`)}
        </Check>
      ))}
      <EchoTest />
      <Headset />
    </section>
  );
}

/** One of the machine's devices; one that is not plugged in stays chosen, and says so. */
function Device({ use }: { readonly use: Use }) {
  const t = useWords();
  const act = useAct();
  const { choice, devices, missing } = useDesk((state) => state.audio);
  const list = (use === "microphone" ? devices.inputs : devices.outputs).filter(({ id }) => id !== "default");
  const chosen = choice[use];
  const known = list.find((one) => one.id === chosen.id) ?? list.find((one) => one.name === chosen.name);
  const gone = missing.includes(use)
    ? [{ value: chosen.id, label: t("settings.missing", { name: chosen.name }) }]
    : [];
  return (
    <Select
      id={`desk-${use}`}
      label={t(`settings.${use}`)}
      value={chosen.id === "" ? "" : (known?.id ?? chosen.id)}
      options={[
        { value: "", label: t("settings.system") },
        ...gone,
        ...list.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChoice={(id) => act("audio.choose", { [use]: list.find((one) => one.id === id) ?? SYSTEM })}
    />
  );
}

function Level({
  id,
  of,
  value,
}: {
  readonly id: string;
  readonly of: "microphoneLevel" | "speakerVolume" | "ringVolume";
  readonly value: number;
}) {
  const t = useWords();
  const act = useAct();
  return (
    <div class="field">
      <label for={id}>{t(`settings.${of}`)}</label>
      <input
        id={id}
        type="range"
        min="0"
        max="100"
        step="5"
        value={value}
        onChange={(event) => act("audio.choose", { [of]: event.currentTarget.valueAsNumber })}
      />
    </div>
  );
}

/** How loud it is: a tenth of the amplitude is half as loud to people. */
function Meter({ of, children }: { readonly of: Use & keyof Levels; readonly children: ComponentChildren }) {
  const level = useDesk(({ audio }) => Math.round(100 * Math.min(1, (audio.levels?.[of] ?? 0) ** 0.3)) / 100);
  const id = `desk-${of}-meter`;
  return (
    <div class="field">
      <label for={id}>{children}</label>
      <meter id={id} value={level} />
    </div>
  );
}

/** How well both sides understand each other, while the line is up. */
function Quality() {
  const t = useWords();
  const quality = useDesk((state) => state.audio.quality);
  return (
    <p id="desk-quality" class="soft" role="status">
      {quality ? t(`audio.quality.${quality.word}`) : ""}
    </p>
  );
}

type Levels = NonNullable<SoftphoneState["levels"]>;

function EchoTest() {
  const t = useWords();
  const act = useAct();
  const echo = useDesk((state) => state.audio.echo);
  const { words } = useLooks();
  const runs = echo?.phase === "recording" || echo?.phase === "playing";
  const said = () => {
    if (!echo) return "";
    if (echo.phase === "failed") return words.find(`audio.trouble.${echo.trouble}`) ?? "";
    return t(
      echo.phase === "done" && echo.peak !== null && echo.peak < 0.01
        ? "settings.test.silent"
        : `settings.test.${echo.phase}`,
    );
  };
  return (
    <div class="row">
      <Button id="desk-echo-test" refused={runs ? said() : ""} onPress={() => act("audio.echo")}>
        {t("settings.test")}
      </Button>
      <span class="soft" role="status">
        {said()}
      </span>
    </div>
  );
}

function Headset() {
  const t = useWords();
  const act = useAct();
  const { possible, name } = useDesk((state) => state.audio.headset);
  return (
    <div class="row">
      <Button
        id="desk-headset"
        refused={possible ? "" : t("settings.headset.impossible")}
        onPress={() => act("audio.headset")}
      >
        {t("settings.headset.pick")}
      </Button>
      <span class="soft" role="status">
        {name ? t("settings.headset.on", { name }) : ""}
      </span>
    </div>
  );
}

/** Light or dark, and the language: seen as soon as they are chosen, also in a call. */
function Look() {
  const t = useWords();
  const act = useAct();
  const { settings } = useLooks();
  const { language, theme } = useDesk((state) => state.looks);
  return (
    <section class="card flat stack tight" aria-labelledby="desk-settings-look">
      <h3 id="desk-settings-look">{t("settings.look")}</h3>
      <Choices
        id="desk-theme"
        label={t("settings.theme")}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChoice={(chosen) => act("looks.theme", chosen as Theme)}
      />
      <Select
        id="desk-language"
        label={t("settings.language")}
        value={language ?? ""}
        options={[
          { value: "", label: t("settings.language.browser") },
          ...settings.languages.map((value) => ({ value, label: nameOf(value) })),
        ]}
        onChoice={(chosen) => act("looks.language", chosen)}
      />
    </section>
  );
}

/** A language by its own name. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}

export const parts: Parts = {
  sheets: [{ name: "settings", title: "settings.title", View: Settings, outside: true }],
};
