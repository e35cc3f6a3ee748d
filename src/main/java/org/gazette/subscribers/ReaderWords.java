package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;
import org.gazette.storage.Vendor;
import org.jdbi.v3.core.Handle;

/**
 * The words by which readers are found, in their table. Each change of a reader brings them up to date in the same
 * transaction; nobody else writes them.
 */
final class ReaderWords {
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

    /** Of readers that are new. */
    static void add(Vendor vendor, Connection connection, Collection<Named> readers) throws SQLException {
        List<Word> words = words(readers);
        if (vendor == Vendor.POSTGRESQL) {
            addAtOnce(connection, words);
        } else {
            addOneByOne(connection, words);
        }
    }

    /** What travels to a server goes in one statement. */
    private static void addAtOnce(Connection connection, List<Word> words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into subscriber_word (word, subscriber) select * from unnest(?, ?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", words.stream().map(Word::word).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", words.stream().map(Word::reader).toArray()));
            statement.executeUpdate();
        }
    }

    private static void addOneByOne(Connection connection, List<Word> words) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into subscriber_word (word, subscriber) values (?, ?)")) {
            for (Word one : words) {
                statement.setString(1, one.word());
                statement.setLong(2, one.reader());
                statement.addBatch();
            }
            statement.executeBatch();
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
            addOneByOne(handle.getConnection(), words(List.of(reader)));
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
