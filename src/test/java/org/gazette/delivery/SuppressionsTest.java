package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.gazette.StandingClock;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class SuppressionsTest {
    @OnBothDatabases
    void anAddressIsKnownByItsHashAlone(Database database) {
        AddressHash hash = new AddressHash(Post.keys());
        Suppressions suppressions = new Suppressions(database, hash, new StandingClock(Post.NOON));
        EmailAddress ada = EmailAddress.of("ada@example.org");

        suppressions.add(ada, "complaint");
        suppressions.add(EmailAddress.of("ADA@Example.org"), "hard bounce");

        assertThat(suppressions.contains(EmailAddress.of("Ada@example.org"))).isTrue();
        assertThat(suppressions.contains(EmailAddress.of("bob@example.org"))).isFalse();
        assertThat(suppressions.list(10)).containsExactly(new Suppression(hash.of(ada), "complaint", Post.NOON));
        assertThat(hash.of(ada)).matches("[0-9a-f]{64}");
    }
}
