import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends a body four times with the HTTP client of the JDK, which offers HTTP/2 with each: Ask URL BODY. */
public class Ask {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        byte[] body = arguments[1].getBytes("UTF-8");
        ask(arguments[0], BodyPublishers.ofByteArray(body), false);
        ask(arguments[0], BodyPublishers.ofByteArray(body), false);
        ask(arguments[0], BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), false);
        ask(arguments[0], BodyPublishers.ofByteArray(body), true);
    }

    private static void ask(String url, BodyPublisher body, boolean waitsForWord) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "text/xml; charset=utf-8")
                .expectContinue(waitsForWord)
                .POST(body)
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.version() + " " + answer.body());
    }
}
