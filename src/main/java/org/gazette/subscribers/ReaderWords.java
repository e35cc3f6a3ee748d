package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;
import org.jdbi.v3.core.Handle;

/**
 * The words by which readers are found, in their table. Each change of a reader brings them up to date in the same
 * transaction; nobody else writes them.
 */
final class ReaderWords {
    /** SQLite takes 32,766 values in a statement, PostgreSQL 65,535. */
    private static final int ROWS = 4_000;

    private ReaderWords() {}

    /** A reader as the words are made of it. */
    record Named(long id, EmailAddress address, String name) {
        SortedSet<String> words() {
            return SearchWords.of(address, name);
        }
    }

    private record Word(String word, long reader) {}

    /** Of readers that are new. */
    static void add(Connection connection, Collection<Named> readers) throws SQLException {
        List<Word> words = words(readers);
        for (int from = 0; from < words.size(); from += ROWS) {
            List<Word> some = words.subList(from, Math.min(from + ROWS, words.size()));
            String sql = "insert into subscriber_word (word, subscriber) values "
                    + "(?, ?),".repeat(some.size() - 1) + "(?, ?) on conflict (word, subscriber) do nothing";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int at = 0;
                for (Word one : some) {
                    statement.setString(++at, one.word());
                    statement.setLong(++at, one.reader());
                }
                statement.executeUpdate();
            }
        }
    }

    /** Of readers that are no more. */
    static void remove(Connection connection, Collection<Named> readers) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from subscriber_word where word = ? and subscriber = ?")) {
            for (Word one : words(readers)) {
                statement.setString(1, one.word());
                statement.setLong(2, one.reader());
                statement.addBatch();
            }
            statement.executeBatch();
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
        try {
            add(handle.getConnection(), List.of(reader));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static void remove(Handle handle, Collection<Named> readers) {
        try {
            remove(handle.getConnection(), readers);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** In the order of the table, so that neighbours are written together. */
    private static List<Word> words(Collection<Named> readers) {
        List<Word> words = new ArrayList<>(readers.size() * 5);
        readers.forEach(reader -> reader.words().forEach(word -> words.add(new Word(word, reader.id()))));
        words.sort(Comparator.comparing(Word::word).thenComparing(Word::reader));
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
