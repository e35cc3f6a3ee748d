package org.gazette.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a Postfix on this machine. A letter was taken when its Message-ID stands there under a queue id
 * ({@code cleanup}) and that queue id went into the queue ({@code qmgr … from=}): the first line alone is written before
 * the final dot too. Each look goes on where the last one ended, over a rotation; for a letter that was not asked for
 * before it begins at the start of the file before the last rotation.
 */
public final class PostfixLog implements Evidence {
    private static final Logger LOG = LoggerFactory.getLogger(PostfixLog.class);
    private static final Pattern NAMED =
            Pattern.compile("postfix[^\\[]*/cleanup\\[\\d+]: ([0-9A-Za-z]+): (?:resent-)?message-id=(<[^>]+>)");
    private static final Pattern QUEUED = Pattern.compile("postfix[^\\[]*/qmgr\\[\\d+]: ([0-9A-Za-z]+): from=<");
    private static final int CHUNK = 1 << 18;

    private final Path file;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, String> named = new HashMap<>();
    private final Map<String, String> taken = new HashMap<>();
    private String known = "";
    private long position;

    /** @param file such as {@code /var/log/mail.log}; the one before it is the same with {@code .1} */
    public PostfixLog(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Map<String, String> find(Set<String> messageIds) {
        boolean fresh = !asked.containsAll(messageIds);
        asked.clear();
        asked.addAll(messageIds);
        named.values().retainAll(asked);
        taken.keySet().retainAll(asked);
        try {
            look(fresh);
        } catch (IOException e) {
            LOG.error("the relay's log cannot be read: {}", Cause.of(e));
        }
        return Map.copyOf(taken);
    }

    private void look(boolean fresh) throws IOException {
        String now = key(file);
        boolean rotated = !now.equals(known) || Files.size(file) < position;
        Path before = file.resolveSibling(file.getFileName() + ".1");
        if ((fresh || rotated) && Files.isReadable(before)) {
            boolean wasOurs = !fresh && key(before).equals(known);
            read(before, wasOurs ? position : 0);
        }
        position = read(file, fresh || rotated ? 0 : position);
        known = now;
    }

    private static String key(Path file) throws IOException {
        return Objects.toString(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "");
    }

    /** Reads whole lines from a position. @return where the first line begins that was not whole */
    private long read(Path file, long from) throws IOException {
        try (FileChannel log = FileChannel.open(file)) {
            long at = from;
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (log.read(chunk.clear(), at) > 0) {
                int whole = lastLineEnd(chunk) + 1;
                if (whole == 0 && chunk.position() < CHUNK) {
                    return at;
                }
                int length = whole == 0 ? CHUNK : whole;
                new String(chunk.array(), 0, length, StandardCharsets.ISO_8859_1)
                        .lines()
                        .forEach(this::line);
                at += length;
            }
            return at;
        }
    }

    private static int lastLineEnd(ByteBuffer chunk) {
        int at = chunk.position() - 1;
        while (at >= 0 && chunk.get(at) != '\n') {
            at--;
        }
        return at;
    }

    private void line(String line) {
        Matcher name = NAMED.matcher(line);
        if (name.find()) {
            if (asked.contains(name.group(2))) {
                named.put(name.group(1), name.group(2));
            }
            return;
        }
        Matcher queued = QUEUED.matcher(line);
        if (queued.find() && named.containsKey(queued.group(1))) {
            taken.put(named.get(queued.group(1)), "the relay took it, as its log says: queued as " + queued.group(1));
        }
    }
}
