import { expect, test } from "vitest";
import { fragmentOf, restarted } from "../src/fragment.ts";

const OFFER =
  "v=0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:new1\r\na=ice-pwd:secret\r\na=ice-options:trickle\r\na=mid:0\r\na=sendrecv\r\n";
const ANSWER =
  "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=ice-ufrag:old\r\na=ice-pwd:old\r\na=mid:0\r\na=candidate:1 1 udp 1 127.0.0.1 4000 typ host\r\na=setup:passive\r\n";

test("a restart sends what ICE needs, and nothing else", () => {
  expect(fragmentOf(OFFER)).toBe(
    "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=ice-ufrag:new1\r\na=ice-pwd:secret\r\na=ice-options:trickle\r\na=mid:0\r\n",
  );
});

test("its answer takes the place of the old ICE, and all else stays", () => {
  const fragment =
    "m=audio 9 RTP/AVP 0\na=mid:0\na=ice-ufrag:fresh\na=ice-pwd:fresh\na=candidate:1 1 udp 1 127.0.0.1 5000 typ host\n";
  expect(restarted(ANSWER, fragment)).toBe(
    "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=setup:passive\r\na=ice-ufrag:fresh\r\na=ice-pwd:fresh\r\na=candidate:1 1 udp 1 127.0.0.1 5000 typ host\r\n",
  );
});
