package org.gazette.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private static final Instant NOW = Instant.parse("2020-11-16T07:00:00Z");
    private static final AddressHash HASH = new AddressHash(new KeyRing(Map.of("1", new byte[32])));
    private static final EmailAddress ADA = EmailAddress.of("Ada@Example.org");

    @OnBothDatabases
    void aReaderSubscribesAndTheConsentIsKept(Database database) {
        Subscribers subscribers = subscribers(database);

        Subscription subscription = subscribers.subscribe(ADA, "Ada", "daily", List.of("world", "art"), "de", "desk");

        Subscriber ada = subscribers.of(ADA).orElseThrow();
        assertThat(subscription)
                .isEqualTo(new Subscription(ada, "daily", Subscription.State.ACTIVE, List.of("art", "world"), "de"));
        assertThat(ada.address()).hasToString("Ada@example.org");
        assertThat(ada.joinedAt()).isEqualTo(NOW);
        assertThat(subscribers.subscriptions(ada.id())).containsExactly(subscription);
        assertThat(consents(database)).containsExactly("SUBSCRIBED daily desk " + NOW.toEpochMilli());
    }

    @OnBothDatabases
    void twoSpellingsOfAnAddressAreOneReader(Database database) {
        Subscribers subscribers = subscribers(database);
        long ada = subscribers
                .subscribe(ADA, "Ada", "daily", List.of(), "", "desk")
                .subscriber()
                .id();

        Subscription again =
                subscribers.subscribe(EmailAddress.of("ada@EXAMPLE.ORG"), "", "weekly", List.of(), "", "desk");

        assertThat(again.subscriber().id()).isEqualTo(ada);
        assertThat(again.subscriber().name()).isEqualTo("Ada");
        assertThat(subscribers.subscriptions(ada))
                .extracting(Subscription::newsletter)
                .containsExactly("daily", "weekly");
        assertThat(database.<String, RuntimeException>read(
                        handle -> handle.createQuery("select address_hash from subscriber")
                                .mapTo(String.class)
                                .one()))
                .isEqualTo(HASH.of(ADA))
                .matches("[0-9a-f]{64}");
    }

    @OnBothDatabases
    void leavingTwiceIsLeavingOnceAndComingBackIsPossible(Database database) {
        Subscribers subscribers = subscribers(database);
        long ada = subscribers
                .subscribe(ADA, "", "daily", List.of(), "", "desk")
                .subscriber()
                .id();

        assertThat(subscribers.leave(ada, "daily", "way out")).isTrue();
        assertThat(subscribers.leave(ada, "daily", "way out")).isTrue();
        assertThat(subscribers.leave(ada, "weekly", "way out")).isFalse();
        assertThat(subscribers.leave(ada + 1, "daily", "way out")).isFalse();
        assertThat(subscribers.subscriptions(ada))
                .extracting(Subscription::state)
                .containsExactly(Subscription.State.LEFT);

        subscribers.subscribe(ADA, "", "daily", List.of(), "", "desk");
        assertThat(subscribers.subscriptions(ada))
                .extracting(Subscription::state)
                .containsExactly(Subscription.State.ACTIVE);
        assertThat(consents(database))
                .extracting(consent -> consent.split(" ")[0])
                .containsExactly("SUBSCRIBED", "LEFT", "SUBSCRIBED");
    }

    @OnBothDatabases
    void aLongListIsReadPageByPage(Database database) {
        Subscribers subscribers = subscribers(database);
        for (int n = 1; n <= 5; n++) {
            subscribers.subscribe(EmailAddress.of("r" + n + "@example.org"), "", "daily", List.of(), "", "import");
        }
        subscribers.subscribe(ADA, "", "weekly", List.of(), "", "import");

        List<Subscription> first = subscribers.list("daily", 0, 3);
        List<Subscription> second =
                subscribers.list("daily", first.get(2).subscriber().id(), 3);

        assertThat(first).hasSize(3);
        assertThat(second).extracting(one -> one.subscriber().address().local()).containsExactly("r4", "r5");
    }

    @Test
    void aChoiceIsTheSameHoweverItWasPut() {
        assertThat(Subscribers.Choice.of(List.of("world", " art", "world"), "EN_gb"))
                .isEqualTo(Subscribers.Choice.of(List.of("art", "world"), "en-GB"))
                .isEqualTo(new Subscribers.Choice("art,world", "en-GB"));
    }

    @OnBothDatabases
    void aLanguageThatIsNoneIsRefused(Database database) {
        Subscribers subscribers = subscribers(database);

        assertThatThrownBy(() -> subscribers.subscribe(ADA, "", "daily", List.of(), "?!", "desk"))
                .hasMessage("language «?!» is not a tag such as en or en-GB");
        assertThat(subscribers.of(ADA)).isEmpty();
    }

    private static Subscribers subscribers(Database database) {
        return new Subscribers(database, HASH, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> consents(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select act || ' ' || newsletter || ' ' || source || ' ' || given_at from consent order by id")
                .mapTo(String.class)
                .list());
    }
}
