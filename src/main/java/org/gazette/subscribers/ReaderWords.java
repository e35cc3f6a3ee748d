package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;
import org.gazette.storage.RowsIn;
import org.gazette.storage.Vendor;
import org.jdbi.v3.core.Handle;

/**
 * The words by which readers are found, in their table. Each change of a reader brings them up to date in the same
 * transaction; nobody else writes them.
 */
final class ReaderWords {
    private static final String ADD = "insert into subscriber_word (word, subscriber) values (?, ?)";
    private static final String REMOVE = "delete from subscriber_word where word = ? and subscriber = ?";

    private ReaderWords() {}

    /** A reader as the words are made of it. */
    record Named(long id, EmailAddress address, String name) {
        SortedSet<String> words() {
            return SearchWords.of(address, name);
        }
    }

    private record Word(String word, long reader) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            int order = word.compareTo(other.word);
            return order == 0 ? Long.compare(reader, other.reader) : order;
        }
    }

    /**
     * Of readers that are new.
     *
     * @param words in their order, so that neighbours in the table are written together
     * @param numbers of the readers, by key; the words of others are passed over
     */
    static void add(Vendor vendor, Connection connection, List<Arrivals.Word> words, Map<String, Long> numbers)
            throws SQLException {
        RowsIn rows = RowsIn.of(
                vendor, connection, "insert into subscriber_word (word, subscriber) <rows>", "text", "bigint");
        rows.execute(words.stream()
                .map(one -> new Object[] {one.word(), numbers.get(one.key())})
                .filter(row -> row[1] != null));
    }

    /** Of readers that are no more. A list of words would cost SQLite more than to be told one by one. */
    static void remove(Vendor vendor, Handle handle, Collection<Named> readers) {
        try {
            if (vendor == Vendor.POSTGRESQL) {
                RowsIn rows = RowsIn.of(
                        vendor,
                        handle.getConnection(),
                        "delete from subscriber_word where (word, subscriber) in (<rows>)",
                        "text",
                        "bigint");
                rows.execute(words(readers).stream().map(one -> new Object[] {one.word(), one.reader()}));
            } else {
                each(handle, REMOVE, words(readers));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Of a reader who is spelled otherwise now. */
    static void change(Handle handle, Named before, Named after) {
        SortedSet<String> old = before.words();
        SortedSet<String> now = after.words();
        for (String word : without(old, now)) {
            handle.createUpdate("delete from subscriber_word where word = :word and subscriber = :reader")
                    .bind("word", word)
                    .bind("reader", before.id())
                    .execute();
        }
        for (String word : without(now, old)) {
            handle.createUpdate("insert into subscriber_word (word, subscriber) values (:word, :reader)")
                    .bind("word", word)
                    .bind("reader", after.id())
                    .execute();
        }
    }

    static void add(Handle handle, Named reader) {
        each(handle, ADD, words(List.of(reader)));
    }

    static void remove(Handle handle, Named reader) {
        each(handle, REMOVE, words(List.of(reader)));
    }

    private static void each(Handle handle, String sql, List<Word> words) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (Word one : words) {
                statement.setString(1, one.word());
                statement.setLong(2, one.reader());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** In the order of the table, so that neighbours are written together. */
    private static List<Word> words(Collection<Named> readers) {
        List<Word> words = new ArrayList<>(readers.size() * 5);
        readers.forEach(reader -> reader.words().forEach(word -> words.add(new Word(word, reader.id()))));
        Collections.sort(words);
        return words;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the words of readers cannot be written: " + e.getMessage(), e);
    }
}
