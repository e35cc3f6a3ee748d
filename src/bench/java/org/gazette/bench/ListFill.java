package org.gazette.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills the tables of readers by the million, past the departments but with the same rows: four in ten at one provider,
 * two in ten at another, the rest over 5,000 domains; one in ten has left.
 */
final class ListFill {
    private static final String[] FIRST = words(300, 0x9E3779B9);
    private static final String[] LAST = words(2_000, 0x85EBCA6B);
    private static final int BATCH = 20_000;

    private ListFill() {}

    /** The address of a reader; the number makes it the only one. */
    static String address(int n) {
        int mixed = mix(n);
        String domain = mixed % 10 < 4 ? "gmail.example" : mixed % 10 < 6 ? "hotmail.example" : "d" + (mixed >>> 8) % 5_000 + ".example.net";
        return first(n) + "." + last(n) + n + "@" + domain;
    }

    static String first(int n) {
        return FIRST[(mix(n) >>> 4) % FIRST.length];
    }

    static String last(int n) {
        return LAST[(mix(n + 77) >>> 3) % LAST.length];
    }

    static boolean left(int n) {
        return mix(n + 5) % 10 == 0;
    }

    static void fill(BenchDatabase database, int readers) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database.url, "postgres", "")) {
            if (database.name.equals("sqlite")) {
                sqlite(connection, readers);
            } else {
                postgresql(connection, readers);
            }
        }
    }

    private static void sqlite(Connection connection, int readers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = off");
            statement.execute("pragma cache_size = -1500000");
            statement.execute("pragma wal_autocheckpoint = 100000");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement reader = connection.prepareStatement(
                        "insert into subscriber (id, address, address_key, address_hash, name, joined_at) values (?,?,?,?,?,1)");
                PreparedStatement order = connection.prepareStatement(
                        "insert into subscription (newsletter, subscriber, state, sections, language) values ('daily',?,?,'','')");
                PreparedStatement word =
                        connection.prepareStatement("insert into subscriber_word (word, subscriber) values (?,?)")) {
            for (int n = 1; n <= readers; n++) {
                String address = address(n);
                String name = first(n) + " " + last(n);
                reader.setLong(1, n);
                reader.setString(2, address);
                reader.setString(3, address);
                reader.setString(4, hash(n));
                reader.setString(5, name);
                reader.addBatch();
                order.setLong(1, n);
                order.setString(2, left(n) ? "LEFT" : "ACTIVE");
                order.addBatch();
                for (String one : SearchWords.of(EmailAddress.of(address), name)) {
                    word.setString(1, one);
                    word.setLong(2, n);
                    word.addBatch();
                }
                if (n % BATCH == 0 || n == readers) {
                    reader.executeBatch();
                    order.executeBatch();
                    word.executeBatch();
                    connection.commit();
                }
            }
        }
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
    }

    private static void postgresql(Connection connection, int readers) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table subscriber_word drop constraint subscriber_word_pkey");
            copy(connection, "subscriber (id, address, address_key, address_hash, name, joined_at)", readers, ListFill::reader);
            copy(connection, "subscription (newsletter, subscriber, state, sections, language)", readers, (n, out) -> out.append(
                    "daily\t").append(n).append(left(n) ? "\tLEFT" : "\tACTIVE").append("\t\t\n"));
            copy(connection, "subscriber_word (word, subscriber)", readers, (n, out) -> SearchWords.of(
                            EmailAddress.of(address(n)), first(n) + " " + last(n))
                    .forEach(word -> out.append(word).append('\t').append(n).append('\n')));
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("alter table subscriber_word add primary key (word, subscriber)");
            statement.execute("analyze");
        }
    }

    @FunctionalInterface
    private interface Row {
        void write(int n, StringBuilder out);
    }

    private static void reader(int n, StringBuilder out) {
        String address = address(n);
        out.append(n).append('\t').append(address).append('\t').append(address).append('\t').append(hash(n)).append('\t');
        out.append(first(n)).append(' ').append(last(n)).append("\t1\n");
    }

    private static void copy(Connection connection, String table, int readers, Row row) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        StringBuilder out = new StringBuilder();
        for (int n = 1; n <= readers; n++) {
            row.write(n, out);
            if (n % 1_000 == 0 || n == readers) {
                byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                out.setLength(0);
            }
        }
        copy.endCopy();
    }

    private static String hash(int n) {
        return "%08x%08x%08x%08x".formatted(mix(n), mix(n + 1), mix(n + 2), n).repeat(2);
    }

    private static String[] words(int count, int seed) {
        String[] consonants = {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"};
        String[] vowels = {"a", "e", "i", "o", "u"};
        String[] words = new String[count];
        for (int at = 0; at < count; at++) {
            int mixed = mix(at * 31 + seed);
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 3; syllable++) {
                word.append(consonants[(mixed >>> (syllable * 7)) % 15]).append(vowels[(mixed >>> (syllable * 5 + 3)) % 5]);
            }
            words[at] = word.toString();
        }
        return words;
    }

    /** Never below 0. */
    static int mix(int n) {
        int mixed = n * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA77;
        mixed ^= mixed >>> 13;
        return mixed & 0x7FFFFFFF;
    }
}
