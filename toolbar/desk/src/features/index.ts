/** All features of the desk; who adds one, adds its line here. */

import type { Feature, SliceName } from "../port.ts";
import { agent } from "./agent.ts";
import { allowed } from "./allowed.ts";
import { audio } from "./audio.ts";
import { call } from "./call.ts";
import { callbacks } from "./callbacks.ts";
import { callingBack } from "./calling-back.ts";
import { campaigns, skills } from "./campaigns.ts";
import { connectors } from "./connectors.ts";
import { customer } from "./customer.ts";
import { dial } from "./dial.ts";
import { dnc } from "./dnc.ts";
import { doctor } from "./doctor.ts";
import { fields } from "./fields.ts";
import { happened } from "./happened.ts";
import { history, missed } from "./history.ts";
import { looks } from "./looks.ts";
import { messages } from "./messages.ts";
import { notes } from "./notes.ts";
import { notices } from "./notices.ts";
import { options } from "./options.ts";
import { others } from "./others.ts";
import { parked } from "./parked.ts";
import { player } from "./player.ts";
import { preview } from "./preview.ts";
import { prompts } from "./prompts.ts";
import { queue } from "./queue.ts";
import { recording } from "./recording.ts";
import { routing } from "./routing.ts";
import { script } from "./script.ts";
import { session } from "./session.ts";
import { strip } from "./strip.ts";
import { targets } from "./targets.ts";
import { trouble } from "./trouble.ts";
import { voicemail } from "./voicemail.ts";
import { voicemails } from "./voicemails.ts";
import { worksheet } from "./worksheet.ts";
import { wrapUp } from "./wrap-up.ts";

type AnyFeature = { [Name in SliceName]: Feature<Name> }[SliceName];

const ALL: readonly AnyFeature[] = [
  session,
  trouble,
  allowed,
  agent,
  campaigns,
  skills,
  queue,
  notes,
  call,
  wrapUp,
  callingBack,
  recording,
  others,
  routing,
  parked,
  prompts,
  dial,
  targets,
  history,
  missed,
  audio,
  strip,
  preview,
  fields,
  customer,
  script,
  worksheet,
  connectors,
  dnc,
  callbacks,
  voicemails,
  voicemail,
  player,
  messages,
  notices,
  options,
  looks,
  doctor,
  happened,
];

/** Events change them in this order. */
export const FEATURES = ALL as readonly Feature[];
