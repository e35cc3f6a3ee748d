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
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;

/**
 * {@code SigningAlone KEY}: so many signatures of RSA, on all cores, and nothing else; with the provider that letters are
 * signed by. Takes the orders of {@link Carrier} and answers as it does.
 */
public final class SigningAlone {
    private SigningAlone() {}

    public static void main(String[] arguments) throws IOException {
        SigningKey key = SigningKey.ofPem("gazette.example", "bench", Files.readString(Path.of(arguments[0])));
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            int letters = Integer.parseInt(order.split(" ")[1]);
            long cpu = machine.getProcessCpuTime();
            long start = System.nanoTime();
            ThreadLocal<Signature> signatures =
                    ThreadLocal.withInitial(() -> FastSigning.signature(SigningAlgorithm.RSA, key.key()));
            byte[] head = new byte[2_000];
            IntStream.range(0, letters).parallel().forEach(n -> sign(signatures.get(), head));
            System.out.println((System.nanoTime() - start) / 1e9 + " " + (machine.getProcessCpuTime() - cpu) / 1e9 + " "
                    + letters);
        }
    }

    private static void sign(Signature signature, byte[] head) {
        try {
            signature.update(head);
            signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
                .fill(new Filling(
                        EmailAddress.of("reader4711@large.example"),
                        "Reader 4711",
                        "http://localhost:8080/unsubscribe/" + "x".repeat(40),
                        "<" + "q".repeat(32) + "@gazette.example>",
                        Instant.EPOCH));
    }
}
