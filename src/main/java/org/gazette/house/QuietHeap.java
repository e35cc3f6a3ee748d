package org.gazette.house;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the heap collected in a quiet moment. A collector that stops the program needs a tenth of a second for all of the
 * heap; left alone it takes it when documents need room, which is while a story is on its way to its readers.
 */
final class QuietHeap {
    private final Supplier<Optional<Room>> rooms;
    private final Runnable collection;

    /**
     * What objects live in that have lived for long, in bytes.
     *
     * @param taken by those that live, and those that nobody needs any more
     * @param alive after the last collection
     */
    record Room(long taken, long alive, long size) {
        /** Whether half of what was free is taken. */
        boolean isHalfGone() {
            return taken - alive > (size - alive) / 2;
        }
    }

    /** @param rooms empty where a collector works beside the program, and needs no such moment */
    QuietHeap(Supplier<Optional<Room>> rooms, Runnable collection) {
        this.rooms = rooms;
        this.collection = collection;
    }

    /** That of this process. */
    static QuietHeap ofThis() {
        Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getName().equals("Tenured Gen") || pool.getName().equals("PS Old Gen"))
                .findFirst();
        return new QuietHeap(() -> old.map(QuietHeap::room), System::gc);
    }

    /** For a moment in which nothing else is to be done. */
    void settle() {
        if (rooms.get().filter(Room::isHalfGone).isPresent()) {
            collection.run();
        }
    }

    private static Room room(MemoryPoolMXBean pool) {
        MemoryUsage now = pool.getUsage();
        @Nullable MemoryUsage then = pool.getCollectionUsage();
        return new Room(now.getUsed(), then == null ? 0 : then.getUsed(), now.getCommitted());
    }
}
