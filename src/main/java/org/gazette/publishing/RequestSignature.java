package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to an object store: AWS Signature Version 4, service «s3», the payload in one piece. */
final class RequestSignature {
    private static final String NO_QUERY = "";
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final String accessKey;
    private final String secret;

    RequestSignature(String region, String accessKey, String secret) {
        this.region = region;
        this.accessKey = accessKey;
        this.secret = secret;
    }

    /** The value of {@code x-amz-date}. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** The value of {@code x-amz-content-sha256}. */
    static String hash(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The value of {@code Authorization}.
     *
     * @param path as it is sent, percent-encoded
     * @param headers all that are signed, names in lower case; host, x-amz-date and x-amz-content-sha256 among them
     */
    String authorization(String method, String path, SortedMap<String, String> headers) {
        String moment = headers.getOrDefault("x-amz-date", "");
        String day = moment.substring(0, 8);
        String scope = day + "/" + region + "/s3/aws4_request";
        String signed = String.join(";", headers.keySet());
        String words = String.join("\n", ALGORITHM, moment, scope, hash(bytes(canonical(method, path, headers))));
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + signed + ",Signature="
                + HexFormat.of().formatHex(mac(key(day), words));
    }

    private static String canonical(String method, String path, SortedMap<String, String> headers) {
        String lines = headers.entrySet().stream().map(RequestSignature::line).collect(Collectors.joining());
        return String.join(
                "\n",
                method,
                path,
                NO_QUERY,
                lines,
                String.join(";", headers.keySet()),
                headers.getOrDefault("x-amz-content-sha256", ""));
    }

    private static String line(Map.Entry<String, String> header) {
        return header.getKey() + ":" + header.getValue().strip().replaceAll(" +", " ") + "\n";
    }

    private byte[] key(String day) {
        return mac(mac(mac(mac(bytes("AWS4" + secret), day), region), "s3"), "aws4_request");
    }

    private static byte[] mac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(words));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
