package org.gazette.publishing;

import org.junit.jupiter.api.AfterEach;

class ShelfInMemoryTest implements ShelfContract {
    private final Shelf shelf = new Shelf();

    @Override
    public Shelf shelf() {
        return shelf;
    }

    @AfterEach
    void close() {
        shelf.close();
    }
}
