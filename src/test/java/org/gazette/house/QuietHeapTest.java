package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gazette.house.QuietHeap.Room;
import org.junit.jupiter.api.Test;

class QuietHeapTest {
    private final AtomicInteger collections = new AtomicInteger();
    private Optional<Room> room = Optional.empty();

    @Test
    void itIsCollectedWhenHalfOfWhatWasFreeIsTaken() {
        assertThat(collectionsWith(new Room(60, 60, 100))).isZero();
        assertThat(collectionsWith(new Room(80, 60, 100))).isZero();
        assertThat(collectionsWith(new Room(81, 60, 100))).isOne();
    }

    @Test
    void whatLivesIsNoReasonHoweverMuchItIs() {
        assertThat(collectionsWith(new Room(99, 99, 100))).isZero();
    }

    @Test
    void aCollectorBesideTheProgramIsLeftAlone() {
        new QuietHeap(() -> room, collections::incrementAndGet).settle();
        assertThat(collections).hasValue(0);
    }

    private int collectionsWith(Room taken) {
        room = Optional.of(taken);
        collections.set(0);
        new QuietHeap(() -> room, collections::incrementAndGet).settle();
        return collections.get();
    }
}
