// An agent's day with node's `soap`; what it sees goes out as JSON lines (test_soap_peers.py).

import soap from "soap";

const client = await soap.createClientAsync(`${process.argv[2]}?wsdl`);
const say = (line) => console.log(JSON.stringify(line));
// Not `loginAsync` and the like, which node's soap would add: the contract has operations of such names.
const ask = (operation, parameters = {}) =>
  new Promise((resolve, reject) => {
    client[operation](parameters, (error, result) => (error ? reject(error) : resolve(result?.return)));
  });

const told = {
  loginProcessFinished: ({ user, successfull }) => ({ user, successfull }),
  updateStatus: ({ status }) => ({ loggedIn: status.loggedIn }),
  readyStateChanged: ({ id }) => ({ id }),
  callInitiated: ({ number, type }) => ({ number, type }),
  callStarted: ({ callSessionId }) => ({ callSessionId }),
  callEnded: ({ party }) => ({ party }),
  callFinished: ({ callStarted }) => ({ callStarted }),
};

async function waitFor(last) {
  for (;;) {
    const event = await ask("checkEvent", { listenerId: listener, timeout: 2000 });
    const name = event.attributes["xsi:type"].split(":")[1];
    say({ event: name, ...told[name]?.(event) });
    if (name === last) return;
  }
}

const listener = await ask("addListener", { name: "node" });
await ask("login", { userName: "ada", password: "demo-ada-1", stationId: "1001", stationType: "VoIP" });
await waitFor("loginProcessFinished");
const skills = await ask("getAvailableSkills");
say({ answer: "getAvailableSkills", names: skills.map((skill) => skill.name) });
await ask("setReadyState", { stateId: 1 });
await waitFor("readyStateChanged");
const { loggedIn, ready } = await ask("getStatus");
say({ answer: "getStatus", loggedIn, ready });

await ask("makeCall", { number: "+14155550123", campaignId: 0, checkDnc: true, callbackId: 0 });
await waitFor("callStarted");
await ask("disconnectCall");
await waitFor("callEnded");
const campaigns = await ask("getAvailableCampaigns");
const { id: campaignId } = campaigns.find((campaign) => campaign.name === "Customer Care");
const dispositions = await ask("getCampaignDispositions", { campaignId });
const [{ id }] = dispositions;
say({ answer: "getCampaignDispositions", names: dispositions.map((each) => each.name), id });
await ask("finishCall", { disposition: id, comments: "Grüße & <danke>" });
await waitFor("callFinished");

try {
  await ask("checkEvent", { listenerId: "nobody", timeout: 0 });
} catch (refused) {
  const { detail, faultstring } = refused.root.Envelope.Body.Fault;
  const [[type, { code }]] = Object.entries(detail);
  say({ fault: code, type, text: faultstring });
}
await ask("logout", { reasonId: 0 });
await waitFor("logoutProcessFinished");
await ask("removeListener", { listenerId: listener });
