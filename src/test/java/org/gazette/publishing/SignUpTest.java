package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.ReaderRecord;
import org.gazette.subscribers.Subscriber;

class SignUpTest {
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    @OnBothDatabases
    void onlyTheOwnersButtonMakesASubscriptionAndTheProofIsKept(Database database) {
        Counter counter = new Counter(database);

        assertThat(counter.ask("ada@example.org")).isEqualTo(1);
        String token = counter.token("confirm/");
        assertThat(token).hasSize(22);
        assertThat(counter.count("sign_up where token_hash = '" + token + "'")).isZero();
        assertThat(counter.signUp.look(token).orElseThrow())
                .extracting(Newsletter::name)
                .containsExactly("daily");
        assertThat(counter.subscribers.of(ADA)).isEmpty();

        counter.clock.forward(Duration.ofHours(5));
        assertThat(counter.signUp.confirm(token)).isPresent();
        assertThat(counter.signUp.confirm(token)).isPresent();

        Subscriber ada = counter.subscribers.of(ADA).orElseThrow();
        Order order = counter.orders.of(ada.id()).get(0);
        assertThat(order.isActive()).isTrue();
        assertThat(order.wishes().frequency()).isEqualTo(Frequency.WEEKLY);
        assertThat(order.wishes().hour()).isEqualTo(7);
        assertThat(order.wishes().zone()).isEqualTo("Europe/London");
        assertThat(order.wishes().choice().slugs()).containsExactly("world");
        ReaderRecord.Agreement proof = ReaderRecord.of(database, counter.orders, ada.id())
                .orElseThrow()
                .agreements()
                .get(0);
        assertThat(proof.consent().askedAt()).hasToString("2020-11-16T07:00:00Z");
        assertThat(proof.at()).hasToString("2020-11-16T12:00:00Z");
        assertThat(proof.consent().wording()).isEqualTo("Send it.");
        assertThat(proof.consent().form()).isEqualTo("https://gazette.example/subscribe");
        assertThat(proof.consent().network()).isEqualTo("192.0.2.0/24");
        assertThat(counter.count("consent")).isEqualTo(1);
        assertThat(counter.count("mailing where name like 'welcome/%'")).isEqualTo(1);
    }

    @OnBothDatabases
    void anAddressIsAskedOnceADayAndThreeTimesAMonthHoweverItIsSpelt(Database database) {
        Counter counter = new Counter(database);

        assertThat(counter.ask("ada@gmail.com")).isEqualTo(1);
        assertThat(counter.ask("ada@gmail.com")).isZero();
        assertThat(counter.ask("a.d.a+offers@googlemail.com")).isZero();
        for (int day = 1; day <= 29; day++) {
            counter.clock.forward(Duration.ofHours(24));
            counter.ask("ada@gmail.com");
        }
        assertThat(counter.count("confirmation")).isEqualTo(3);
        assertThat(counter.count("sign_up")).isEqualTo(1);

        counter.clock.forward(Duration.ofDays(2));
        assertThat(counter.ask("ada@gmail.com")).isEqualTo(1);
    }

    @OnBothDatabases
    void aLinkIsGoodForThreeDaysAndAnOldOneNoLongerOnceThereIsANewOne(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        String first = counter.token("confirm/");
        counter.clock.forward(Duration.ofHours(25));
        counter.ask("ada@example.org");
        String second = counter.token("confirm/");

        assertThat(second).isNotEqualTo(first);
        assertThat(counter.signUp.confirm(first)).isEmpty();
        counter.clock.forward(Duration.ofHours(73));
        assertThat(counter.signUp.look(second)).isEmpty();
        assertThat(counter.signUp.confirm(second)).isEmpty();
        assertThat(counter.subscribers.of(ADA)).isEmpty();
    }

    @OnBothDatabases
    void whoSaysNotMeIsNeverAskedAgain(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        String token = counter.token("confirm/");

        assertThat(counter.signUp.refuse(token)).contains(ADA);
        counter.suppressions.add(ADA, "asked never to be mailed");
        assertThat(counter.signUp.confirm(token)).isEmpty();
        counter.clock.forward(Duration.ofDays(40));

        assertThat(counter.ask("ada@example.org")).isZero();
        assertThat(counter.subscribers.of(ADA)).isEmpty();
    }

