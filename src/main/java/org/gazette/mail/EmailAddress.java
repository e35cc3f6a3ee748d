package org.gazette.mail;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Locale;

/**
 * A mailbox in an envelope, {@code local@domain} (RFC 5321 §4.1.2). The domain is held as an A-label in lower case; the
 * local part as given, and it may hold UTF-8 (RFC 6531).
 */
public final class EmailAddress {
    private static final int LONGEST_LOCAL = 64;
    private static final EmailValidator STRICT = JMail.strictValidator();

    private final String local;
    private final String domain;
    private final String key;

    private EmailAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
        this.key = local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** @throws IllegalArgumentException when the text is not one plain address */
    public static EmailAddress of(String text) {
        String trimmed = HeaderText.require("address", text.strip());
        int at = trimmed.lastIndexOf('@');
        if (PlainAddress.is(trimmed, at)) {
            return new EmailAddress(
                    trimmed.substring(0, at), trimmed.substring(at + 1).toLowerCase(Locale.ROOT));
        }
        boolean plain = at > 0 && trimmed.indexOf('<') < 0 && trimmed.indexOf('>') < 0 && trimmed.indexOf(' ') < 0;
        if (!plain || at > LONGEST_LOCAL) {
            throw new IllegalArgumentException("'" + text + "' is not an address such as ada@example.org");
        }
        String domain = ascii(trimmed.substring(at + 1), text);
        if (!STRICT.isValid(trimmed.substring(0, at) + "@" + domain)) {
            throw new IllegalArgumentException("'" + text + "' is not an address such as ada@example.org");
        }
        return new EmailAddress(trimmed.substring(0, at), domain);
    }

    private static String ascii(String domain, String text) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' has no mail domain such as example.org", e);
        }
    }

    public String local() {
        return local;
    }

    public String domain() {
        return domain;
    }

    /** Whether the local part needs SMTPUTF8 (RFC 6531). */
    public boolean needsUtf8() {
        for (int at = 0; at < local.length(); at++) {
            if (local.charAt(at) >= 0x80) {
                return true;
            }
        }
        return false;
    }

    /** What two spellings of one mailbox have in common: lower case, for keys; never for sending. */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && that.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
