package org.gazette.subscribers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gazette.mail.AddressHash;
import org.gazette.mail.SearchWords;

/**
 * Rows of a file, made ready to go into the tables: each address once, under its hash, and the words of all of them in the
 * order of their table. All that needs no database is done here, so that it may be done while other rows are written.
 */
public final class Arrivals {
    /** A row, with the hash of its address. */
    record Arrival(ImportedReader reader, String hash) {
        String key() {
            return reader.address().key();
        }
    }

    /** A word by which a reader is found who has no number yet, but the key of the address. */
    record Word(String word, String key) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            return word.compareTo(other.word);
        }
    }

    private final SortedMap<String, Arrival> byKey = new TreeMap<>();
    private final List<Word> words = new ArrayList<>();
    private final int doubles;

    private Arrivals(List<ImportedReader> rows, AddressHash hash) {
        rows.forEach(row ->
                byKey.computeIfAbsent(row.address().key(), key -> new Arrival(row, hash.of(row.address()))));
        this.doubles = rows.size() - byKey.size();
    }

    /** @param written whether they will go in; only then they need words */
    static Arrivals of(List<ImportedReader> rows, AddressHash hash, boolean written) {
        Arrivals arrivals = new Arrivals(rows, hash);
        if (written) {
            arrivals.spell();
        }
        return arrivals;
    }

    /** The sort is stable: readers who share a word stay in the order of their keys, which is that of their numbers. */
    private void spell() {
        byKey.forEach((key, one) -> SearchWords.of(
                        one.reader().address(), one.reader().name())
                .forEach(word -> words.add(new Word(word, key))));
        Collections.sort(words);
    }

    /** In the order of their keys, which is that of an index: so each of its pages is written once. */
    Collection<Arrival> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    List<Word> words() {
        return Collections.unmodifiableList(words);
    }

    /** How many rows had an address that a row before them has. */
    int doubles() {
        return doubles;
    }
}
