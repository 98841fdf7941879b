import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { change, policy, type Settings, settings } from "../settings.ts";
import { EVERYWHERE } from "../sites.ts";
import { LANGUAGES, type Say } from "../words/index.ts";
import { dress } from "./dress.ts";

/** What can be set for this browser; an administrator may have set some of it. */
export async function showOptions(root: HTMLElement): Promise<void> {
  const begun = await settings();
  const managed = await policy();
  render(<Options say={dress(begun)} begun={begun} managed={managed} />, root);
}

interface Props {
  readonly say: Say;
  readonly begun: Settings;
  readonly managed: Partial<Settings>;
}

function Options({ say, begun, managed }: Props) {
  const [now, set] = useState(begun);
  useEffect(() => {
    const look = () => void settings().then(set);
    chrome.storage.onChanged.addListener(look);
    return () => chrome.storage.onChanged.removeListener(look);
  }, []);
  const strip = async (wanted: boolean) => {
    if (wanted && !(await chrome.permissions.request({ origins: EVERYWHERE }))) return;
    await change({ strip: wanted });
  };
  return (
    <main class="desk page">
      <h1>{say("options.title")}</h1>
      <section aria-label={say("welcome.center")}>
        <p id="options-server">{now.server || say("panel.none")}</p>
        {managed.server ? <p class="soft">{say("options.managed")}</p> : null}
        <a id="options-set-up" href="welcome.html">
          {say("options.setUp")}
        </a>
      </section>
      <section aria-label={say("welcome.pages")}>
        <Switch id="options-strip" on={now.strip} fixed={"strip" in managed} to={(on) => void strip(on)}>
          {say("options.strip")}
        </Switch>
        <Switch
          id="options-clicks"
          on={now.clicks}
          fixed={"clicks" in managed}
          to={(clicks) => void change({ clicks })}
        >
          {say("options.clicks")}
        </Switch>
        <h2>{say("options.notAt")}</h2>
        <NotAt say={say} hosts={now.notAt} />
      </section>
      <section aria-label={say("options.language")}>
        <label for="options-language">{say("options.language")}</label>
        <select
          id="options-language"
          class="field"
          value={now.language}
          onChange={({ currentTarget }) => void change({ language: currentTarget.value })}
        >
          <option value="">{say("options.languageOwn")}</option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {new Intl.DisplayNames(one, { type: "language" }).of(one)}
            </option>
          ))}
        </select>
      </section>
      <section aria-label={say("welcome.microphone")}>
        <p>{say("options.devices")}</p>
        <p class="soft">
          {say("options.id")}: <code>{chrome.runtime.id}</code>
        </p>
      </section>
    </main>
  );
}

interface SwitchProps {
  readonly id: string;
  readonly on: boolean;
  /** By an administrator. */
  readonly fixed: boolean;
  readonly children: string;
  to(on: boolean): void;
}

function Switch({ id, on, fixed, children, to }: SwitchProps) {
  return (
    <label class="row" for={id}>
      <input
        id={id}
        type="checkbox"
        checked={on}
        disabled={fixed}
        onChange={({ currentTarget }) => to(currentTarget.checked)}
      />
      {children}
    </label>
  );
}

function NotAt({ say, hosts }: { readonly say: Say; readonly hosts: readonly string[] }) {
  if (hosts.length === 0) return <p class="soft">{say("options.notAtNone")}</p>;
  return (
    <ul>
      {hosts.map((host) => (
        <li key={host}>
          {host}{" "}
          <button
            type="button"
            class="button quiet"
            onClick={() => void change({ notAt: hosts.filter((one) => one !== host) })}
          >
            {say("options.remove", { host })}
          </button>
        </li>
      ))}
    </ul>
  );
}
