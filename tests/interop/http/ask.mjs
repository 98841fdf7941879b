// Sends a body three times over one connection with node's HTTP client: ask.mjs URL BODY.
import http from "node:http";

const [url, body] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function ask(pieces, headers) {
  return new Promise((resolve, reject) => {
    const options = { method: "POST", agent, headers: { "Content-Type": "text/xml", ...headers } };
    const request = http.request(url, options, (answer) => {
      let text = "";
      answer.on("data", (piece) => (text += piece));
      answer.on("end", () => resolve(`${answer.statusCode} ${request.reusedSocket} ${text}`));
    });
    request.on("error", reject);
    pieces.forEach((piece) => request.write(piece));
    request.end();
  });
}

console.log(await ask([body], { "Content-Length": Buffer.byteLength(body) }));
console.log(await ask([...body], {})); // a chunk for each letter
console.log(await ask([body], { Expect: "100-continue", "Content-Length": Buffer.byteLength(body) }));
agent.destroy();
