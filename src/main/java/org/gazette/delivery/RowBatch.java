package org.gazette.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** One statement for many rows, of the few that every letter costs: its values are bound by position, as they are. */
final class RowBatch {
    private RowBatch() {}

    /** The values of one row, in order. */
    static final class Row {
        private final PreparedStatement statement;
        private int at;

        private Row(PreparedStatement statement) {
            this.statement = statement;
        }

        Row put(String value) throws SQLException {
            statement.setString(++at, value);
            return this;
        }

        Row put(long value) throws SQLException {
            statement.setLong(++at, value);
            return this;
        }

        Row put(Instant value) throws SQLException {
            return put(value.toEpochMilli());
        }
    }

    /** Puts the values of one. */
    @FunctionalInterface
    interface Binder<T> {
        void bind(Row row, T one) throws SQLException;
    }

    /** The values of a statement. */
    @FunctionalInterface
    interface Values {
        void bind(Row row) throws SQLException;
    }

    /** What a row of an answer stands for. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows that one statement answers with. */
    static <T> List<T> list(Handle handle, String sql, Values values, Reader<T> reader) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            values.bind(new Row(statement));
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private static JdbiException unwritable(SQLException e) {
        JdbiException fault = new UnableToExecuteStatementException("the ledger cannot be written");
        fault.initCause(e);
        return fault;
    }

    /** Runs one statement that changes rows. @return how many */
    static int run(Handle handle, String sql, Values values) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            values.bind(new Row(statement));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** @return how many rows each changed */
    static <T> int[] run(Handle handle, String sql, List<T> all, Binder<T> binder) {
        if (all.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (T one : all) {
                binder.bind(new Row(statement), one);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }
}
