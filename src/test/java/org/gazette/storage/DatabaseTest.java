package org.gazette.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.gazette.mail.KeyRing;

class DatabaseTest {
    @OnBothDatabases
    void aFailedTransactionLeavesNothingBehind(Database database) {
        assertThatThrownBy(() -> database.run(handle -> {
                    handle.execute("insert into selection (name, definition) values ('city', '')");
                    throw new IllegalStateException("the press broke");
                }))
                .hasMessage("the press broke");

        assertThat(database.<Integer, RuntimeException>read(
                        handle -> handle.createQuery("select count(*) from selection")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @OnBothDatabases
    void itsClockTellsTheTimeOfDay(Database database) {
        assertThat(database.now()).isBetween(java.time.Instant.parse("2020-01-01T00:00:00Z"), java.time.Instant.MAX);
    }

    @OnBothDatabases
    void aSecretKeyIsMadeOnceAndKept(Database database) {
        KeyRing first = new Secrets(database, new SecureRandom()).ring("way-out");
        KeyRing second = new Secrets(database, new SecureRandom()).ring("way-out");

        assertThat(second.sign("1", "text", 32)).isEqualTo(first.sign("1", "text", 32));
    }

    @OnBothDatabases
    void itsPulseTellsOfEveryCommitAndOnSqliteOfNothingElse(Database database) {
        try (Pulse pulse = database.pulse()) {
            pulse.mayHaveBeaten();
            boolean tellsAlways = database.vendor() == Vendor.POSTGRESQL;
            assertThat(pulse.mayHaveBeaten()).isEqualTo(tellsAlways);

            database.run(handle -> handle.execute("insert into selection (name, definition) values ('city', '')"));

            assertThat(pulse.mayHaveBeaten()).isTrue();
            assertThat(pulse.mayHaveBeaten()).isEqualTo(tellsAlways);
        }
    }
}
