package org.gazette.typesetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of editions. What is kept first is kept for good: the archive shows what was mailed. */
public final class Editions {
    /** The variant of the archive: every section, the newsletter's language. */
    public static final String ARCHIVE = "";

    private final Database database;

    public Editions(Database database) {
        this.database = database;
    }

    /**
     * Keeps an edition, unless the issue has one for the variant already.
     *
     * @param variant {@link org.gazette.newsletters.Variant#toString()} or {@link #ARCHIVE}
     */
    public void keep(Handle handle, long issue, String variant, Edition edition) {
        handle.createUpdate("""
                        insert into edition (issue, variant, language, subject, preheader, html, plain)
                        values (:issue, :variant, :language, :subject, :preheader, :html, :plain)
                        on conflict (issue, variant) do nothing
                        """)
                .bind("issue", issue)
                .bind("variant", variant)
                .bind("language", edition.language().toLanguageTag())
                .bind("subject", edition.subject())
                .bind("preheader", edition.preheader())
                .bind("html", edition.html())
                .bind("plain", edition.plain())
                .execute();
    }

    public Optional<Edition> of(long issue, String variant) {
        return database.read(handle -> handle.createQuery("""
                        select language, subject, preheader, html, plain from edition
                        where issue = :issue and variant = :variant
                        """)
                .bind("issue", issue)
                .bind("variant", variant)
                .map(Editions::edition)
                .findOne());
    }

    private static Edition edition(ResultSet row, StatementContext context) throws SQLException {
        return new Edition(
                Locale.forLanguageTag(row.getString("language")),
                row.getString("subject"),
                row.getString("preheader"),
                row.getString("html"),
                row.getString("plain"));
    }
}
