package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class EditionsTest {
    @OnBothDatabases
    void anEditionIsKeptByItsVariantMarksAndAll(Database database) {
        Editions editions = new Editions(database);
        Variant german = new Variant(List.of("world"), Locale.GERMAN);
        Edition edition = MailSamples.edition(german);
        long issue = issue(database);

        database.run(handle -> editions.keep(handle, issue, german.toString(), edition));

        assertThat(editions.of(issue, "de/world")).contains(edition);
        assertThat(editions.of(issue, Editions.ARCHIVE)).isEmpty();
    }

    @OnBothDatabases
    void whatWasKeptFirstStays(Database database) {
        Editions editions = new Editions(database);
        Edition first = MailSamples.edition();
        Edition second = new Edition(Locale.ENGLISH, "later", "", first.html(), first.plain());
        long issue = issue(database);

        database.run(handle -> editions.keep(handle, issue, Editions.ARCHIVE, first));
        database.run(handle -> editions.keep(handle, issue, Editions.ARCHIVE, second));

        assertThat(editions.of(issue, Editions.ARCHIVE)).contains(first);
    }

    private static long issue(Database database) {
        return database.write(
                handle -> handle.createQuery("""
                        insert into issue (newsletter, slot_date, number, title, lead, state, from_at, to_at, opened_at,
                            minutes)
                        values ('daily', '2020-11-16', 12, 'title', 1, 'SET', 0, 1, 1, 9)
                        returning id
                        """).mapTo(Long.class).one());
    }
}
