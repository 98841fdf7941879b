/** The icons in use, each from its own file: the set as a whole is two thousand. */

export { default as AlarmClock } from "lucide/dist/esm/icons/alarm-clock.mjs";
export { default as Ban } from "lucide/dist/esm/icons/ban.mjs";
export { default as Check } from "lucide/dist/esm/icons/check.mjs";
export { default as CircleDot } from "lucide/dist/esm/icons/circle-dot.mjs";
export { default as Download } from "lucide/dist/esm/icons/download.mjs";
export { default as ExternalLink } from "lucide/dist/esm/icons/external-link.mjs";
export { default as Grip } from "lucide/dist/esm/icons/grip.mjs";
export { default as LifeBuoy } from "lucide/dist/esm/icons/life-buoy.mjs";
export { default as Menu } from "lucide/dist/esm/icons/menu.mjs";
export { default as Mic } from "lucide/dist/esm/icons/mic.mjs";
export { default as MicOff } from "lucide/dist/esm/icons/mic-off.mjs";
export { default as Pause } from "lucide/dist/esm/icons/pause.mjs";
export { default as Pencil } from "lucide/dist/esm/icons/pencil.mjs";
export { default as Phone } from "lucide/dist/esm/icons/phone.mjs";
export { default as PhoneForwarded } from "lucide/dist/esm/icons/phone-forwarded.mjs";
export { default as PhoneOff } from "lucide/dist/esm/icons/phone-off.mjs";
export { default as Play } from "lucide/dist/esm/icons/play.mjs";
export { default as Plus } from "lucide/dist/esm/icons/plus.mjs";
export { default as Send } from "lucide/dist/esm/icons/send.mjs";
export { default as Square } from "lucide/dist/esm/icons/square.mjs";
export { default as Trash } from "lucide/dist/esm/icons/trash.mjs";
export { default as Undo2 } from "lucide/dist/esm/icons/undo-2.mjs";
export { default as Voicemail } from "lucide/dist/esm/icons/voicemail.mjs";
