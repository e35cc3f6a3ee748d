package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gazette.StandingClock;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.delivery.Suppressions;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.subscribers.ImportedReaders;
import org.gazette.subscribers.ImportedReaders.Sum;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Subscription;
import org.junit.jupiter.api.io.TempDir;

class ReaderImportTest {
    private static final AddressHash HASH = new AddressHash(new KeyRing(Map.of("1", new byte[32])));

    @TempDir
    private Path folder;

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final List<String> faults = new ArrayList<>();

    @OnBothDatabases
    void theExportsOfSixProgramsAreKnownByTheirColumns(Database database) throws IOException {
        assertThat(
                        kind(
                                database,
                                "uuid,email,name,attributes,status,created_at,updated_at\nu,ada@example.org,Ada,{},enabled,,\n"))
                .isEqualTo("listmonk");
        assertThat(
                        kind(
                                database,
                                "\"Email Address\",\"First Name\",\"Last Name\",MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID\n"))
                .isEqualTo("Mailchimp");
        assertThat(kind(database, "Email;\"First name\";\"Last name\";List;\"Global status\"\n"))
                .isEqualTo("MailPoet");
        assertThat(kind(database, "email,active_subscription,expiry,plan,email_disabled,created_at\n"))
                .isEqualTo("Substack");
        assertThat(kind(database, "id,email,name,note,subscribed_to_emails,complimentary_plan,created_at\n"))
                .isEqualTo("Ghost");
        assertThat(kind(database, "Ada Lovelace <ada@example.org>\nbea@example.org\n"))
                .isEqualTo("Mailman");
        assertThatThrownBy(() -> kind(database, "one,two\n1,2\n")).hasMessageContaining("no column has addresses");
        assertThatThrownBy(() -> kind(database, "")).hasMessageEndingWith(".csv: it is empty");
    }

    @OnBothDatabases
    void aMarkThatIsNotClosedIsToldForItHidesOtherReaders(Database database) throws IOException {
        Path file = file("email,name\nada@example.org,\"Ada\nbea@example.org,Bea\n", StandardCharsets.UTF_8);

        Sum sum = run(database, file, false);

        assertThat(sum).isEqualTo(new Sum(0, 0, 0, 1));
        assertThat(faults)
                .containsExactly(
                        "line 2: the name goes over several lines: close its quotation mark, since the rows behind"
                                + " it are lost in it");
    }

    @OnBothDatabases
    void aFileThatIsNotThereIsNamed(Database database) {
        assertThatThrownBy(() -> run(database, folder.resolve("none.csv"), true))
                .hasMessage(folder.resolve("none.csv") + " is no file: give the list that the other program exported");
    }

