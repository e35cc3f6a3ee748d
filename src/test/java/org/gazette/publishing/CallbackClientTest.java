package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gazette.publishing.Reader.Answer;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackClientTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final Map<String, String> FEED = Map.of("Content-Type", "application/atom+xml; charset=utf-8");
    private static final CallbackClient.Patience LITTLE =
            new CallbackClient.Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(200));

    private final Reader reader = new Reader();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        reader.close();
        threads.shutdownNow();
    }

    @Test
    void aCallSaysWhoCallsAndLittleElse() {
        try (CallbackClient client = client("127.0.0.0/8")) {
            client.post(URI.create(reader.at("/a//b/../c%2Fd?x=%41&&y")), bytes("<feed/>"), FEED);
        }

        Reader.Call call = reader.calls().get(0);
        assertThat(call.target()).isEqualTo("/a//b/../c%2Fd?x=%41&&y");
        assertThat(call.text()).isEqualTo("<feed/>");
        assertThat(call.headers().get("User-Agent")).containsExactly("Gazette (+https://gazette.example/)");
        assertThat(call.headers().get("Content-Type")).containsExactly("application/atom+xml; charset=utf-8");
        assertThat(call.headers().keySet())
                .containsExactlyInAnyOrder("Host", "User-agent", "Content-type", "Content-length", "Connection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "10.0.0.1",
                "169.254.169.254",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]"
            })
    void anAddressThatIsNotPublicIsNotCalled(String host) {
        try (CallbackClient client = client("192.0.2.0/24")) {
            CallbackReply reply = client.get(URI.create(reader.at(host, "/")), 10);

            assertThat(reply.answered()).isFalse();
            assertThat(reply.words()).startsWith("UnknownHostException: ");
        }
        assertThat(reader.calls()).isEmpty();
    }

    @Test
    void oneAddressOfManyThatIsNotPublicIsEnough() {
        Names names = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1")};
        try (CallbackClient client = client(names, CallbackClient.Patience.USUAL)) {
            assertThat(client.get(URI.create(reader.at("reader.example", "/")), 10)
                            .words())
                    .isEqualTo("UnknownHostException: reader.example leads to 10.0.0.1, which is not public");
        }
        assertThat(reader.calls()).isEmpty();
    }

    /** What was checked is what is called: there is no second look-up in which a name could lead elsewhere. */
    @Test
    void aNameIsLookedUpOnceForEachCall() {
        AtomicInteger lookedUp = new AtomicInteger();
        Names names = host -> {
            assertThat(host).isEqualTo("reader.example");
            lookedUp.incrementAndGet();
            return InetAddress.getAllByName("127.0.0.1");
        };
        try (CallbackClient client = client(names, CallbackClient.Patience.USUAL)) {
            client.get(URI.create(reader.at("reader.example", "/")), 10);
            assertThat(lookedUp).hasValue(1);
            client.get(URI.create(reader.at("reader.example", "/")), 10);
            assertThat(lookedUp).hasValue(2);
        }
        assertThat(reader.calls()).hasSize(2);
        assertThat(reader.calls().get(0).headers().getFirst("Host")).isEqualTo("reader.example:" + reader.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsAnAnswerLikeAnyOther(int status) {
        reader.manners(call -> new Answer(status, "", Map.of("Location", reader.at("/elsewhere"))));
        try (CallbackClient client = client("127.0.0.0/8")) {
            assertThat(client.get(URI.create(reader.at("/")), 10).status()).isEqualTo(status);
            assertThat(client.post(URI.create(reader.at("/")), bytes("x"), FEED).status())
                    .isEqualTo(status);
        }
        assertThat(reader.calls()).hasSize(2);
    }

    @Test
    void aCookieIsNotKept() {
        reader.manners(call -> new Answer(200, "", Map.of("Set-Cookie", "id=7")));
        try (CallbackClient client = client("127.0.0.0/8")) {
            client.get(URI.create(reader.at("/")), 10);
            client.get(URI.create(reader.at("/")), 10);
        }
        assertThat(reader.calls().get(1).headers()).doesNotContainKey("Cookie");
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "4, abcd", "100, abcdefgh"})
    void noMoreOfABodyIsReadThanWasAskedFor(int most, String body) {
        reader.manners(call -> new Answer(200, "abcdefgh"));
        try (CallbackClient client = client("127.0.0.0/8")) {
            assertThat(client.get(URI.create(reader.at("/")), most).body()).isEqualTo(bytes(body));
        }
    }

    /** Each would go on for ever if we let it. */
    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\n\r\n', x, 200",
        "'HTTP/1.1 200 OK\r\n', 'X: y\r\n', 0",
        "'HTTP/1.1 200 OK\r\nX: ', y, 0",
        "'', 'HTTP/1.1 100 Continue\r\n\r\n', 0"
    })
    void anAnswerWithoutEndIsCutOff(String head, String again, int status) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                CallbackClient client = client(InetAddress::getAllByName, LITTLE)) {
            Future<?> broken = threads.submit(() -> pour(server, head, again));

            assertThat(client.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), 10)
                            .status())
                    .isEqualTo(status);
            broken.get(1, TimeUnit.MINUTES);
        }
    }

    /** Writes until the other side has had enough. */
    private static void pour(ServerSocket server, String head, String again) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write(bytes(head));
            while (true) {
                out.write(bytes(again.repeat(1_000)));
            }
        } catch (IOException hungUp) {
            assertThat(server.isBound()).isTrue();
        }
    }

    @Test
    void whoNeverAnswersIsLeftInTheEnd() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        reader.manners(call -> {
            try {
                return new Answer(over.await(1, TimeUnit.MINUTES) ? 200 : 500, "");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (CallbackClient client = client(InetAddress::getAllByName, LITTLE)) {
            assertThat(client.get(URI.create(reader.at("/")), 10).answered()).isFalse();
        }
        over.countDown();
    }

    private static CallbackClient client(String allowed) {
        return new CallbackClient(
                SITE,
                new PublicAddresses(new Nets(List.of(allowed))),
                InetAddress::getAllByName,
                CallbackClient.Patience.USUAL);
    }

    private static CallbackClient client(Names names, CallbackClient.Patience patience) {
        return new CallbackClient(SITE, new PublicAddresses(new Nets(List.of("127.0.0.1/32"))), names, patience);
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
