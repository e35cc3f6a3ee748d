package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gazette.mail.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdsTest {
    private final MessageIds ids = new MessageIds(new KeyRing(Map.of("1", new byte[32])));

    @Test
    void aLetterToAnAddressHasOneIdEachTimeItIsOffered() {
        String id = ids.of("daily/2020-11-16", "ada@example.org", "news.gazette.example");

        assertThat(id).matches("<[a-z2-7]{32}@news\\.gazette\\.example>");
        assertThat(id).isEqualTo(ids.of("daily/2020-11-16", "ada@example.org", "news.gazette.example"));
        assertThat(id).isNotEqualTo(ids.of("daily/2020-11-17", "ada@example.org", "news.gazette.example"));
        assertThat(id).isNotEqualTo(ids.of("daily/2020-11-16", "bob@example.org", "news.gazette.example"));
    }

    /** RFC 4648 §10, in lower case and without padding. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"'',''", "f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void base32AsTheStandardShowsIt(String text, String base32) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }
}
