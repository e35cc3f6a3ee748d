package org.gazette.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any number of rows in few statements, as each database takes them best: PostgreSQL an array a column, which it need not
 * parse; SQLite a list of values. Statements are of one size as far as the rows go, so that each is planned once.
 */
public final class RowsIn {
    private static final int TO_A_SERVER = 2_000;
    private static final int TO_A_FILE = 500;

    private final Vendor vendor;
    private final Connection connection;
    private final String sql;
    private final String[] types;
    private Object[] given = {};

    private RowsIn(Vendor vendor, Connection connection, String sql, String... types) {
        this.vendor = vendor;
        this.connection = connection;
        this.sql = sql;
        this.types = types;
    }

    /**
     * @param sql with {@code <rows>}, a select, where the rows come. It is run for some of the rows at a time
     * @param types of their columns: {@code text} or {@code bigint}
     */
    public static RowsIn of(Vendor vendor, Connection connection, String sql, String... types) {
        return new RowsIn(vendor, connection, sql, types);
    }

    /** What stands for the question marks before the rows, texts and longs. */
    public RowsIn given(Object... values) {
        given = values;
        return this;
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    public interface Answer {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * Tells all rows that come back.
     *
     * @param rows a text or a long for each column; read once, a few at a time
     */
    public void query(Stream<Object[]> rows, Answer eachRow) throws SQLException {
        run(rows.iterator(), statement -> {
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    eachRow.take(row);
                }
            }
        });
    }

    /** @param rows as above */
    public void execute(Stream<Object[]> rows) throws SQLException {
        run(rows.iterator(), PreparedStatement::executeUpdate);
    }

    @FunctionalInterface
    private interface Step {
        void take(PreparedStatement statement) throws SQLException;
    }

    private void run(Iterator<Object[]> rows, Step step) throws SQLException {
        boolean server = vendor == Vendor.POSTGRESQL;
        int most = server ? TO_A_SERVER : TO_A_FILE;
        List<Object[]> some = some(rows, most);
        if (some.size() == most) {
            try (PreparedStatement statement = connection.prepareStatement(sql(most))) {
                for (; some.size() == most; some = some(rows, most)) {
                    bind(statement, some);
                    step.take(statement);
                }
            }
        }
        rest(some, server ? some.size() : 1, step);
    }

    private void rest(List<Object[]> some, int size, Step step) throws SQLException {
        if (!some.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(sql(size))) {
                for (int at = 0; at < some.size(); at += size) {
                    bind(statement, some.subList(at, at + size));
                    step.take(statement);
                }
            }
        }
    }

    private static List<Object[]> some(Iterator<Object[]> rows, int most) {
        List<Object[]> some = new ArrayList<>(most);
        while (some.size() < most && rows.hasNext()) {
            some.add(rows.next());
        }
        return some;
    }

    private String sql(int size) {
        return sql.replace("<rows>", vendor == Vendor.POSTGRESQL ? arrays() : values(size));
    }

    private String arrays() {
        return "select * from unnest("
                + String.join(", ", Arrays.stream(types).map(type -> "?").toList()) + ")";
    }

    private String values(int size) {
        String row = "(" + String.join(", ", Collections.nCopies(types.length, "?")) + ")";
        return "values " + String.join(", ", Collections.nCopies(size, row));
    }

    private void bind(PreparedStatement statement, List<Object[]> some) throws SQLException {
        int at = 0;
        for (Object value : given) {
            statement.setObject(++at, value);
        }
        if (vendor == Vendor.POSTGRESQL) {
            for (int column = 0; column < types.length; column++) {
                statement.setArray(++at, connection.createArrayOf(types[column], column(some, column)));
            }
        } else {
            for (Object[] row : some) {
                for (Object cell : row) {
                    statement.setObject(++at, cell);
                }
            }
        }
    }

    /** Of its own type, since the driver sends that as bytes and anything else as one text. */
    private Object[] column(List<Object[]> some, int column) {
        return some.stream()
                .map(row -> row[column])
                .toArray(size -> types[column].equals("bigint") ? new Long[size] : new String[size]);
    }
}
