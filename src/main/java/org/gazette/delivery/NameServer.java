package org.gazette.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Asks the DNS for records that have to do with mail. Each question takes some seconds at the most. */
public final class NameServer {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String TRIES = "2";

    private final String address;

    /** @param address host, or host and port as in {@code 127.0.0.1:5353}; empty for the one that this machine uses */
    public NameServer(String address) {
        if (!address.matches("|[A-Za-z0-9.-]+(:\\d{1,5})?|\\[[0-9a-fA-F:]+](:\\d{1,5})?")) {
            throw new IllegalArgumentException("'" + address
                    + "' is no name server: write a host or an address, such as 9.9.9.9 or 127.0.0.1:5353");
        }
        this.address = address;
    }

    /** No answer came: this says nothing about the records. */
    public static final class Silent extends Exception {
        private static final long serialVersionUID = 1L;

        Silent(String message) {
            super(message);
        }
    }

    /** The texts of a name, each in one piece; none where there is no such record. */
    List<String> texts(String name) throws Silent {
        return records(name, "TXT").stream().map(NameServer::joined).toList();
    }

    /** The hosts that take mail of a domain, without their preferences; {@code .} where it takes none (RFC 7505). */
    List<String> mailHosts(String domain) throws Silent {
        return records(domain, "MX").stream()
                .map(record -> record.substring(record.indexOf(' ') + 1))
                .toList();
    }

    boolean hasAddress(String name) throws Silent {
        return !records(name, "A").isEmpty() || !records(name, "AAAA").isEmpty();
    }

    /** The one use of JNDI: the name of the record is all that comes from outside, and nothing is looked up but the DNS. */
    @SuppressWarnings("BanJNDI")
    private List<String> records(String name, String type) throws Silent {
        InitialDirContext context = null;
        try {
            context = new InitialDirContext(words());
            Attribute found = context.getAttributes(name, new String[] {type}).get(type);
            List<String> records = new ArrayList<>();
            if (found != null) {
                for (Object record : Collections.list(found.getAll())) {
                    records.add(String.valueOf(record));
                }
            }
            return records;
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new Silent("the DNS did not answer for " + name + " (" + type + "): " + e.getMessage());
        } finally {
            close(context);
        }
    }

    /** JNDI takes no other map. */
    @SuppressWarnings("JdkObsolete")
    private Hashtable<String, String> words() {
        Hashtable<String, String> words = new Hashtable<>();
        words.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        words.put(Context.PROVIDER_URL, address.isEmpty() ? "dns:" : "dns://" + address);
        words.put("com.sun.jndi.dns.timeout.initial", Long.toString(PATIENCE.toMillis()));
        words.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return words;
    }

    private static void close(@Nullable InitialDirContext context) {
        try {
            if (context != null) {
                context.close();
            }
        } catch (NamingException e) {
            // nothing is held that would not end by itself
        }
    }

    /** The strings of a text record, which come in quotes where they have blanks, as one (RFC 7208 §3.3). */
    static String joined(String record) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < record.length(); at++) {
            char one = record.charAt(at);
            if (one == '\\' && quoted && at + 1 < record.length()) {
                text.append(record.charAt(++at));
            } else if (one == '"') {
                quoted = !quoted;
            } else if (one != ' ' || quoted) {
                text.append(one);
            }
        }
        return text.toString();
    }
}
