package org.gazette.publishing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.gazette.feeds.FeedDocument;

/**
 * What a feed can tell to who has an earlier instance of it: its head, the parts that the instance lacked, its tail. The
 * instances of the past are known by the keys of their parts alone. Safe for many threads.
 */
final class Deltas {
    /** How many instances of the past are known. */
    static final int INSTANCES = 24;

    private static final int LEVEL = 6;

    /** What is made is kept until it weighs such a part of the feed: a quarter. */
    private static final int KEPT = 4;

    private final byte[] bytes;
    private final List<FeedDocument.Part> parts;
    private final Map<String, Set<String>> past;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();

    private Deltas(byte[] bytes, List<FeedDocument.Part> parts, Map<String, Set<String>> past) {
        this.bytes = bytes;
        this.parts = parts;
        this.past = past;
    }

    /** @param hash of the instance before; its own past is known as well */
    static Deltas of(FeedDocument feed, Optional<Deltas> before, String hash) {
        Map<String, Set<String>> past = new LinkedHashMap<>();
        before.ifPresent(deltas -> {
            past.putAll(deltas.past);
            past.remove(hash);
            past.put(hash, deltas.keys());
        });
        past.keySet().stream()
                .limit(Math.max(0, past.size() - INSTANCES))
                .toList()
                .forEach(past::remove);
        return new Deltas(feed.bytes(), shared(feed.parts(), past), past);
    }

    /** The same instance once more. */
    static Deltas again(FeedDocument feed, Deltas before) {
        return new Deltas(feed.bytes(), before.parts, before.past);
    }

    /**
     * @param known the hash of an instance of the past
     * @param whole the present instance in the coding that is asked for
     */
    Optional<Coded> since(String known, Coded whole) {
        Set<String> keys = past.get(known);
        if (keys == null || whole.coding() == Coding.BROTLI) {
            return Optional.empty();
        }
        byte[] delta = made(known, keys, whole.coding());
        return delta.length == 0 || delta.length >= whole.bytes().length
                ? Optional.empty()
                : Optional.of(new Coded(whole.coding(), delta, whole.etag()));
    }

    /** An upper bound of what is kept in memory beside the feed itself. */
    int weight() {
        return bytes.length / KEPT + parts.size() * 150 + past.size() * parts.size() * 16;
    }

    private byte[] made(String known, Set<String> keys, Coding coding) {
        String name = coding.token() + known;
        byte[] ready = made.get(name);
        if (ready != null) {
            return ready;
        }
        byte[] delta = delta(keys);
        byte[] coded = coding == Coding.GZIP && delta.length > 0 ? Gzip.code(delta, LEVEL) : delta;
        if (weight.addAndGet(coded.length) > bytes.length / KEPT) {
            made.clear();
            weight.set(coded.length);
        }
        made.put(name, coded);
        return coded;
    }

    /** No bytes when nothing is new, or all is. */
    private byte[] delta(Set<String> keys) {
        List<FeedDocument.Part> fresh =
                parts.stream().filter(part -> !keys.contains(part.key())).toList();
        if (fresh.isEmpty() || fresh.size() == parts.size()) {
            return new byte[0];
        }
        byte[] separator =
                Arrays.copyOfRange(bytes, parts.get(0).to(), parts.get(1).from());
        int tail = parts.get(parts.size() - 1).to();
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        delta.write(bytes, 0, parts.get(0).from());
        for (int n = 0; n < fresh.size(); n++) {
            FeedDocument.Part part = fresh.get(n);
            delta.write(separator, 0, n == 0 ? 0 : separator.length);
            delta.write(bytes, part.from(), part.to() - part.from());
        }
        delta.write(bytes, tail, bytes.length - tail);
        return delta.toByteArray();
    }

    private Set<String> keys() {
        return parts.stream().map(FeedDocument.Part::key).collect(Collectors.toUnmodifiableSet());
    }

    /** With the keys that the past has already, so that each stands in memory once. */
    private static List<FeedDocument.Part> shared(List<FeedDocument.Part> parts, Map<String, Set<String>> past) {
        Map<String, String> known = new HashMap<>();
        past.values().forEach(keys -> keys.forEach(key -> known.put(key, key)));
        return parts.stream()
                .map(part -> new FeedDocument.Part(known.getOrDefault(part.key(), part.key()), part.from(), part.to()))
                .toList();
    }
}
