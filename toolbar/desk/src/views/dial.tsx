/** Dialing between calls: a name or a number, for which campaign, and the keys. */

import { useState } from "preact/hooks";
import type { CallOptions } from "../features/dial.ts";
import { ActButton, Button } from "./button.tsx";
import { useAct, useDesk, useWords } from "./desk.tsx";
import { Select } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Headset, Phone } from "./icons.ts";
import { PadKeys } from "./keypad.tsx";
import { useNav } from "./nav.tsx";
import type { Parts } from "./parts.tsx";
import { Reach } from "./reach.tsx";
import { whomOf } from "./send.tsx";
import { Tile } from "./tile.tsx";

function Dial() {
  const t = useWords();
  const act = useAct();
  const { close, with: beginning } = useNav();
  const [text, write] = useState(beginning);
  const [keys, showKeys] = useState(false);
  const [options, field] = useCampaign();
  return (
    <>
      <Reach
        id="desk-dial"
        purpose="call"
        text={text}
        onText={write}
        onFirst={async (one) => {
          if (await act("dial.call", whomOf(one), options)) close();
        }}
        actions={(one, refused, key) => (
          <ActButton
            id={`${key}-call`}
            icon={Phone}
            act="dial.call"
            given={[whomOf(one), options]}
            operation="makeCallTo"
            refused={refused}
            label={t("reach.to", { what: t("reach.call"), who: one.name })}
            onDone={close}
          >
            {t("reach.call")}
          </ActButton>
        )}
      />
      {field}
      <div class="card flat stack">
        <div class="row">
          <Button id="desk-dial-keys" expanded={keys} onPress={() => showKeys(!keys)}>
            {t("dial.keys")}
          </Button>
          <Test />
        </div>
        {keys ? <PadKeys onKey={(key) => write((before) => before + key)} /> : null}
      </div>
    </>
  );
}

/** Which campaign a call by hand belongs to, where the agent may say so. */
function useCampaign() {
  const t = useWords();
  const config = useDesk((state) => state.dial.config);
  const campaigns = useDesk((state) => state.campaigns.all);
  const [chosen, choose] = useState("");
  const { defCampaign = "0", maySelect = false, maySelectNone = false } = config;
  const options: CallOptions = chosen ? { campaignId: chosen } : {};
  const field = maySelect ? (
    <div class="card flat">
      <Select
        id="desk-dial-campaign"
        label={t("dial.campaign")}
        value={chosen || defCampaign}
        options={[
          ...(maySelectNone || defCampaign === "0" ? [{ value: "0", label: t("dial.none") }] : []),
          ...campaigns.map(({ id = "", name = "" }) => ({ value: id, label: name })),
        ]}
        onChoice={choose}
      />
    </div>
  ) : null;
  return [options, field] as const;
}

function Test() {
  const t = useWords();
  const may = useDesk((state) => state.agent.permissions.canMakeTestCalls ?? false);
  const { close } = useNav();
  if (!may) return null;
  return (
    <ActButton
      id="desk-test"
      kind="quiet"
      icon={Headset}
      act="dial.test"
      given={[]}
      operation="makeTestCall"
      onDone={close}
    >
      {t("dial.test")}
    </ActButton>
  );
}

function DialTile() {
  const t = useWords();
  const can = useDesk((state) => state.agent.permissions);
  if (!can.canMakeCalls && !can.canMakeInternalCalls) return null;
  return (
    <Tile name="dial" figure={<Icon of={Phone} size={24} />}>
      {t("dial.title")}
    </Tile>
  );
}

export const parts: Parts = {
  tiles: [{ name: "dial", View: DialTile }],
  sheets: [
    {
      name: "dial",
      title: "dial.title",
      View: Dial,
      shows: (state) => state.call.phase === "none",
    },
  ],
};
