/** The icons in use, each from its own file: the set as a whole is two thousand. */
export { default as Mic } from "lucide/dist/esm/icons/mic.mjs";
export { default as MicOff } from "lucide/dist/esm/icons/mic-off.mjs";
export { default as Pause } from "lucide/dist/esm/icons/pause.mjs";
export { default as Phone } from "lucide/dist/esm/icons/phone.mjs";
export { default as PhoneOff } from "lucide/dist/esm/icons/phone-off.mjs";
export { default as Play } from "lucide/dist/esm/icons/play.mjs";
