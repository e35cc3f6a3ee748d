package org.gazette.publishing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Two lists in the order of their names, as one; where both have a name, the first one counts. */
final class Merged implements Iterator<Sheet> {
    private final Iterator<Sheet> first;
    private final Iterator<Sheet> second;
    private @Nullable Sheet one;
    private @Nullable Sheet other;

    Merged(Iterator<Sheet> first, Iterator<Sheet> second) {
        this.first = first;
        this.second = second;
        this.one = next(first);
        this.other = next(second);
    }

    @Override
    public boolean hasNext() {
        return one != null || other != null;
    }

    @Override
    public Sheet next() {
        Sheet left = one;
        Sheet right = other;
        int order = order(left, right);
        if (order <= 0) {
            one = next(first);
        }
        if (order >= 0) {
            other = next(second);
        }
        Sheet next = order <= 0 ? left : right;
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next;
    }

    /** By name; one that has ended comes last. */
    private static int order(@Nullable Sheet left, @Nullable Sheet right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return left.name().compareTo(right.name());
    }

    private static @Nullable Sheet next(Iterator<Sheet> sheets) {
        return sheets.hasNext() ? sheets.next() : null;
    }
}
