package org.gazette.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server that does as it is told: any reply at any phase, for all or for one recipient, once or always;
 * silence, a broken connection, or a mail that is taken and whose answer is lost. It keeps what it committed, and with
 * {@link #keeping} on the disk, before it says so. {@link #main} runs it as a process of its own, which outlives the
 * sender.
 */
final class ScriptedSmtpServer implements AutoCloseable {
    /** What is done instead of a reply. */
    static final String CLOSE = "<close>";

    static final String RESET = "<reset>";
    static final String STALL = "<stall>";
    /** A reply that never ends, one byte at a time. */
    static final String DRIP = "<drip>";
    /** Takes the mail, then closes without a word. */
    static final String TAKE_AND_CLOSE = "<take and close>";
    /** Takes the mail, then says nothing more, and leaves the connection open. */
    static final String TAKE_AND_STALL = "<take and stall>";

    private static final String ANYBODY = "*";

    private final ServerSocket door;
    private final Map<String, Deque<String>> once = new ConcurrentHashMap<>();
    private final Map<String, String> always = new ConcurrentHashMap<>();
    private final Map<String, String> commands = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger segments = new AtomicInteger();
    private volatile List<String> extensions = List.of("PIPELINING", "SIZE 10000000", "8BITMIME");
    private volatile @Nullable SSLSocketFactory tls;
    private volatile boolean closed;
    private volatile boolean atOnce;
    private volatile boolean clinging;
    private volatile String injected = "";
    private volatile Duration slowness = Duration.ZERO;
    private volatile @Nullable CommitLog log;
    private volatile Runnable atDot = () -> {};

    /** A mail that the server took responsibility for. */
    record Taken(String sender, String recipient, String message) {}

    ScriptedSmtpServer() {
        this(0);
    }

    /** @param port where it listens; 0 for any that is free */
    ScriptedSmtpServer(int port) {
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::welcome, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A process of its own: listens at {@code args[0]}, 0 for any port, logs to the file {@code args[1]}, and does what
     * the rest say, each {@code once|always PHASE RECIPIENT REPLY} with bars between, such as
     * {@code always|RCPT|ada@example.org|550 5.1.1 no such user}; {@code slow|MILLIS}; {@code offering|EXTENSION|…}. It
     * prints its port, and ends when its standard input does: with whoever started it.
     */
    public static void main(String[] args) throws IOException {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(Integer.parseInt(args[0])).keeping(Path.of(args[1]))) {
            for (String line : List.of(args).subList(2, args.length)) {
                server.script(line.split("\\|", -1));
            }
            System.out.println(server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void script(String... words) {
        switch (words[0]) {
            case "once" -> once(Phase.valueOf(words[1]), words[2], words[3]);
            case "always" -> always(Phase.valueOf(words[1]), words[2], words[3]);
            case "slow" -> slow(Duration.ofMillis(Long.parseLong(words[1])));
            case "offering" -> offering(Arrays.copyOfRange(words, 1, words.length));
            default -> throw new IllegalArgumentException(String.join("|", words));
        }
    }

    /** Logs what it takes to a file, too. */
    ScriptedSmtpServer keeping(Path file) {
        log = new CommitLog(file);
        return this;
    }

    /** Lets so much time pass before it takes a mail. */
    ScriptedSmtpServer slow(Duration time) {
        slowness = time;
        return this;
    }

    /** @param extensions as in the answer to EHLO */
    ScriptedSmtpServer offering(String... offered) {
        extensions = List.of(offered);
        return this;
    }

    boolean offers(String extension) {
        return extensions.contains(extension);
    }

    ScriptedSmtpServer withTls(SSLSocketFactory factory) {
        tls = factory;
        return this;
    }

    /** Speaks TLS from the first byte. */
    ScriptedSmtpServer securedAtOnce() {
        atOnce = true;
        return this;
    }

    /** Says this in the open, right behind its consent to TLS, as who sits on the wire could. */
    ScriptedSmtpServer injectingBeforeTls(String words) {
        injected = words;
        return this;
    }

    /** Stays in a transaction whose body it refused, until it is reset. */
    ScriptedSmtpServer clinging() {
        clinging = true;
        return this;
    }

    /** Answers so every time, whoever the recipient. */
    ScriptedSmtpServer always(Phase phase, String reply) {
        return always(phase, ANYBODY, reply);
    }

    ScriptedSmtpServer always(Phase phase, String recipient, String reply) {
        always.put(phase + recipient, reply);
        return this;
    }

    /** Answers so the next time only. */
    ScriptedSmtpServer once(Phase phase, String reply) {
        return once(phase, ANYBODY, reply);
    }

    ScriptedSmtpServer once(Phase phase, String recipient, String reply) {
        once.computeIfAbsent(phase + recipient, key -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** Answers so whenever this command is said, whatever the phase. */
    ScriptedSmtpServer told(String verb, String reply) {
        commands.put(verb, reply);
        return this;
    }

    void forget() {
        commands.clear();
        once.clear();
        always.clear();
    }

    /** Done each time when a final dot came in, before it is answered. */
    void atDot(Runnable act) {
        atDot = act;
    }

    int port() {
        return door.getLocalPort();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    List<String> recipients() {
        return taken.stream().map(Taken::recipient).toList();
    }

    /** Every command, in order. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    int connections() {
        return connections.get();
    }

    /** How often it had to wait for the client: the round trips. */
    int segments() {
        return segments.get();
    }

    private void welcome() {
        while (!closed) {
            try {
                Socket guest = door.accept();
                guests.add(guest);
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(guest), "scripted-smtp-guest");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            guest.setTcpNoDelay(true);
            new Session(guest).run();
        } catch (IOException e) {
            heard.add("<" + e.getMessage() + ">");
        } finally {
            guests.remove(guest);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
            for (Socket guest : guests) {
                guest.close();
            }
            CommitLog kept = log;
            if (kept != null) {
                kept.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Session {
        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private String sender = "";
        private String recipient = "";
        private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            if (atOnce) {
                secure();
            }
            boolean goOn = answer(Phase.CONNECT, "220 scripted.example ESMTP");
            while (goOn) {
                String line = line();
                if (line == null) {
                    return;
                }
                heard.add(line);
                goOn = obey(line);
            }
        }

        private boolean obey(String line) throws IOException {
            String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
            String told = commands.get(verb);
            if (told != null) {
                return perform(told);
            }
            return switch (verb) {
                case "EHLO" -> ehlo();
                case "STARTTLS" -> startTls();
                case "AUTH" -> answer(Phase.AUTH, "235 2.7.0 welcome");
                case "MAIL" -> mail(line);
                case "RCPT" -> rcpt(line);
                case "DATA" -> data();
                case "BDAT" -> chunk(line.split(" ", -1));
                case "RSET" -> reset();
                case "QUIT" -> say("221 2.0.0 bye");
                default -> say("500 5.5.1 what?");
            };
        }

        private boolean ehlo() throws IOException {
            StringBuilder words = new StringBuilder("250-scripted.example");
            extensions.forEach(one -> words.append("\r\n250-").append(one));
            return say(words + "\r\n250 ENHANCEDSTATUSCODES");
        }

        private boolean startTls() throws IOException {
            if (tls == null) {
                return say("454 4.7.0 no TLS");
            }
            say("220 2.0.0 go" + (injected.isEmpty() ? "" : "\r\n" + injected));
            secure();
            return true;
        }

        private void secure() throws IOException {
            SSLSocketFactory factory = java.util.Objects.requireNonNull(tls);
            SSLSocket secured = (SSLSocket) factory.createSocket(socket, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            in = new BufferedInputStream(secured.getInputStream());
            out = secured.getOutputStream();
        }

        private boolean mail(String line) throws IOException {
            if (!sender.isEmpty()) {
                return say("503 5.5.1 nested MAIL");
            }
            boolean goOn = answer(Phase.MAIL, "250 2.1.0 ok");
            sender = lastCode == 250 ? address(line) : "";
            return goOn;
        }

        private boolean rcpt(String line) throws IOException {
            if (sender.isEmpty()) {
                return say("503 5.5.1 MAIL first");
            }
            recipient = address(line);
            boolean goOn = answer(Phase.RCPT, "250 2.1.5 ok");
            recipient = lastCode == 250 ? recipient : "";
            return goOn;
        }

        private boolean data() throws IOException {
            if (sender.isEmpty() || recipient.isEmpty() && !scripts(Phase.DATA)) {
                return say("503 5.5.1 RCPT first");
            }
            boolean goOn = answer(Phase.DATA, "354 go ahead");
            return lastCode == 354 ? body() : goOn;
        }

        private boolean body() throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (String line = line(); line != null; line = line()) {
                if (line.equals(".")) {
                    atDot.run();
                    return dot(message.toString(StandardCharsets.ISO_8859_1));
                }
                String plain = line.startsWith(".") ? line.substring(1) : line;
                message.write((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            heard.add("<no dot>");
            return false;
        }

        /** A chunk that is refused has been read all the same (RFC 3030 §2). */
        private boolean chunk(String[] words) throws IOException {
            byte[] chunk = in.readNBytes(Integer.parseInt(words[1]));
            if (chunk.length < Integer.parseInt(words[1])) {
                heard.add("<no whole chunk>");
                return false;
            }
            chunks.writeBytes(chunk);
            if (words.length < 3) {
                return say("250 2.0.0 go on");
            }
            String message = chunks.toString(StandardCharsets.ISO_8859_1);
            chunks.reset();
            atDot.run();
            return sender.isEmpty() || recipient.isEmpty() ? say("503 5.5.1 RCPT first") : dot(message);
        }

        private boolean dot(String message) throws IOException {
            if (recipient.isEmpty()) {
                return say("554 5.5.1 no valid recipients");
            }
            String reply = scripted(Phase.DOT, "250 2.0.0 queued as 4711");
            if (slowness.compareTo(Duration.ZERO) > 0) {
                LockSupport.parkNanos(slowness.toNanos());
            }
            if (reply.startsWith("250") || reply.startsWith("<take")) {
                take(message);
            }
            if (!clinging || reply.startsWith("250")) {
                sender = "";
                recipient = "";
            }
            return perform(reply);
        }

        private void take(String message) throws IOException {
            CommitLog kept = log;
            if (kept != null) {
                kept.add(recipient, message);
            }
            taken.add(new Taken(sender, recipient, message));
        }

        private boolean reset() throws IOException {
            sender = "";
            recipient = "";
            return say("250 2.0.0 reset");
        }

        private int lastCode;

        private boolean answer(Phase phase, String usual) throws IOException {
            return perform(scripted(phase, usual));
        }

        private String scripted(Phase phase, String usual) {
            for (String key : new ArrayList<>(List.of(phase + recipient, phase + ANYBODY))) {
                Deque<String> next = once.get(key);
                synchronized (once) {
                    if (next != null && !next.isEmpty()) {
                        return next.remove();
                    }
                }
                String reply = always.get(key);
                if (reply != null) {
                    return reply;
                }
            }
            return usual;
        }

        private boolean scripts(Phase phase) {
            return always.containsKey(phase + ANYBODY)
                    || !once.getOrDefault(phase + ANYBODY, new ArrayDeque<>()).isEmpty();
        }

        private boolean perform(String reply) throws IOException {
            lastCode = 0;
            switch (reply) {
                case CLOSE, TAKE_AND_CLOSE -> {
                    return false;
                }
                case RESET -> {
                    socket.setSoLinger(true, 0);
                    return false;
                }
                case STALL, TAKE_AND_STALL -> {
                    return in.transferTo(OutputStream.nullOutputStream()) < 0;
                }
                case DRIP -> {
                    return drip();
                }
                default -> {
                    lastCode = Integer.parseInt(reply.substring(0, 3));
                    return say(reply) && lastCode != 421;
                }
            }
        }

        private boolean drip() throws IOException {
            while (!socket.isClosed()) {
                out.write('2');
                out.flush();
                LockSupport.parkNanos(5_000_000);
            }
            return false;
        }

        private boolean say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return !reply.startsWith("221");
        }

        private @Nullable String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            if (in.available() == 0) {
                segments.incrementAndGet();
            }
            for (int one = in.read(); one >= 0; one = in.read()) {
                if (one == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
                }
                line.write(one);
            }
            return null;
        }

        private static String address(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
    }
}
