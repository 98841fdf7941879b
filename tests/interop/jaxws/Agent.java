import cti.*;
import java.net.URL;
import java.util.List;
import java.util.stream.Collectors;

/** An agent's day with JAX-WS RI; what it sees goes out as JSON lines (test_soap_peers.py). */
public final class Agent {
    private final Cti seat;
    private final String listener;

    private Agent(String url) throws Exception {
        seat = new CtiService(new URL(url + "?wsdl")).getCtiPort();
        listener = seat.addListener("jaxws");
    }

    public static void main(String[] arguments) throws Exception {
        System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
        new Agent(arguments[0]).work();
    }

    private void work() throws Exception {
        seat.login("ada", "demo-ada-1", "1001", "VoIP");
        waitFor(LoginProcessFinished.class);
        List<SkillInfo> skills = seat.getAvailableSkills();
        say("answer", "getAvailableSkills", "names", names(skills, SkillInfo::getName));
        seat.setReadyState(1L);
        waitFor(ReadyStateChanged.class);
        AgentBridgeStatus status = seat.getStatus();
        say("answer", "getStatus", "loggedIn", status.isLoggedIn(), "ready", status.isReady());

        seat.makeCall("+14155550123", 0L, true, 0L);
        waitFor(CallStarted.class);
        seat.disconnectCall();
        waitFor(CallEnded.class);
        finish();
        refuse();
        seat.logout(0L);
        waitFor(LogoutProcessFinished.class);
        seat.removeListener(listener);
    }

    private void finish() throws Exception {
        CampaignInfo campaign = seat.getAvailableCampaigns().stream()
                .filter(each -> each.getName().equals("Customer Care")).findFirst().get();
        List<DispositionValue> dispositions = seat.getCampaignDispositions(campaign.getId());
        Long id = dispositions.get(0).getId();
        say("answer", "getCampaignDispositions", "names", names(dispositions, DispositionValue::getName), "id", id);
        seat.finishCall(id, "Gr\u00fc\u00dfe & <danke>");
        waitFor(CallFinished.class);
    }

    private void refuse() {
        try {
            seat.checkEvent("nobody", 0L);
        } catch (CtiFault_Exception refused) {
            CtiFault fault = refused.getFaultInfo();
            say("fault", fault.getCode(), "type", nameOf(fault), "text", refused.getMessage());
        }
    }

    private void waitFor(Class<? extends Event> last) throws Exception {
        Event event;
        do {
            event = seat.checkEvent(listener, 2000L);
            tell(event);
        } while (!last.isInstance(event));
    }

    private static void tell(Event event) {
        String name = nameOf(event);
        if (event instanceof LoginProcessFinished) {
            LoginProcessFinished login = (LoginProcessFinished) event;
            say("event", name, "user", login.getUser(), "successfull", login.isSuccessfull());
        } else if (event instanceof UpdateStatus) {
            say("event", name, "loggedIn", ((UpdateStatus) event).getStatus().isLoggedIn());
        } else if (event instanceof ReadyStateChanged) {
            say("event", name, "id", ((ReadyStateChanged) event).getId());
        } else if (event instanceof CallInitiated) {
            CallInitiated call = (CallInitiated) event;
            say("event", name, "number", call.getNumber(), "type", call.getType());
        } else if (event instanceof CallStarted) {
            say("event", name, "callSessionId", ((CallStarted) event).getCallSessionId());
        } else if (event instanceof CallEnded) {
            say("event", name, "party", ((CallEnded) event).getParty());
        } else if (event instanceof CallFinished) {
            say("event", name, "callStarted", ((CallFinished) event).getCallStarted());
        } else {
            say("event", name);
        }
    }

    private static String nameOf(Object declared) {
        String name = declared.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static <T> List<String> names(List<T> values, java.util.function.Function<T, String> name) {
        return values.stream().map(name).collect(Collectors.toList());
    }

    private static void say(Object... pairs) {
        StringBuilder line = new StringBuilder();
        for (int place = 0; place < pairs.length; place += 2) {
            line.append(place == 0 ? "{" : ", ").append(json(pairs[place])).append(": ").append(json(pairs[place + 1]));
        }
        System.out.println(line.append("}"));
    }

    private static String json(Object value) {
        if (value instanceof List) {
            List<?> values = (List<?>) value;
            return values.stream().map(Agent::json).collect(Collectors.joining(", ", "[", "]"));
        }
        boolean bare = value == null || value instanceof Number || value instanceof Boolean;
        return bare ? String.valueOf(value) : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
