package org.gazette.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A whole mail that came back, one of {@code returned.txt}. */
record ReturnedSample(String source, String meaning, String address, String mail) {
    private static final Path FILE = Path.of("src/test/resources/org/gazette/delivery/returned.txt");

    static List<ReturnedSample> all() {
        try {
            List<ReturnedSample> samples = new ArrayList<>();
            String[] parts = Files.readString(FILE).split("(?m)^=== ");
            for (int at = 1; at < parts.length; at++) {
                int end = parts[at].indexOf('\n');
                String[] head = parts[at].substring(0, end).split(" \\| ");
                samples.add(new ReturnedSample(head[0], head[1], head[2], parts[at].substring(end + 1)));
            }
            return samples;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] raw() {
        String head = "Received: from mail.gazette.example (192.0.2.1)\nFrom: The Gazette <news@gazette.example>\nTo: "
                + address + "\nSubject: 550 new jobs, and no such user of the tram\nMessage-ID: "
                + BounceSample.MESSAGE_ID + "\nList-Id: <daily.newsletters.gazette.example>\n";
        return mail.replace("{orig}", head + "\nUser unknown opens a bar. Mailbox full of letters. 5.1.1\n")
                .replace("{origh}", head)
                .replace("{id}", BounceSample.MESSAGE_ID)
                .replace("{l}", address.substring(0, address.indexOf('@')))
                .replace("{a}", address)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
