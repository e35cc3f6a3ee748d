package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.publishing.Reader.Answer;
import org.gazette.publishing.Reader.Call;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.storage.OnBothDatabases;
import org.gazette.text.Nets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub and its subscribers, over HTTP. */
class HubTest {
    private static final Duration LONG = Duration.ofHours(8);

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final Reader reader = new Reader();

    @AfterEach
    void close() {
        reader.close();
    }

    @OnBothDatabases
    void aSubscriptionFromItsFirstDayToItsLast(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            assertThat(node.ask("subscribe", reader.at("/push?id=7")))
                    .isEqualTo(new HubAnswer(202, "The request to subscribe will be verified."));
            assertThat(reader.calls()).isEmpty();

            node.hub.work();
            Call question = reader.calls().get(0);
            assertThat(question.method()).isEqualTo("GET");
            assertThat(question.target()).startsWith("/push?id=7&hub.mode=subscribe&");
            assertThat(question.parameters())
                    .containsEntry("hub.topic", HubNode.TOPIC)
                    .containsEntry("hub.lease_seconds", "864000");
            assertThat(question.parameter("hub.challenge")).hasSizeGreaterThan(20);

            node.publish("second");
            node.hub.work();
            node.hub.published(List.of(HubNode.PATH));
            node.hub.work();
            assertThat(reader.delivered()).containsExactly("second");
            Call delivery = reader.calls("POST").get(0);
            assertThat(delivery.target()).isEqualTo("/push?id=7");
            assertThat(delivery.headers().get("Content-Type")).containsExactly(HubNode.TYPE);
            assertThat(delivery.headers().get("Link"))
                    .containsExactly(
                            "<https://gazette.example/hub>; rel=\"hub\", <" + HubNode.TOPIC + ">; rel=\"self\"");
            assertThat(delivery.headers()).doesNotContainKey("X-Hub-Signature");

            node.ask("unsubscribe", reader.at("/push?id=7"), "hub.lease_seconds", "ignored");
            node.hub.work();
            assertThat(reader.calls("GET").get(1).parameters())
                    .containsEntry("hub.mode", "unsubscribe")
                    .doesNotContainKey("hub.lease_seconds");
            node.publish("third");
            node.hub.work();
            assertThat(reader.delivered()).containsExactly("second");
        }
    }

    /** Too late for the state that is written down with it, and too early to be seen by who publishes. */
    @OnBothDatabases
    void aStateThatIsPublishedWhileASubscriptionIsWrittenDownIsDeliveredToo(Database database) {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Clock asked = new StandingClock(clock.instant()) {
            @Override
            public Instant instant() {
                if (!reader.calls("GET").isEmpty()) {
                    meanwhile.getAndSet(() -> {}).run();
                }
                return super.instant();
            }
        };
        try (HubNode node = new HubNode(database, asked)) {
            meanwhile.set(() -> node.publish("second"));
            node.subscribe(reader.at("/"));
            node.hub.work();

            assertThat(reader.delivered()).containsExactly("second");
        }
    }

    @OnBothDatabases
    void aDeliveryIsSignedWithTheSecret(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"), "hub.secret", "Schlüssel");
            node.publish("<feed/>");
            node.hub.work();

            // printf '<feed/>' | openssl dgst -sha256 -hmac 'Schlüssel'
            assertThat(reader.calls("POST").get(0).headers().get("X-Hub-Signature"))
                    .containsExactly("sha256=d1d2d6b53c4a3b968623b264f9f148063246eaba32f94ba12b11ea6488a234cf");
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hub.mode | | hub.mode is missing.",
                "hub.topic | | hub.topic is missing.",
                "hub.callback | | hub.callback is missing.",
                "hub.mode | renew | hub.mode is neither subscribe nor unsubscribe.",
                "hub.mode | publish | This hub publishes only its own feeds: hub.mode is subscribe or unsubscribe.",
                "hub.topic | https://gazette.example/feeds/none.atom | hub.topic is no feed of this site:",
                "hub.topic | https://other.example/feeds/all.atom | hub.topic is no feed of this site:",
                "hub.topic | http://gazette.example/feeds/all.atom | hub.topic is no feed of this site:",
                "hub.topic | https://gazette.example/feeds/../feeds/all.atom | hub.topic is no feed of this site:",
                "hub.topic | https://gazette.example/ | hub.topic is no feed of this site:",
                "hub.topic | https://gazette.example/feeds/all/archive/1.atom | hub.topic is no feed of this site:",
                "hub.callback | ftp://reader.example/ | hub.callback is no http or https address.",
                "hub.callback | https://me@reader.example/ | hub.callback must name no user and no fragment.",
                "hub.lease_seconds | -1 | hub.lease_seconds is no number of seconds such as 864000.",
                "hub.lease_seconds | 0 | hub.lease_seconds is no number of seconds such as 864000.",
                "hub.lease_seconds | ten | hub.lease_seconds is no number of seconds such as 864000.",
                "hub.lease_seconds | 1.5 | hub.lease_seconds is no number of seconds such as 864000."
            })
    void aRequestThatIsWrongIsToldWhy(String name, String value, String words) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            Map<String, String> form = HubNode.form("subscribe", reader.at("/"));
            form.put(name, value == null ? "" : value);
            node.put("/feeds/all/archive/1.atom", "old");
            node.put("/", "front");

            HubAnswer answer = node.ask(form);
            node.hub.work();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.words()).startsWith(words);
            assertThat(reader.calls()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({"199, 202", "200, 400"})
    void aSecretIsShorterThan200Bytes(int bytes, int status) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            String secret = "é".repeat(bytes / 2) + "x".repeat(bytes % 2);

            assertThat(node.ask("subscribe", reader.at("/"), "hub.secret", secret)
                            .status())
                    .isEqualTo(status);
            assertThat(node.ask("subscribe", reader.at("/"), "hub.secret", "a\0b")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aParameterThatNobodyKnowsIsPassedOver() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            assertThat(node.ask("subscribe", reader.at("/"), "hub.verify", "sync", "colour", "red")
                            .status())
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest(name = "asked for {0}, granted {1}")
    @CsvSource({
        "'', 864000",
        "1, 86400",
        "86400, 86400",
        "900000, 900000",
        "1296000, 1296000",
        "1296001, 1296000",
        "99999999999999999999999, 1296000"
    })
    void aLeaseIsGrantedFromOneDayTo15(String asked, String granted) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"), "hub.lease_seconds", asked);

            assertThat(reader.calls().get(0).parameter("hub.lease_seconds")).isEqualTo(granted);
            Instant ends = new HubLedger(database).all().get(0).leaseEnds();
            assertThat(ends)
                    .isBetween(
                            database.now().plusSeconds(Long.parseLong(granted) - 60),
                            database.now().plusSeconds(Long.parseLong(granted)));
        }
    }

    /** The old subscription has the secret «old»; the signature tells which one stands. */
    @ParameterizedTest(name = "HTTP {0} and {1}")
    @CsvSource({
        "200, another word",
        "200, CHALLENGE and more",
        "200, ''",
        "301, CHALLENGE",
        "302, CHALLENGE",
        "304, ''",
        "400, CHALLENGE",
        "404, CHALLENGE",
        "410, CHALLENGE",
        "500, CHALLENGE",
        "503, CHALLENGE"
    })
    void aVerificationThatFailsLeavesWhatStoodBefore(int status, String body) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"), "hub.secret", "old");
            node.publish("second");
            node.hub.work();

            reader.manners(call -> call.method().equals("GET")
                    ? new Answer(
                            status,
                            body.replace("CHALLENGE", call.parameter("hub.challenge")),
                            Map.of("Location", reader.at("/elsewhere")))
                    : new Answer(200, ""));
            node.subscribe(reader.at("/"), "hub.secret", "new");
            node.subscribe(reader.at("/never"));
            node.ask("unsubscribe", reader.at("/"));
            clock.forward(LONG);
            node.hub.work();
            node.publish("third");
            node.hub.work();
            node.publish("second");
            node.hub.work();

            assertThat(reader.calls("GET"))
                    .hasSize(4)
                    .noneMatch(call -> call.target().startsWith("/elsewhere"));
            assertThat(reader.delivered()).containsExactly("second", "third", "second");
            assertThat(reader.calls("POST")).allMatch(call -> call.target().equals("/"));
            List<List<String>> signatures = reader.calls("POST").stream()
                    .map(call -> call.headers().get("X-Hub-Signature"))
                    .toList();
            assertThat(signatures.get(2)).isEqualTo(signatures.get(0));
        }
    }

    @OnBothDatabases
    void aNewRequestCountsFromWhenItIsVerified(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"), "hub.secret", "old");
            node.subscribe(reader.at("/"), "hub.secret", "Schlüssel");
            node.publish("<feed/>");
            node.hub.work();

            assertThat(reader.calls("POST"))
                    .singleElement()
                    .extracting(call -> call.headers().getFirst("X-Hub-Signature"))
                    .isEqualTo("sha256=d1d2d6b53c4a3b968623b264f9f148063246eaba32f94ba12b11ea6488a234cf");
            assertThat(reader.calls("GET").get(0).parameter("hub.challenge"))
                    .isNotEqualTo(reader.calls("GET").get(1).parameter("hub.challenge"));
        }
    }

    @OnBothDatabases
    void theNewestOfTwoRequestsIsVerified(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.ask("subscribe", reader.at("/"));
            node.ask("unsubscribe", reader.at("/"));
            node.hub.work();

            assertThat(reader.calls()).hasSize(1);
            assertThat(reader.calls().get(0).parameter("hub.mode")).isEqualTo("unsubscribe");
        }
    }

    @Test
    void aFeedThatIsGoneBeforeTheVerificationIsDenied() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.ask("subscribe", reader.at("/push"));
            node.shelf.remove(HubNode.PATH);
            node.hub.work();
            node.hub.work();

            assertThat(reader.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.parameters())
                            .containsEntry("hub.mode", "denied")
                            .containsEntry("hub.topic", HubNode.TOPIC)
                            .containsEntry("hub.reason", "there is no such feed any more"));
        }
    }

    @Test
    void aSubscriptionToAFeedThatIsGoneCanBeEnded() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            node.shelf.remove(HubNode.PATH);

            assertThat(node.ask("unsubscribe", reader.at("/other")).status()).isEqualTo(400);
            assertThat(node.ask("unsubscribe", reader.at("/")).status()).isEqualTo(202);
            node.hub.work();

            assertThat(new HubLedger(database).all()).isEmpty();
        }
    }

    @Test
    void whatIsPublishedWhileTheRequestWaitsIsDelivered() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.ask("subscribe", reader.at("/"));
            node.publish("second");
            node.hub.work();

            assertThat(reader.delivered()).containsExactly("second");
        }
    }

    @ParameterizedTest(name = "HTTP {0}")
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void aDeliveryThatIsTakenIsNotMadeAgain(int status) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            reader.receives(status);
            node.publish("second");
            node.hub.work();
            clock.forward(LONG);
            node.hub.work();

            assertThat(reader.delivered()).containsExactly("second");
        }
    }

    @ParameterizedTest(name = "HTTP {0}")
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 404, 418, 500, 503})
    void allElseFailsAndIsTriedAgainWithTheNewestState(int status) {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            reader.manners(call -> new Answer(
                    status, "", Map.of("Location", reader.at("/elsewhere"), "WWW-Authenticate", "Basic realm=\"x\"")));
            node.publish("second");
            node.hub.work();
            node.publish("third");
            node.publish("fourth");
            node.hub.work();
            assertThat(reader.delivered()).containsExactly("second");

            reader.receives(200);
            clock.forward(Duration.ofSeconds(13));
            node.hub.work();

            assertThat(reader.delivered()).containsExactly("second", "fourth");
            assertThat(reader.calls()).noneMatch(call -> call.target().equals("/elsewhere"));
            assertThat(new HubLedger(database).all().get(0).failures()).isZero();
        }
    }

    @OnBothDatabases
    void a410EndsTheSubscription(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            reader.receives(410);
            node.publish("second");
            node.hub.work();

            assertThat(new HubLedger(database).all()).isEmpty();
        }
    }

    @OnBothDatabases
    void aCallbackThatFailsKeepsItsSubscriptionAndIsTriedLessAndLess(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            reader.receives(500);
            node.publish("second");
            for (int at = 0; at < 12; at++) {
                node.hub.work();
                clock.forward(LONG);
            }

            assertThat(reader.delivered()).hasSize(12);
            assertThat(new HubLedger(database).all())
                    .singleElement()
                    .isEqualTo(new HubLedger.Line(
                            HubNode.TOPIC,
                            "127.0.0.1",
                            new HubLedger(database).all().get(0).leaseEnds(),
                            Optional.empty(),
                            12,
                            "HTTP 500"));
        }
    }

    @OnBothDatabases
    void aLeaseEndsByTheClockOfTheDatabase(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            node.subscribe(reader.at("/other"));
            database.run(handle -> handle.createUpdate(
                            "update hub_subscription set lease_at = :now where callback like '%/other'")
                    .bind("now", database.now(handle))
                    .execute());
            node.publish("second");
            node.hub.work();

            assertThat(reader.calls("POST")).extracting(Call::target).containsExactly("/");
            assertThat(new HubLedger(database).all()).hasSize(1);
            clock.forward(LONG);
            node.hub.work();
            assertThat(database.<Integer, RuntimeException>read(
                            handle -> handle.createQuery("select count(*) from hub_subscription")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(1);
        }
    }

    @OnBothDatabases
    void whatWasPromisedIsKeptOverARestart(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.ask("subscribe", reader.at("/"));
        }
        try (HubNode node = new HubNode(database, clock)) {
            node.hub.work();
            node.publish("second");
        }
        try (HubNode node = new HubNode(database, clock)) {
            node.put(HubNode.PATH, "second");
            node.hub.work();
        }

        assertThat(reader.delivered()).containsExactly("second");
    }

    /** A node died with a row in its hand. */
    @OnBothDatabases
    void whatADeadNodeHeldIsTakenUpWhenItsTimeIsOver(Database database) {
        HubSubscriptions dead = new HubSubscriptions(database, clock);
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            node.publish("second");
            FeedSubscription held = dead.claim(false, List.of()).orElseThrow();
            node.hub.work();
            assertThat(reader.delivered()).isEmpty();

            database.run(handle -> handle.execute("update hub_subscription set claimed_at = 0"));
            node.hub.work();
            assertThat(reader.delivered()).containsExactly("second");

            dead.failed(held, "a word from the grave");
            assertThat(new HubLedger(database).all().get(0).failures()).isZero();
        }
    }

    /** A node that is behind leaves the delivery to the one that has what is due. */
    @OnBothDatabases
    void aNodeThatIsBehindDeliversNothingOld(Database database) {
        try (HubNode ahead = new HubNode(database, clock);
                HubNode behind = new HubNode(database, clock)) {
            ahead.subscribe(reader.at("/"));
            ahead.publish("second");
            behind.hub.work();
            assertThat(reader.delivered()).isEmpty();

            clock.forward(Duration.ofSeconds(1));
            ahead.hub.work();
            behind.publish("second");
            behind.hub.work();
            assertThat(reader.delivered()).containsExactly("second");
        }
    }

    @Test
    void whatNoNodeHasAnyMoreIsNotWaitedForForEver() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            node.publish("second");
            node.put(HubNode.PATH, "the same, set anew");
            node.hub.work();
            assertThat(reader.delivered()).isEmpty();

            clock.forward(Duration.ofSeconds(30));
            node.hub.work();
            clock.forward(LONG);
            node.hub.work();
            assertThat(reader.delivered()).containsExactly("the same, set anew");
        }
    }

    @Test
    void twoNodesDeliverOnceEach() {
        try (Database database = FreshDatabases.postgresql();
                HubNode one = new HubNode(database, clock);
                HubNode other = new HubNode(database, clock)) {
            for (int at = 0; at < 30; at++) {
                one.ask("subscribe", reader.at("127.0.0." + (1 + at % 6), "/" + at));
            }
            one.hub.start();
            other.hub.start();
            await().until(() -> new HubLedger(database).all().size() == 30);

            one.put(HubNode.PATH, "second");
            other.put(HubNode.PATH, "second");
            one.hub.published(List.of(HubNode.PATH));
            other.hub.published(List.of(HubNode.PATH));
            await().until(() -> new HubLedger(database)
                    .all().stream().allMatch(line -> line.deliveredAt().isPresent()));
            one.hub.close();
            other.hub.close();

            assertThat(reader.calls("GET")).hasSize(30);
            assertThat(reader.calls("POST"))
                    .extracting(Call::target)
                    .doesNotHaveDuplicates()
                    .hasSize(30);
        }
    }

    @Test
    void aCallbackThatNeverAnswersHoldsUpNobody() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            for (int at = 0; at < 20; at++) {
                node.ask("subscribe", reader.at("127.0.0.2", "/slow" + at));
            }
            node.subscribe(reader.at("/quick"));
            // twelve hosts that do not even answer to be verified
            for (int at = 0; at < 12; at++) {
                node.ask("subscribe", reader.at("127.0.1." + at, "/slow"));
            }
            reader.manners(call -> call.target().startsWith("/slow") ? waitFor(over, call) : Reader.agree(call));
            node.hub.start();
            await().until(() -> reader.calls("GET").size() == 21 + 4);

            node.publish("second");
            await().until(() ->
                    reader.calls("POST").stream().anyMatch(call -> call.target().equals("/quick")));

            assertThat(reader.calls("POST").stream()
                            .filter(call -> call.target().startsWith("/slow")))
                    .hasSizeLessThanOrEqualTo(2);
            over.countDown();
        }
    }

    @Test
    void oneHostGetsTwoCallsAtATime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            for (int at = 0; at < 10; at++) {
                node.ask("subscribe", reader.at("/" + at));
            }
            node.hub.work();
            reader.manners(call -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    return waitFor(over, call);
                } finally {
                    now.decrementAndGet();
                }
            });
            node.publish("second");
            node.hub.start();
            await().until(() -> now.get() == 2);
            over.countDown();
            await().until(() -> reader.calls("POST").size() == 10);
        }
        assertThat(most).hasValue(2);
    }

    private static Answer waitFor(CountDownLatch latch, Call call) {
        try {
            return latch.await(1, TimeUnit.MINUTES) ? Reader.agree(call) : new Answer(500, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(500, "");
        }
    }

    /** The name leads to an allowed address when it is verified, and elsewhere when the delivery is made. */
    @Test
    void aNameThatLeadsElsewhereLaterIsNotCalledThere() {
        ConcurrentLinkedQueue<String> leadsTo = new ConcurrentLinkedQueue<>(List.of("127.0.0.1", "127.0.0.2"));
        Names names = host -> InetAddress.getAllByName(leadsTo.remove());
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock, new Nets(List.of("127.0.0.1/32")), names)) {
            node.subscribe(reader.at("reader.example", "/"));
            assertThat(reader.calls("GET")).hasSize(1);
            node.publish("second");
            node.hub.work();

            assertThat(leadsTo).isEmpty();
            assertThat(reader.calls("POST")).isEmpty();
            assertThat(new HubLedger(database).all().get(0).reply())
                    .isEqualTo("UnknownHostException: reader.example leads to 127.0.0.2, which is not public");
        }
    }

    @Test
    void whoGivesNoAnswerIsAskedThreeTimes() {
        AtomicInteger lookedUp = new AtomicInteger();
        Names names = host -> {
            lookedUp.incrementAndGet();
            throw new UnknownHostException(host);
        };
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock, Nets.NONE, names)) {
            node.subscribe(reader.at("reader.example", "/"));
            for (int at = 0; at < 5; at++) {
                clock.forward(LONG);
                node.hub.work();
            }

            assertThat(lookedUp).hasValue(3);
        }
    }

    @Test
    void aClientHasSoManyRequestsAndThenOneEachFewSeconds() {
        try (Database database = FreshDatabases.sqlite();
                HubNode node = new HubNode(database, clock)) {
            for (int at = 0; at < 200; at++) {
                assertThat(ask(node, "2001:db8::" + (at + 1))).isEqualTo(202);
            }

            assertThat(ask(node, "2001:db8::ffff")).isEqualTo(429);
            assertThat(ask(node, "2001:db8:0:1::1")).isEqualTo(202);
            clock.forward(Duration.ofSeconds(5));
            assertThat(ask(node, "2001:db8::ffff")).isEqualTo(202);
            assertThat(ask(node, "2001:db8::ffff")).isEqualTo(429);
        }
    }

    private int ask(HubNode node, String client) {
        return node.hub
                .request(HubNode.form("subscribe", reader.at("/")), client)
                .status();
    }

    @OnBothDatabases
    void aHostHasSoManySubscriptions(Database database) {
        try (HubNode node = new HubNode(database, clock)) {
            node.subscribe(reader.at("/"));
            database.run(handle -> handle.execute("""
                    with recursive n (n) as (select 1 union all select n + 1 from n where n < 999)
                    insert into hub_subscription (topic, callback, path, host, secret, lease_at, news, marked_at, told,
                        told_at, failures, due_at, reply, epoch, claimed_at)
                    select topic, callback || n, path, host, secret, lease_at, news, marked_at, told,
                        told_at, failures, due_at, reply, epoch, claimed_at from hub_subscription, n
                    """));

            assertThat(node.ask("subscribe", reader.at("/one-more")))
                    .isEqualTo(
                            new HubAnswer(429, "The host of hub.callback has 1000 subscriptions, which is the most."));
            assertThat(node.ask("subscribe", reader.at("/")).status()).isEqualTo(202);
            assertThat(node.ask("subscribe", reader.at("127.0.0.2", "/")).status())
                    .isEqualTo(202);
        }
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(10));
    }
}
