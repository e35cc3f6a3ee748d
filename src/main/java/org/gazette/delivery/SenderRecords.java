package org.gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gazette.mail.EmailAddress;

/**
 * Whether the DNS says of a sender what receivers ask: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989), and an MX for
 * what comes back.
 */
public final class SenderRecords {
    private static final String SPF = "v=spf1";
    private static final String DMARC = "v=dmarc1";

    private final NameServer names;

    public SenderRecords(NameServer names) {
        this.names = names;
    }

    /** @param keys that letters are signed with, of whatever domain */
    public List<Finding> of(EmailAddress sender, List<SigningKey> keys) {
        String domain = sender.domain();
        List<Finding> findings = new ArrayList<>();
        findings.add(asked("MX of " + domain, () -> mailHosts(domain)));
        findings.add(asked("SPF of " + domain, () -> spf(domain)));
        findings.addAll(dkim(domain, keys));
        findings.add(asked("DMARC of " + domain, () -> dmarc(domain)));
        return findings;
    }

    private interface Question {
        Finding answer() throws NameServer.Silent;
    }

    private static Finding asked(String part, Question question) {
        try {
            return question.answer();
        } catch (NameServer.Silent e) {
            return Finding.unasked(part, "could not ask: " + e.getMessage());
        }
    }

    private Finding mailHosts(String domain) throws NameServer.Silent {
        String part = "MX of " + domain;
        List<String> hosts = names.mailHosts(domain);
        if (hosts.contains(".")) {
            return Finding.unfit(
                    part, "the domain takes no mail (RFC 7505), so nobody can answer and no bounce comes back");
        }
        if (!hosts.isEmpty()) {
            return Finding.fit(part, String.join(", ", hosts));
        }
        return names.hasAddress(domain)
                ? Finding.mind(part, "none; mail for it goes to the host of that name: add an MX record")
                : Finding.unfit(part, "neither an MX record nor an address: receivers refuse such a sender");
    }

    private Finding spf(String domain) throws NameServer.Silent {
        String part = "SPF of " + domain;
        List<String> records = spfRecords(domain);
        if (records.isEmpty()) {
            return Finding.unfit(part, "none: add a TXT record such as «v=spf1 include:spf.your-relay.example -all»");
        }
        if (records.size() > 1) {
            return Finding.unfit(part, records.size() + " records, which counts as an error (RFC 7208 §4.5): keep one");
        }
        String record = records.get(0);
        if (record.matches("(?i).* \\+?all( .*)?")) {
            return Finding.unfit(part, "«" + record + "» lets everybody send as you: end it in -all or ~all");
        }
        SpfCost cost = new SpfCost(names, domain);
        if (cost.lookups() > SpfCost.MOST) {
            return Finding.unfit(
                    part,
                    "takes more than " + SpfCost.MOST
                            + " look-ups, which counts as an error (RFC 7208 §4.6.4): drop an include");
        }
        return record.matches("(?i).*( [-~?]all|redirect=.*)")
                ? Finding.fit(part, record + " (" + cost.lookups() + " look-ups)")
                : Finding.mind(part, "«" + record + "» has no end: add -all or ~all");
    }

    private List<String> spfRecords(String domain) throws NameServer.Silent {
        return names.texts(domain).stream()
                .filter(text -> text.equalsIgnoreCase(SPF)
                        || text.toLowerCase(Locale.ROOT).startsWith(SPF + " "))
                .toList();
    }

    private List<Finding> dkim(String domain, List<SigningKey> keys) {
        List<SigningKey> own = keys.stream().filter(key -> key.signsFor(domain)).toList();
        if (own.isEmpty()) {
            return List.of(Finding.mind(
                    "DKIM of " + domain,
                    "no key signs its letters here: unless the relay signs them, the big receivers refuse them"));
        }
        List<Finding> findings = new ArrayList<>();
        own.forEach(key -> findings.add(asked("DKIM " + key.selector() + " of " + domain, () -> dkim(domain, key))));
        return findings;
    }

    private Finding dkim(String domain, SigningKey key) throws NameServer.Silent {
        String part = "DKIM " + key.selector() + " of " + domain;
        DkimRecord due = DkimRecord.of(key);
        String name = due.name().substring(0, due.name().length() - 1);
        List<String> found = names.texts(name);
        if (found.isEmpty()) {
            return Finding.unfit(part, "not published: add to the zone  " + due);
        }
        String published = tags(found.get(0)).getOrDefault("p", "");
        if (published.isEmpty()) {
            return Finding.unfit(part, name + " is revoked (its p is empty): publish  " + due);
        }
        return published.equals(tags(due.text()).get("p"))
                ? Finding.fit(part, name + " holds our key")
                : Finding.unfit(part, name + " holds another key than the one we sign with: publish  " + due);
    }

    /** The record of the domain, or of the next one above it that has any (RFC 9989 §4.10). */
    private Finding dmarc(String domain) throws NameServer.Silent {
        String part = "DMARC of " + domain;
        for (String at = domain; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            List<String> records = names.texts("_dmarc." + at).stream()
                    .filter(text ->
                            text.toLowerCase(Locale.ROOT).replace(" ", "").startsWith(DMARC))
                    .toList();
            if (records.size() > 1) {
                return Finding.unfit(part, "_dmarc." + at + " has " + records.size() + " records: keep one");
            }
            if (!records.isEmpty()) {
                return dmarc(part, at, records.get(0));
            }
        }
        return Finding.unfit(
                part,
                "none: add a TXT record _dmarc." + domain + " such as «v=DMARC1; p=none; rua=mailto:dmarc@" + domain
                        + "»");
    }

    private static Finding dmarc(String part, String at, String record) {
        String policy = tags(record).getOrDefault("p", "");
        return policy.matches("(?i)none|quarantine|reject")
                ? Finding.fit(part, "_dmarc." + at + " says " + record)
                : Finding.unfit(part, "_dmarc." + at + " says «" + record + "», which has no policy: add p=none");
    }

    /** The tags of a list such as {@code v=DKIM1; p=…} (RFC 6376 §3.2), without their blanks. */
    private static Map<String, String> tags(String record) {
        Map<String, String> tags = new TreeMap<>();
        for (String tag : record.split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        tag.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        tag.substring(equals + 1).replaceAll("\\s", ""));
            }
        }
        return tags;
    }
}
