package org.gazette.delivery;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;

/**
 * {@code SigningAlone HOME KEY}: fills and signs so many readers' copies of a letter, on all cores, and does nothing else
 * with them. Takes the orders of {@link Carrier} and answers as it does.
 */
public final class SigningAlone {
    private SigningAlone() {}

    public static void main(String[] arguments) throws IOException {
        Signer signer = new Signer(SigningKey.ofPem("gazette.example", "bench", Files.readString(Path.of(arguments[1]))));
        Newsletter daily;
        try (House house = House.open(new Home(Path.of(arguments[0])), Clock.systemUTC())) {
            daily = house.settings().newsletters().get(0);
        }
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            int letters = Integer.parseInt(order.split(" ")[1]);
            LetterTemplate letter = Readership.letter(daily, Integer.parseInt(order.split(" ")[2])).template();
            long cpu = machine.getProcessCpuTime();
            long start = System.nanoTime();
            int signed = IntStream.range(0, letters).parallel()
                    .map(n -> letter.fill(filling(n), List.of(signer)).size() > 0 ? 1 : 0)
                    .sum();
            System.out.println((System.nanoTime() - start) / 1e9 + " " + (machine.getProcessCpuTime() - cpu) / 1e9 + " "
                    + signed);
        }
    }

    private static Filling filling(int reader) {
        return new Filling(
                EmailAddress.of("reader" + reader + "@large.example"),
                reader % 3 == 0 ? "" : "Reader " + reader,
                "http://localhost:8080/unsubscribe/" + "x".repeat(40),
                "<" + "q".repeat(32) + "@gazette.example>",
                Instant.EPOCH);
    }

    static Path key(Path file) throws GeneralSecurityException, IOException {
        KeyPairGenerator pair = KeyPairGenerator.getInstance("RSA");
        pair.initialize(2048);
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.generateKeyPair().getPrivate().getEncoded());
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
        return file;
    }

    /** One reader's letter. */
    static byte[] sample(Newsletter newsletter, int bytes) {
        return Readership.letter(newsletter, bytes)
                .template()
                .fill(filling(4711));
    }
}
