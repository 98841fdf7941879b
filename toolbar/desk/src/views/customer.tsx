/** Whom the call is with: what the center knows of them, and what the agent may write there. */

import type { ShownField } from "../features/fields.ts";
import { rules } from "../rules.ts";
import type { Words } from "../words/index.ts";
import { ActButton } from "./button.tsx";
import { useAct, useDesk, useLooks, useWords } from "./desk.tsx";
import type { Parts } from "./parts.tsx";
import { ValueField } from "./value.tsx";

function Customer() {
  const t = useWords();
  const { recordId, candidates } = useDesk((state) => state.customer);
  const shown = useDesk((state) => state.fields.shown);
  const contact = shown.filter((one) => one.ofContact);
  const variables = shown.filter((one) => !one.ofContact);
  return (
    <div class="stack" id="desk-customer">
      {candidates.length > 1 ? <Which /> : null}
      {recordId ? null : <p class="soft">{t("customer.unknown")}</p>}
      <Fields shown={contact} />
      {variables.length ? (
        <section class="stack" aria-labelledby="desk-variables">
          <h3 id="desk-variables">{t("customer.variables")}</h3>
          <Fields shown={variables} />
        </section>
      ) : null}
    </div>
  );
}

/** The number belongs to several people: one after the other is looked at. */
function Which() {
  const t = useWords();
  const { recordId, candidates } = useDesk((state) => state.customer);
  const at = Math.max(0, candidates.indexOf(recordId));
  const other = (step: number) => candidates[(at + step + candidates.length) % candidates.length] ?? "";
  return (
    <div class="row" id="desk-which">
      <p class="grow" aria-live="polite">
        {t("customer.which", { place: at + 1, count: candidates.length })}
      </p>
      <ActButton
        id="desk-which-back"
        label={t("customer.back")}
        act="customer.choose"
        given={[other(-1)]}
        operation="setCallAttachedVariable"
      >
        ‹
      </ActButton>
      <ActButton
        id="desk-which-next"
        label={t("customer.next")}
        act="customer.choose"
        given={[other(1)]}
        operation="setCallAttachedVariable"
      >
        ›
      </ActButton>
    </div>
  );
}

function Fields({ shown }: { readonly shown: readonly ShownField[] }) {
  return (
    <div class="fields">
      {shown.map((one) => (
        <div key={one.id} class={one.wide ? "wide" : undefined}>
          <Field field={one} />
        </div>
      ))}
    </div>
  );
}

function Field({ field }: { readonly field: ShownField }) {
  const { words } = useLooks();
  const act = useAct();
  const value = useDesk(({ customer }) =>
    field.ofContact ? (customer.record[field.name] ?? "") : (customer.variables[field.id]?.value ?? ""),
  );
  const kind = useDesk(({ customer }) => customer.variables[field.id]?.kind);
  const mayRemove = useDesk((state) => state.agent.permissions.canRemoveCRMData ?? false);
  const known = field.ofContact || !kind ? field.rules : rules(kind);
  const id = `desk-field-${field.id}`;
  const label = labelOf(field, words);
  if (!field.editable) {
    return (
      <dl class="known">
        <dt>{label}</dt>
        <dd id={id}>{value || "–"}</dd>
      </dl>
    );
  }
  return (
    <ValueField
      id={id}
      label={label}
      rules={known}
      kept={field.ofContact && value !== "" && !mayRemove}
      value={value}
      onValue={(text) => act("customer.write", field.id, text)}
    />
  );
}

/** A field of the system in the agent's language, another one as the center calls it. */
export function labelOf({ name, group, ofContact }: ShownField, words: Words): string {
  return words.find(`field.${name}`) ?? (ofContact ? name : `${group}: ${name}`);
}

export const parts: Parts = {
  tabs: [
    {
      name: "customer",
      title: "customer.title",
      View: Customer,
      shows: (state) => state.call.id !== "" && state.fields.shown.length > 0,
    },
  ],
};
