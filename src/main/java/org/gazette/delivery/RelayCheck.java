package org.gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether a relay can be reached and lets us in: a connection and a log-in, and no letter. */
public final class RelayCheck {
    private RelayCheck() {}

    public static Finding of(Route route) {
        String part = "relay " + route.terms().name();
        Relay relay = route.relay();
        if (!(relay instanceof SmtpRelay)) {
            return Finding.mind(
                    part, "none is configured: letters are written as files and nobody is mailed; set relay.host");
        }
        try (Relay.Line line = relay.open()) {
            return Finding.fit(part, relay.name() + " answers" + offered((SmtpLine) line));
        } catch (RelayFault e) {
            return Finding.unfit(part, String.valueOf(e.getMessage()));
        }
    }

    private static String offered(SmtpLine line) {
        List<String> words = new ArrayList<>();
        words.addAll(Stream.of("PIPELINING", "CHUNKING", "SMTPUTF8")
                .filter(line::offers)
                .toList());
        line.largest().ifPresent(bytes -> words.add("letters up to " + bytes + " bytes"));
        return words.isEmpty() ? "; it offers no extension" : "; it offers " + String.join(", ", words);
    }
}