    @OnBothDatabases
    void eachRowGoesInOrIsToldWithItsLineAndItsReason(Database database) throws IOException {
        suppressions(database).add(EmailAddress.of("never@example.org"), "asked");
        long cy = subscribers(database)
                .subscribe(EmailAddress.of("cy@example.org"), "", "daily", List.of(), "", "test")
                .subscriber()
                .id();
        subscribers(database).leave(cy, "daily", "test");

        Sum sum = run(database, file("""
                Email Address,First Name,Last Name,OPTIN_TIME,LEID
                ada@example.org,Ada,"Lovelace, Countess",2019-03-04 05:06:07,1
                not an address,X,,,2
                never@example.org,N,,,3
                cy@example.org,Cy,,,4
                ADA@example.org,Ada again,,,5
                """, StandardCharsets.UTF_8), false);

        assertThat(sum).isEqualTo(new Sum(1, 2, 1, 1));
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "line 3: 'not an address' is not an address such as ada@example.org",
                        "line 4: is on the suppression list, and stays there");
        assertThat(subscribers(database).of(EmailAddress.of("ada@example.org")).orElseThrow())
                .satisfies(ada -> {
                    assertThat(ada.name()).isEqualTo("Ada Lovelace, Countess");
                    assertThat(ada.joinedAt()).hasToString("2019-03-04T05:06:07Z");
                });
        assertThat(subscribers(database).subscriptions(cy).get(0).state()).isEqualTo(Subscription.State.LEFT);
        assertThat(consents(database)).contains("import 1: they asked at the fair");
    }

    @OnBothDatabases
    void whoLeftOrBouncedElsewhereIsNotTakenOver(Database database) throws IOException {
        Sum sum = run(database, file("""
                uuid,email,name,attributes,status,created_at,updated_at
                1,ada@example.org,Ada,{},enabled,2020-01-02T03:04:05Z,
                2,bea@example.org,Bea,{},disabled,,
                3,cy@example.org,Cy,{},blocklisted,,
                """, StandardCharsets.UTF_8), false);

        assertThat(sum).isEqualTo(new Sum(1, 0, 1, 1));
        assertThat(suppressions(database).contains(EmailAddress.of("cy@example.org")))
                .isTrue();
        assertThat(subscribers(database).of(EmailAddress.of("bea@example.org"))).isEmpty();
    }

    @OnBothDatabases
    void marksAndOddEncodingsAreRead(Database database) throws IOException {
        String text = "email;name\nada@example.org;Zoë Müller\n";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"))) {
            String mark = charset.name().startsWith("UTF") ? "\uFEFF" : "";
            run(
                    database,
                    file(mark + text.replace("ada", "r" + charset.name().length() + charset.hashCode() % 9), charset),
                    false);
        }
        assertThat(subscribers(database).list("daily", 0, 9))
                .hasSize(4)
                .allMatch(one -> one.subscriber().name().equals("Zoë Müller"));
    }

    @OnBothDatabases
    void aTrialLeavesNoTraceAndAWholeImportIsTakenBack(Database database) throws IOException {
        StringBuilder rows = new StringBuilder("email,name\n");
        for (int n = 0; n < 2_500; n++) {
            rows.append("r").append(n).append("@example.org,R\n");
        }
        Path file = file(rows.toString(), StandardCharsets.UTF_8);

        assertThat(run(database, file, true).added()).isEqualTo(2_500);
        assertThat(count(database, "subscriber")).isZero();
        assertThat(run(database, file, false).added()).isEqualTo(2_500);
        assertThat(run(database, file, false)).isEqualTo(new Sum(0, 2_500, 0, 0));
        long stays = subscribers(database)
                .of(EmailAddress.of("r7@example.org"))
                .orElseThrow()
                .id();
        subscribers(database).subscribe(EmailAddress.of("r7@example.org"), "", "daily", List.of(), "de", "desk");

        assertThat(readers(database).undo(1)).isEqualTo(2_499);
        assertThat(count(database, "subscriber")).isEqualTo(1);
        assertThat(subscribers(database).list("daily", 0, 9))
                .extracting(one -> one.subscriber().id())
                .containsExactly(stays);
        assertThat(readers(database).list(9))
                .extracting(ImportedReaders.Entry::state)
                .containsExactly("DONE", "UNDONE");
        assertThatThrownBy(() -> readers(database).undo(77))
                .hasMessage(
                        "there is no import 77; «gazette subscriber import» says the number of an import when it ends");
    }

    @OnBothDatabases
    void aBrokenOffImportGoesOnWhereItWas(Database database) throws IOException {
        StringBuilder rows = new StringBuilder("email,name\n");
        for (int n = 0; n < 1_500; n++) {
            rows.append("r").append(n).append("@example.org,R\n");
        }
        rows.append("broken,R\n");
        Path file = file(rows.toString(), StandardCharsets.UTF_8);
        ReaderImport broken = new ReaderImport(readers(database), new SuppressedHashes(database, HASH, clock), 1_000);
        assertThatThrownBy(() -> broken.run(file, "daily", "x", false, fault -> {
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");
        assertThat(count(database, "subscriber")).isEqualTo(1_000);

        assertThat(run(database, file, false)).isEqualTo(new Sum(1_500, 0, 0, 1));
        assertThat(count(database, "subscription")).isEqualTo(1_500);
    }

    @OnBothDatabases
    void whoBouncedElsewhereIsOnTheListBeforeTheNoteSaysThatTheLineIsDealtWith(Database database) throws IOException {
        Path file = file("""
                uuid,email,name,attributes,status,created_at,updated_at
                1,ada@example.org,Ada,{},blocklisted,,
                2,ADA@example.org,Ada,{},enabled,,
                3,bea@example.org,Bea,{},enabled,,
                """, StandardCharsets.UTF_8);

        assertThat(run(database, file, false)).isEqualTo(new Sum(1, 0, 2, 0));
        assertThat(faults)
                .containsExactly(
                        "line 2: blocklisted at listmonk, so it is never mailed",
                        "line 3: is on the suppression list, and stays there");
        assertThat(subscribers(database).of(EmailAddress.of("ada@example.org"))).isEmpty();
    }

    @OnBothDatabases
    void noCellOfAnExportIsAFormula(Database database) throws IOException {
        subscribers(database)
                .subscribe(EmailAddress.of("ada@example.org"), "=1+1", "daily", List.of("world", "art"), "", "test");
        StringWriter csv = new StringWriter();
        StringWriter json = new StringWriter();

        assertThat(new ReaderExport(subscribers(database)).csv("daily", csv)).isEqualTo(1);
        new ReaderExport(subscribers(database)).json("daily", json);

        assertThat(csv.toString()).contains("\"ada@example.org\",\"'=1+1\",\"subscribed\",\"art,world\"");
        assertThat(json.toString()).contains("\"name\":\"=1+1\"");
        assertThat(run(database, file(csv.toString(), StandardCharsets.UTF_8), false))
                .isEqualTo(new Sum(0, 1, 0, 0));
    }

    @OnBothDatabases
    void theSuppressionListGoesOutAsHashesAndComesBack(Database database) throws IOException {
        SuppressionFile list = new SuppressionFile(database, suppressions(database), clock);
        suppressions(database).add(EmailAddress.of("ada@example.org"), "asked, by phone");
        StringWriter out = new StringWriter();

        assertThat(list.write(out)).isEqualTo(1);
        assertThat(out.toString()).doesNotContain("ada").contains(",\"asked, by phone\",2020-11-16T07:00:00Z");
        suppressions(database).lift(EmailAddress.of("ada@example.org"));
        assertThat(list.read(file(out.toString(), StandardCharsets.UTF_8), "import", faults::add))
                .isEqualTo(1);
        assertThat(suppressions(database).list(9))
                .satisfiesExactly(one -> assertThat(one.reason()).isEqualTo("asked, by phone"));
        assertThat(list.read(
                        file("email,why\nbea@example.org,\nnonsense,\n", StandardCharsets.UTF_8),
                        "import",
                        faults::add))
                .isEqualTo(1);
        assertThat(suppressions(database).contains(EmailAddress.of("bea@example.org")))
                .isTrue();
        assertThat(faults).containsExactly("line 3: 'nonsense' is not an address such as ada@example.org");
    }

    private String kind(Database database, String text) throws IOException {
        return new ReaderImport(readers(database), new SuppressedHashes(database, HASH, clock))
                .look(file(text, StandardCharsets.UTF_8))
                .kind();
    }

    private Sum run(Database database, Path file, boolean dry) throws IOException {
        faults.clear();
        return new ReaderImport(readers(database), new SuppressedHashes(database, HASH, clock))
                .run(file, "daily", "they asked at the fair", dry, faults::add)
                .sum();
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "readers", ".csv"), text.getBytes(charset));
    }

    private ImportedReaders readers(Database database) {
        return new ImportedReaders(database, HASH, clock);
    }

    private Subscribers subscribers(Database database) {
        return new Subscribers(database, HASH, clock);
    }

    private Suppressions suppressions(Database database) {
        return new Suppressions(database, HASH, clock);
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private static List<String> consents(Database database) {
        return database.read(handle -> handle.createQuery("select source from consent")
                .mapTo(String.class)
                .list());
    }
}
