// An agent's day with gSOAP; what it sees goes out as JSON lines (test_soap_peers.py).

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "CtiPortBinding.nsmap"
#include "soapCtiPortBindingProxy.h"

static CtiPortBindingProxy seat(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE);
static std::string *listener;

static std::string *text(const char *value) { return new std::string(value); }
static LONG64 *number(LONG64 value) { return new LONG64(value); }

static std::string json(const std::string *value) { return value ? '"' + *value + '"' : "null"; }
template <typename T> static std::string json(const T *value) {
    std::ostringstream out;
    out << std::boolalpha;
    value ? out << *value : out << "null";
    return out.str();
}
template <typename T> static std::string names(const std::vector<T *> &values) {
    std::string list;
    for (const T *value : values) list += (list.empty() ? "" : ", ") + json(value->name);
    return "[" + list + "]";
}
static void say(const std::string &kind, const std::string &name, const std::string &more = "") {
    std::cout << "{\"" << kind << "\": \"" << name << '"' << (more.empty() ? "" : ", " + more) << "}" << std::endl;
}

// The answer of one operation; answers and parameters live as long as the program.
template <typename Request, typename Response>
static Response &ask(int (CtiPortBindingProxy::*operation)(Request *, Response &), Request request = Request()) {
    auto *response = new Response();
    if ((seat.*operation)(new Request(request), *response) != SOAP_OK) {
        seat.soap_stream_fault(std::cerr);
        std::exit(1);
    }
    return *response;
}

static void tell(const ns1__event *event) {
    if (auto *login = dynamic_cast<const ns1__loginProcessFinished *>(event))
        say("event", "loginProcessFinished",
            "\"user\": " + json(login->user) + ", \"successfull\": " + json(login->successfull));
    else if (auto *update = dynamic_cast<const ns1__updateStatus *>(event))
        say("event", "updateStatus", "\"loggedIn\": " + json(update->status->loggedIn));
    else if (auto *ready = dynamic_cast<const ns1__readyStateChanged *>(event))
        say("event", "readyStateChanged", "\"id\": " + json(ready->id));
    else if (auto *call = dynamic_cast<const ns1__callInitiated *>(event))
        say("event", "callInitiated", "\"number\": " + json(call->number) + ", \"type\": " + json(call->type));
    else if (auto *started = dynamic_cast<const ns1__callStarted *>(event))
        say("event", "callStarted", "\"callSessionId\": " + json(started->callSessionId));
    else if (auto *ended = dynamic_cast<const ns1__callEnded *>(event))
        say("event", "callEnded", "\"party\": " + json(ended->party));
    else if (auto *finished = dynamic_cast<const ns1__callFinished *>(event))
        say("event", "callFinished", "\"callStarted\": " + json(finished->callStarted));
    else if (dynamic_cast<const ns1__logoutProcessFinished *>(event))
        say("event", "logoutProcessFinished");
    else
        say("event", "other");
}

static ns1__checkEvent poll(std::string *who, LONG64 timeout) {
    ns1__checkEvent request;
    request.listenerId = who;
    request.timeout = number(timeout);
    return request;
}

template <typename Last> static void wait_for() {
    const ns1__event *event;
    do {
        event = ask(&CtiPortBindingProxy::checkEvent, poll(listener, 2000)).return_;
        tell(event);
    } while (!dynamic_cast<const Last *>(event));
}

static void log_in() {
    ns1__addListener hello;
    hello.name = text("gsoap");
    listener = ask(&CtiPortBindingProxy::addListener, hello).return_;
    ns1__login login;
    login.userName = text("ada");
    login.password = text("demo-ada-1");
    login.stationId = text("1001");
    login.stationType = text("VoIP");
    ask(&CtiPortBindingProxy::login, login);
    wait_for<ns1__loginProcessFinished>();
}

static void get_ready() {
    say("answer", "getAvailableSkills", "\"names\": " + names(ask(&CtiPortBindingProxy::getAvailableSkills).return_));
    ns1__setReadyState ready;
    ready.stateId = number(1);
    ask(&CtiPortBindingProxy::setReadyState, ready);
    wait_for<ns1__readyStateChanged>();
    auto *status = ask(&CtiPortBindingProxy::getStatus).return_;
    say("answer", "getStatus", "\"loggedIn\": " + json(status->loggedIn) + ", \"ready\": " + json(status->ready));
}

static void call() {
    ns1__makeCall call;
    call.number = text("+14155550123");
    call.campaignId = number(0);
    call.checkDnc = new bool(true);
    call.callbackId = number(0);
    ask(&CtiPortBindingProxy::makeCall, call);
    wait_for<ns1__callStarted>();
    ask(&CtiPortBindingProxy::disconnectCall);
    wait_for<ns1__callEnded>();
}

static void finish() {
    ns1__getCampaignDispositions request;
    for (auto *campaign : ask(&CtiPortBindingProxy::getAvailableCampaigns).return_)
        if (*campaign->name == "Customer Care") request.campaignId = campaign->id;
    auto &dispositions = ask(&CtiPortBindingProxy::getCampaignDispositions, request).return_;
    auto *id = dispositions.front()->id;
    say("answer", "getCampaignDispositions", "\"names\": " + names(dispositions) + ", \"id\": " + json(id));
    ns1__finishCall disposition;
    disposition.disposition = id;
    disposition.comments = text("Gr\u00fc\u00dfe & <danke>");
    ask(&CtiPortBindingProxy::finishCall, disposition);
    wait_for<ns1__callFinished>();
}

static void refuse() {
    auto nobody = poll(text("nobody"), 0);
    ns1__checkEventResponse response;
    if (seat.checkEvent(&nobody, response) == SOAP_OK) return;
    const SOAP_ENV__Detail *detail = seat.soap_fault()->detail;
    const auto *fault = detail->ns1__ctiFault_;
    const std::string message = seat.soap_fault_string();
    say("fault", *fault->code, "\"type\": \"ctiFault\", \"text\": " + json(&message));
}

static void log_out() {
    ns1__logout logout;
    logout.reasonId = number(0);
    ask(&CtiPortBindingProxy::logout, logout);
    wait_for<ns1__logoutProcessFinished>();
    ns1__removeListener goodbye;
    goodbye.listenerId = listener;
    ask(&CtiPortBindingProxy::removeListener, goodbye);
}

int main(int, char **arguments) {
    seat.soap_endpoint = arguments[1];
    log_in();
    get_ready();
    call();
    finish();
    refuse();
    log_out();
}
