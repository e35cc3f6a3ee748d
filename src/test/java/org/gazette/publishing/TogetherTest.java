package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    @Test
    void withEachOfManyItIsDone() {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        List<Integer> all = IntStream.range(0, 5_000).boxed().toList();

        Together.each(all, seen::add);

        assertThat(seen).containsAll(all);
    }

    @Test
    void onceOneHasFailedNoMoreIsBegunAndNothingGoesOn() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();

        assertThatThrownBy(() -> Together.each(IntStream.range(0, 5_000).boxed().toList(), one -> {
                    begun.incrementAndGet();
                    slowly("page");
                    ended.incrementAndGet();
                    throw new ConnectionException(new IllegalStateException("the database is gone"));
                }))
                .isInstanceOf(ConnectionException.class);

        assertThat(begun).hasValueLessThan(1_000);
        assertThat(ended).hasValue(begun.get());
    }

    private void slowly(String name) {
        String words = String.join(" ", Collections.nCopies(20_000, name));
        done.add(words.substring(0, name.length()));
    }
}
