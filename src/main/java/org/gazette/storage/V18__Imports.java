package org.gazette.storage;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Takes from the tables of readers what each new reader paid for and nobody needs: three indexes; and on PostgreSQL, which
 * asks itself a query a row for it, the second of two references that say the same. A consent is only ever written in a
 * transaction that writes the reader's order or holds the reader's row, and the order refers to the reader.
 */
final class V18__Imports extends BaseJavaMigration {
    private static final List<String> BOTH = List.of(
            // A hash is looked up in suppression, never here; hashes lie at random, so that each reader was a page.
            "drop index subscriber_by_hash",
            // An import is taken back along the list of its newsletter.
            "drop index subscriber_by_import",
            "drop index subscription_by_import");

    private static final String POSTGRESQL = "alter table consent drop constraint consent_subscriber_fkey";

    private final Vendor vendor;

    V18__Imports(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String one : BOTH) {
                statement.execute(one);
            }
            if (vendor == Vendor.POSTGRESQL) {
                statement.execute(POSTGRESQL);
            }
        }
    }
}