    @OnBothDatabases
    void aLeaveTakingCanBeTakenBackForADay(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        counter.signUp.confirm(counter.token("confirm/"));
        long ada = counter.subscribers.of(ADA).orElseThrow().id();
        String token = counter.leaving.token(ada, "daily");

        counter.leaving.leave(token);
        counter.clock.forward(Duration.ofHours(2));
        counter.leaving.stay(token);
        assertThat(counter.orders.of(ada).get(0).isActive()).isTrue();
        assertThat(counter.orders.of(ada).get(0).wishes().frequency()).isEqualTo(Frequency.WEEKLY);

        counter.leaving.leave(token);
        counter.clock.forward(Duration.ofHours(25));
        counter.leaving.stay(token);
        assertThat(counter.orders.of(ada).get(0).isActive()).isFalse();
    }

    @OnBothDatabases
    void anAddressIsChangedByItsNewOwnersWord(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        counter.signUp.confirm(counter.token("confirm/"));
        long ada = counter.subscribers.of(ADA).orElseThrow().id();
        counter.preferences.mailLink(counter.leaving.token(ada, "daily"));
        String fresh = counter.token("link/");

        assertThat(counter.preferences.open(fresh)).isPresent();
        assertThat(counter.preferences.move(fresh, EmailAddress.of("new@example.org"), "192.0.2.0/24"))
                .isTrue();
        assertThat(counter.preferences.move(fresh, EmailAddress.of("other@example.org"), "192.0.2.0/24"))
                .isFalse();
        counter.signUp.settle();
        assertThat(counter.orders.of(ada).get(0).isActive()).isTrue();
        counter.clock.forward(Duration.ofMinutes(1));
        counter.signUp.confirm(counter.token("confirm/"));

        long moved = counter.subscribers
                .of(EmailAddress.of("new@example.org"))
                .orElseThrow()
                .id();
        assertThat(counter.orders.of(ada).get(0).isActive()).isFalse();
        assertThat(counter.orders.of(moved).get(0).isActive()).isTrue();
        assertThat(counter.orders.of(moved).get(0).wishes().frequency()).isEqualTo(Frequency.WEEKLY);
    }

    @OnBothDatabases
    void whatIsErasedIsGoneAndOnlyItsOwnerBringsItBack(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        counter.signUp.confirm(counter.token("confirm/"));
        long ada = counter.subscribers.of(ADA).orElseThrow().id();
        counter.preferences.mailLink(counter.leaving.token(ada, "daily"));
        String fresh = counter.token("link/");

        assertThat(counter.preferences.erase(fresh)).isTrue();

        for (String table : List.of("subscriber", "subscription", "consent", "sign_up", "fresh_link")) {
            assertThat(counter.count(table)).as(table).isZero();
        }
        assertThat(counter.count("envelope where recipient like '%ada%' or recipient_key like '%ada%'"))
                .isZero();
        assertThat(counter.count("envelope")).isEqualTo(3);
        assertThat(counter.suppressions.contains(ADA)).isTrue();
        counter.clock.forward(Duration.ofDays(2));
        assertThat(counter.ask("ada@example.org")).isEqualTo(1);
        counter.signUp.confirm(counter.token("confirm/"));
        assertThat(counter.suppressions.contains(ADA)).isFalse();
    }

    @OnBothDatabases
    void aMailedLinkIsGoodForAQuarterOfAnHourAndThreeAreMailedADay(Database database) {
        Counter counter = new Counter(database);
        counter.ask("ada@example.org");
        counter.signUp.confirm(counter.token("confirm/"));
        long ada = counter.subscribers.of(ADA).orElseThrow().id();
        String token = counter.leaving.token(ada, "daily");
        for (int n = 0; n < 5; n++) {
            counter.clock.forward(Duration.ofSeconds(1));
            counter.preferences.mailLink(token);
        }
        String fresh = counter.token("link/");

        assertThat(counter.count("fresh_link")).isEqualTo(3);
        counter.clock.forward(Duration.ofMinutes(16));
        assertThat(counter.preferences.open(fresh)).isEmpty();
        assertThat(counter.preferences.erase(fresh)).isFalse();
        assertThat(counter.subscribers.of(ADA)).isPresent();
    }
}
