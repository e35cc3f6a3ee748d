package org.gazette.delivery;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How many look-ups a receiver needs for an SPF record: ten are allowed (RFC 7208 §4.6.4). */
final class SpfCost {
    static final int MOST = 10;

    private final NameServer names;
    private final Set<String> seen = new HashSet<>();
    private int lookups;

    SpfCost(NameServer names, String domain) throws NameServer.Silent {
        this.names = names;
        count(domain);
    }

    /** No more than one above what is allowed: it is not counted on. */
    int lookups() {
        return lookups;
    }

    private void count(String domain) throws NameServer.Silent {
        if (!seen.add(domain)) {
            return;
        }
        for (String record : names.texts(domain)) {
            String words = record.toLowerCase(Locale.ROOT);
            if (words.startsWith("v=spf1 ")) {
                for (String term : words.substring("v=spf1 ".length()).strip().split(" +", -1)) {
                    term(term.replaceFirst("^[-+~?]", ""));
                }
            }
        }
    }

    private void term(String term) throws NameServer.Silent {
        if (lookups > MOST || !term.matches("(include:|exists:|redirect=|(a|mx|ptr)([:/]|$)).*")) {
            return;
        }
        lookups++;
        if (term.matches("(include:|redirect=).*") && !term.contains("%")) {
            count(term.replaceFirst("^(include:|redirect=)", ""));
        }
    }
}
