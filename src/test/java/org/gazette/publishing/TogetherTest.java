package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    @Test
    void allOfItIsDone() {
        Together.run(() -> done.add("feeds"), () -> done.add("lists"), () -> done.add("sitemaps"));

        assertThat(done).containsExactlyInAnyOrder("feeds", "lists", "sitemaps");
    }

    @Test
    void whatFailsIsThrownWhenNothingElseGoesOn() {
        for (int time = 0; time < 100; time++) {
            done.clear();

            assertThatThrownBy(() -> Together.run(
                            () -> {
                                throw new ConnectionException(new IllegalStateException("the database is gone"));
                            },
                            () -> slowly("lists"),
                            () -> slowly("sitemaps")))
                    .isInstanceOf(ConnectionException.class);

            assertThat(done).containsExactlyInAnyOrder("lists", "sitemaps");
        }
    }

    private void slowly(String name) {
        String words = String.join(" ", Collections.nCopies(20_000, name));
        done.add(words.substring(0, name.length()));
    }
}
