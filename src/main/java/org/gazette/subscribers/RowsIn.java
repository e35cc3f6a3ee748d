package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gazette.storage.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement, as each database takes them best: PostgreSQL an array a column, which it need not parse, and
 * whose statement stays the same for any number of rows; SQLite a list of values.
 */
final class RowsIn implements AutoCloseable {
    private final Vendor vendor;
    private final Connection connection;
    private final String sql;
    private final String[] types;
    private final List<Object[]> rows = new ArrayList<>();
    private @Nullable PreparedStatement statement;

    private RowsIn(Vendor vendor, Connection connection, String sql, String... types) {
        this.vendor = vendor;
        this.connection = connection;
        this.sql = sql;
        this.types = types;
    }

    /**
     * @param sql with {@code <rows>} where the rows come
     * @param types of the columns: {@code text} or {@code bigint}
     */
    static RowsIn of(Vendor vendor, Connection connection, String sql, String... types) {
        return new RowsIn(vendor, connection, sql, types);
    }

    void add(Object... row) {
        rows.add(row);
    }

    /** There must be a row. */
    ResultSet query() throws SQLException {
        return ready().executeQuery();
    }

    /** There must be a row. */
    void execute() throws SQLException {
        ready().executeUpdate();
    }

    private PreparedStatement ready() throws SQLException {
        PreparedStatement made =
                connection.prepareStatement(sql.replace("<rows>", vendor == Vendor.POSTGRESQL ? arrays() : values()));
        statement = made;
        if (vendor == Vendor.POSTGRESQL) {
            for (int column = 0; column < types.length; column++) {
                int at = column;
                made.setArray(
                        column + 1,
                        connection.createArrayOf(
                                types[column], rows.stream().map(row -> row[at]).toArray()));
            }
        } else {
            int at = 0;
            for (Object[] row : rows) {
                for (Object cell : row) {
                    made.setObject(++at, cell);
                }
            }
        }
        return made;
    }

    private String arrays() {
        return "select * from unnest("
                + String.join(", ", Arrays.stream(types).map(type -> "?").toList()) + ")";
    }

    private String values() {
        String row = "(" + String.join(", ", Collections.nCopies(types.length, "?")) + ")";
        return "values " + String.join(",", Collections.nCopies(rows.size(), row));
    }

    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
