/** A number that is not to be called any more: written, asked back, then put on the list. */

import { useState } from "preact/hooks";
import { ActButton, Button } from "./button.tsx";
import { useDesk, useLooks, useWords } from "./desk.tsx";
import { TextField } from "./field.tsx";
import { Ban } from "./icons.ts";

export function AddToDnc() {
  const t = useWords();
  const may = useDesk((state) => state.agent.permissions.canAddDNC ?? false);
  const theirs = useDesk((state) => state.call.number || (state.preview.numbers[0]?.number ?? ""));
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return open ? (
    <Form number={theirs} onClose={() => setOpen(false)} />
  ) : (
    <div>
      <Button id="desk-dnc" icon={Ban} onPress={() => setOpen(true)} expanded={false}>
        {t("dnc.title")}
      </Button>
    </div>
  );
}

function Form({ number: begin, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const t = useWords();
  const { words } = useLooks();
  const [number, write] = useState(begin);
  const [asked, ask] = useState(false);
  const [added, setAdded] = useState("");
  const failed = useDesk((state) => (state.dnc.number ? state.dnc.failed : ""));
  const outcome = failed
    ? (words.find(`dnc.failed.${failed}`) ?? failed)
    : added && t("dnc.added", { number: added });
  return (
    <form
      class="stack boxed"
      onSubmit={(event) => {
        event.preventDefault();
        ask(number.trim() !== "");
      }}
    >
      <TextField
        id="desk-dnc-number"
        label={t("dnc.number")}
        type="tel"
        value={number}
        onText={(text) => {
          write(text);
          ask(false);
        }}
      />
      {asked ? <p role="status">{t("dnc.ask", { number })}</p> : null}
      <div class="row">
        {asked ? (
          <ActButton
            id="desk-dnc-add"
            kind="stop"
            act="dnc.add"
            given={[number.trim()]}
            onDone={() => {
              ask(false);
              setAdded(number.trim());
            }}
          >
            {t("dnc.add")}
          </ActButton>
        ) : (
          <Button id="desk-dnc-ask" type="submit" refused={number.trim() ? "" : t("value.required")}>
            {t("dnc.title")}
          </Button>
        )}
        <Button id="desk-dnc-close" kind="quiet" onPress={onClose}>
          {t("action.close")}
        </Button>
      </div>
      <p class="soft" role="status">
        {outcome}
      </p>
    </form>
  );
}
