package org.gazette.mail;

/** A name and an address, as in From (RFC 5322 §3.4). The name may be empty. */
public record Mailbox(String name, EmailAddress address) {
    public Mailbox {
        HeaderText.require("name", name);
    }

    /** {@code Asian Lite <news@example.org>} or {@code news@example.org}. */
    public static Mailbox parse(String text) {
        int open = text.indexOf('<');
        if (open < 0) {
            return new Mailbox("", EmailAddress.of(text));
        }
        if (!text.strip().endsWith(">")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a mailbox such as The Gazette <news@example.org>");
        }
        String name = text.substring(0, open).strip().replaceAll("^\"|\"$", "");
        return new Mailbox(name, EmailAddress.of(text.substring(open + 1, text.lastIndexOf('>'))));
    }

    @Override
    public String toString() {
        return name.isEmpty() ? address.toString() : name + " <" + address + ">";
    }
}
