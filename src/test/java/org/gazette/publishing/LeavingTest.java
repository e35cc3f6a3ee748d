package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gazette.mail.KeyRing;
import org.gazette.mail.WayOut;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.subscribers.Subscription;

class LeavingTest {
    @OnBothDatabases
    void theLinkLeadsOutAndLookingAtItChangesNothing(Database database) {
        Press press = new Press(database);
        long ada = press.reader("ada@example.org", "");
        Leaving leaving = new Leaving(press.newsroom.site, Press.KEYS, press.subscribers);
        String url = leaving.wayOutUrl(ada, "daily");
        assertThat(url)
                .startsWith("https://gazette.example/unsubscribe/")
                .matches("[!-~]+")
                .doesNotContainPattern("[\"'<>&]");
        String token = url.substring(url.lastIndexOf('/') + 1);

        assertThat(leaving.look(token)).contains("daily");
        assertThat(state(press, ada)).isEqualTo(Subscription.State.ACTIVE);
        assertThat(leaving.leave(token)).contains("daily");
        assertThat(state(press, ada)).isEqualTo(Subscription.State.LEFT);
        assertThat(leaving.leave(token)).contains("daily");
        assertThat(press.count("consent")).isEqualTo(2);
    }

    @OnBothDatabases
    void aTokenThatIsNotOursOpensNothing(Database database) {
        Press press = new Press(database);
        long ada = press.reader("ada@example.org", "");
        Leaving leaving = new Leaving(press.newsroom.site, Press.KEYS, press.subscribers);
        KeyRing stolen =
                new KeyRing(Map.of("1", "not our key, but one".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String forged = new WayOut(ada, "daily").token(stolen);

        assertThat(leaving.look(forged)).isEmpty();
        assertThat(leaving.leave(forged)).isEmpty();
        assertThat(leaving.leave("")).isEmpty();
        assertThat(leaving.leave(new WayOut(ada + 1, "daily").token(Press.KEYS)))
                .isEmpty();
        assertThat(state(press, ada)).isEqualTo(Subscription.State.ACTIVE);
    }

    private static Subscription.State state(Press press, long subscriber) {
        return press.subscribers.subscriptions(subscriber).get(0).state();
    }
}
