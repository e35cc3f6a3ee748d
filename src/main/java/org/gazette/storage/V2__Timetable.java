package org.gazette.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The tables of the timetable, as the scheduler's own jar describes them for PostgreSQL. SQLite takes the same text, once
 * its two unknown types are named as it knows them.
 */
final class V2__Timetable extends BaseJavaMigration {
    private static final String SCRIPT = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    private final Vendor vendor;

    V2__Timetable(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public void migrate(Context context) throws Exception {
        String sql = script().replaceAll("--[^\n]*", "");
        String suited = vendor == Vendor.SQLITE ? sql.replace("BYTEA", "BLOB").replace("BOOL ", "BOOLEAN ") : sql;
        try (Statement statement = context.getConnection().createStatement()) {
            for (String one : suited.split(";", -1)) {
                if (one.strip().startsWith("CREATE")) {
                    statement.execute(one);
                }
            }
        }
    }

    private static String script() throws IOException {
        try (InputStream in = V2__Timetable.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IOException(SCRIPT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
