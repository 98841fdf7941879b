/** A voicemail of a skill: the offer, and the work on it. */

import { useState } from "preact/hooks";
import { isWorking } from "../features/voicemail.ts";
import { duration, moment } from "../words/format.ts";
import { ActButton } from "./button.tsx";
import { useDesk, useLooks, useWords } from "./desk.tsx";
import { TextArea, TextField } from "./field.tsx";
import { Download, Voicemail } from "./icons.ts";
import { useWritten } from "./number.tsx";
import type { Parts } from "./parts.tsx";
import { Player } from "./player.tsx";

function Offer() {
  const t = useWords();
  const written = useWritten();
  const { name, length, comments } = useDesk((state) => state.voicemail);
  return (
    <div id="desk-voicemail-offer">
      <div class="grow">
        <strong>{t("voicemail.offer", { who: written(name), time: duration(length) })}</strong>
        {comments ? <p class="soft">{comments}</p> : null}
      </div>
      <ActButton id="desk-voicemail-accept" kind="key" icon={Voicemail} act="voicemail.accept" given={[]}>
        {t("voicemail.accept")}
      </ActButton>
      <ActButton id="desk-voicemail-reject" act="voicemail.reject" given={[]}>
        {t("voicemail.reject")}
      </ActButton>
    </div>
  );
}

/** A call has come between: it is said, and nothing can be done. */
function Waiting() {
  const t = useWords();
  const written = useWritten();
  const name = useDesk((state) => state.voicemail.name);
  return <p id="desk-voicemail-waits">{t("voicemail.waits", { who: written(name) })}</p>;
}

function Work() {
  const t = useWords();
  const { words, now } = useLooks();
  const written = useWritten();
  const voicemail = useDesk((state) => state.voicemail);
  const [text, write] = useState(voicemail.comments);
  const permissions = useDesk((state) => state.agent.permissions);
  const refused = (may: boolean | undefined) => (may ? "" : t("refused.permission"));
  return (
    <section class="card stack" aria-labelledby="desk-voicemail">
      <div>
        <h2 id="desk-voicemail">{written(voicemail.name)}</h2>
        <p class="soft">
          {[
            voicemail.name === voicemail.number ? "" : written(voicemail.number),
            voicemail.created ? moment(voicemail.created, now(), words.language) : "",
            duration(voicemail.length),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div>
        <Player id="" length={voicemail.length} />
      </div>
      <TextArea id="desk-voicemail-comments" label={t("voicemail.comments")} value={text} onText={write} />
      <div class="row">
        <ActButton id="desk-voicemail-finish" kind="key" act="voicemail.finish" given={[text]}>
          {t("voicemail.finish")}
        </ActButton>
        <ActButton
          id="desk-voicemail-delete"
          act="voicemail.delete"
          given={[text]}
          refused={refused(permissions.canDeleteVoicemailSession)}
        >
          {t("voicemail.delete")}
        </ActButton>
        <ActButton id="desk-voicemail-save" kind="quiet" icon={Download} act="voicemail.save" given={[]}>
          {t("voicemails.save")}
        </ActButton>
      </div>
      <Transfer refused={refused(permissions.canTransferVoicemail)} />
    </section>
  );
}

function Transfer({ refused }: { readonly refused: string }) {
  const t = useWords();
  const [to, write] = useState("");
  return (
    <div class="row end">
      <div class="grow">
        <TextField id="desk-voicemail-to" label={t("voicemail.to")} value={to} onText={write} />
      </div>
      <ActButton
        id="desk-voicemail-transfer"
        act="voicemail.transfer"
        given={[to.trim()]}
        refused={refused || (to.trim() ? "" : t("value.required"))}
      >
        {t("voicemail.transfer")}
      </ActButton>
    </div>
  );
}

export const parts: Parts = {
  works: [{ name: "voicemail", View: Work, shows: isWorking }],
  banners: [
    { name: "voicemail", View: Offer, shows: ({ voicemail }) => voicemail.phase === "offered" },
    { name: "voicemailWaits", View: Waiting, shows: ({ voicemail }) => voicemail.phase === "postponed" },
  ],
};
