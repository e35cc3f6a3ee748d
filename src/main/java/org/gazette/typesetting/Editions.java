package org.gazette.typesetting;

import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** The table of editions. What is kept first is kept for good: the archive shows what was mailed. */
public final class Editions {
    /** The variant of the archive: every section, the newsletter's language. */
    public static final String ARCHIVE = "";

    private final Database database;

    public Editions(Database database) {
        this.database = database;
    }

    /** Keeps an edition, unless the issue has one for the variant already. */
    public void keep(Handle handle, long issue, String variant, Edition edition) {
        handle.createUpdate("""
                        insert into edition (issue, variant, subject, preheader, html, plain)
                        values (:issue, :variant, :subject, :preheader, :html, :plain)
                        on conflict (issue, variant) do nothing
                        """)
                .bindMethods(edition)
                .bind("issue", issue)
                .bind("variant", variant)
                .execute();
    }

    public Optional<Edition> of(long issue, String variant) {
        return database.read(handle -> handle.createQuery(
                        "select subject, preheader, html, plain from edition where issue = :issue and variant = :variant")
                .bind("issue", issue)
                .bind("variant", variant)
                .map((row, context) -> new Edition(
                        row.getString("subject"),
                        row.getString("preheader"),
                        row.getString("html"),
                        row.getString("plain")))
                .findOne());
    }
}
