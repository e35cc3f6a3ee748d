package org.gazette.storage;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;

/** How values stand in columns on both databases: instants as milliseconds, dates as {@code 2020-11-16}. */
final class Columns {
    private Columns() {}

    static Jdbi mapped(Jdbi jdbi) {
        return jdbi.registerArgument(new Instants())
                .registerArgument(new Dates())
                .registerColumnMapper(Instant.class, instants())
                .registerColumnMapper(
                        LocalDate.class, (row, column, context) -> LocalDate.parse(row.getString(column)));
    }

    private static ColumnMapper<Instant> instants() {
        return (row, column, context) -> {
            long millis = row.getLong(column);
            return row.wasNull() ? null : Instant.ofEpochMilli(millis);
        };
    }

    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, value.toEpochMilli());
        }
    }

    private static final class Dates extends AbstractArgumentFactory<LocalDate> {
        Dates() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(LocalDate value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.toString());
        }
    }
}
