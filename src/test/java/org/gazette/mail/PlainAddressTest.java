package org.gazette.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for an ordinary address at a glance is one by the whole grammar too. */
class PlainAddressTest {
    private static final String SIGNS = "abzAZ09.-_+@ \"<>!xn\u00e9";

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "Ada.Lovelace+news@mail.Example.ORG", "a_b-c@d9.e-f.museum", "1@2.org"})
    void ordinaryOnesAreKnown(String address) {
        assertThat(PlainAddress.is(address, address.lastIndexOf('@'))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa..mple.org",
                "ada@example.o",
                "ada@example.12",
                "ada@xn--bcher-kva.example",
                "\u00e4da@example.org",
                "a@b@example.org",
                "ada lovelace@example.org"
            })
    void othersAreLookedAtMoreClosely(String address) {
        assertThat(PlainAddress.is(address, address.lastIndexOf('@'))).isFalse();
    }

    @Test
    void nothingIsLetThroughThatTheGrammarRefuses() {
        Random chance = new Random(42);
        int plain = 0;
        for (int round = 0; round < 200_000; round++) {
            String address = word(chance) + "@" + word(chance) + "." + word(chance);
            if (PlainAddress.is(address, address.lastIndexOf('@'))) {
                plain++;
                String domain = address.substring(address.lastIndexOf('@') + 1);
                assertThat(JMail.strictValidator().isValid(address)).as(address).isTrue();
                assertThat(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES))
                        .as(address)
                        .isEqualTo(domain);
            }
        }
        assertThat(plain).isGreaterThan(1_000);
    }

    private static String word(Random chance) {
        StringBuilder word = new StringBuilder();
        for (int left = 1 + chance.nextInt(5); left > 0; left--) {
            boolean ordinary = chance.nextInt(4) > 0;
            word.append(ordinary ? (char) ('a' + chance.nextInt(26)) : SIGNS.charAt(chance.nextInt(SIGNS.length())));
        }
        return word.toString();
    }

    @Test
    void aDomainIsInLowerCaseEitherWay() {
        assertThat(EmailAddress.of("Ada@Example.ORG")).hasToString("Ada@example.org");
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.of("ada@exa mple.org"));
    }
}
