/** The agent's own voicemails, and the greeting of their box. */

import type { RecordingValue } from "@cordboard/client";
import { useState } from "preact/hooks";
import { isUnheard } from "../features/voicemails.ts";
import { duration, moment } from "../words/format.ts";
import { ActButton, Button } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import { TextField } from "./field.tsx";
import { Download, Trash } from "./icons.ts";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Player } from "./player.tsx";
import { Tile } from "./tile.tsx";

function VoicemailsTile() {
  const t = useWords();
  const { words, now } = useLooks();
  const { all } = useDesk((state) => state.voicemails);
  const unheard = all.filter(isUnheard).length;
  const newest = all[0];
  const from =
    newest && t("voicemails.from", { time: moment(Number(newest.created), now(), words.language) });
  return (
    <Tile name="voicemails" figure={unheard || all.length} alert={unheard > 0} hint={from}>
      {t(unheard ? "voicemails.new" : "voicemails.count", { count: unheard || all.length })}
    </Tile>
  );
}

function Voicemails() {
  const t = useWords();
  const { all } = useDesk((state) => state.voicemails);
  return (
    <>
      {all.length ? null : <p class="card flat soft">{t("voicemails.none")}</p>}
      <ul class="list" id="desk-voicemails">
        {all.map((one) => (
          <li key={one.id}>
            <Entry recording={one} />
          </li>
        ))}
      </ul>
      <Greeting />
    </>
  );
}

function Entry({ recording }: { readonly recording: RecordingValue }) {
  const t = useWords();
  const { words, now } = useLooks();
  const written = useWritten();
  const { id = "", name, number = "", created, length = "0" } = recording;
  const who = name || written(number) || t("voicemails.unknown");
  const told = [
    isUnheard(recording) ? t("voicemails.unheard") : "",
    moment(Number(created ?? 0), now(), words.language),
    duration(Number(length)),
    name ? written(number) : "",
  ];
  return (
    <article class="stack tight" aria-label={who}>
      <strong dir="auto">{who}</strong>
      <p class="soft">{told.filter(Boolean).join(" · ")}</p>
      <Player id={id} length={Number(length)} />
      <div class="row">
        <ActButton
          id={`desk-voicemail-save-${id}`}
          kind="quiet"
          icon={Download}
          act="voicemails.save"
          given={[id]}
        >
          {t("voicemails.save")}
        </ActButton>
        <Remove id={id} />
      </div>
    </article>
  );
}

function Remove({ id }: { readonly id: string }) {
  const t = useWords();
  const [asked, ask] = useState(false);
  return asked ? (
    <ActButton id={`desk-voicemail-remove-${id}`} kind="stop" act="voicemails.remove" given={[id]}>
      {t("action.removeNow")}
    </ActButton>
  ) : (
    <Button id={`desk-voicemail-ask-${id}`} kind="quiet" icon={Trash} onPress={() => ask(true)}>
      {t("action.remove")}
    </Button>
  );
}

/** What callers hear before they speak. */
function Greeting() {
  const t = useWords();
  const act = useAct();
  const { greeting } = useDesk((state) => state.voicemails);
  const [prompt, write] = useState("");
  return (
    <form
      class="card flat stack"
      aria-labelledby="desk-greeting"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await act("voicemails.greet", prompt.trim())) write("");
      }}
    >
      <h3 id="desk-greeting">{t("voicemails.greeting")}</h3>
      <p class="soft" role="status">
        {greeting
          ? t("voicemails.ownGreeting", { name: greeting.name || (greeting.filename ?? "") })
          : t("voicemails.centerGreeting")}
      </p>
      <TextField
        id="desk-greeting-prompt"
        label={t("voicemails.prompt")}
        hint={t("voicemails.promptHint")}
        value={prompt}
        onText={write}
      />
      <div class="row">
        <Button id="desk-greeting-save" type="submit" refused={prompt.trim() ? "" : t("value.required")}>
          {t("voicemails.greet")}
        </Button>
        {greeting ? (
          <ActButton id="desk-greeting-reset" kind="quiet" act="voicemails.resetGreeting" given={[]}>
            {t("voicemails.resetGreeting")}
          </ActButton>
        ) : null}
      </div>
    </form>
  );
}

export const parts: Parts = {
  tiles: [{ name: "voicemails", View: VoicemailsTile }],
  sheets: [{ name: "voicemails", title: "voicemails.title", View: Voicemails }],
};
