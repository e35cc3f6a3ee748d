package org.gazette.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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
    private final List<Object[]> rows = new ArrayList<>();
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

    /** @param row a text or a long for each column */
    public void add(Object... row) {
        rows.add(row);
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    public interface Answer {
        void take(ResultSet row) throws SQLException;
    }

    /** Tells all rows that come back. */
    public void query(Answer eachRow) throws SQLException {
        run(statement -> {
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    eachRow.take(row);
                }
            }
        });
    }

    public void execute() throws SQLException {
        run(PreparedStatement::executeUpdate);
    }

    @FunctionalInterface
    private interface Step {
        void take(PreparedStatement statement) throws SQLException;
    }

    private void run(Step step) throws SQLException {
        boolean server = vendor == Vendor.POSTGRESQL;
        int rest = run(step, 0, server ? TO_A_SERVER : TO_A_FILE);
        run(step, rest, server ? rows.size() - rest : 1);
    }

    /** Goes through the rows in groups of a size, as long as one is full. @return where the rest begins */
    private int run(Step step, int from, int size) throws SQLException {
        int at = from;
        if (at == rows.size() || at + size > rows.size()) {
            return at;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql(size))) {
            for (; at + size <= rows.size(); at += size) {
                bind(statement, rows.subList(at, at + size));
                step.take(statement);
            }
        }
        return at;
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
