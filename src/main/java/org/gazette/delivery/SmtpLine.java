package org.gazette.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One conversation after another over one connection, one recipient each.
 *
 * <p>Where the relay offers PIPELINING (RFC 2920), what opens the next message leaves behind the end of the one before, in
 * one write: a round trip a message. Elsewhere each command waits for its answer. Where the relay offers CHUNKING (RFC
 * 3030), a body goes as one chunk, the last, and needs neither DATA nor a dot. What follows from an answer is the same
 * each way, and one body at most is without its answer.
 */
final class SmtpLine implements Relay.Line {
    private final String relay;
    private final SmtpWire wire;
    private final boolean pipelined;
    private final boolean chunked;
    private final boolean utf8;
    private final boolean sized;
    private final long largest;
    /** What is said before a body may leave. */
    private final List<Phase> opening;

    private boolean open = true;
    /** Whether an unfinished transaction must be reset before the next. */
    private boolean stale;
    /** That a letter was accepted is told once the next body has left, so that the relay does not wait for the telling. */
    private @Nullable Runnable untold;
    /** Whether the last chunk was refused: then nobody knows whether its transaction is over (RFC 3030 §2). */
    private boolean unsure;

    SmtpLine(String relay, SmtpWire wire) {
        this.relay = relay;
        this.wire = wire;
        this.pipelined = wire.supportsExtension("PIPELINING");
        this.chunked = wire.supportsExtension("CHUNKING");
        this.utf8 = wire.supportsExtension("SMTPUTF8");
        this.sized = wire.supportsExtension("SIZE");
        this.largest = largest(wire);
        this.opening = chunked ? List.of(Phase.MAIL, Phase.RCPT) : List.of(Phase.MAIL, Phase.RCPT, Phase.DATA);
    }

    /** The SIZE that the relay takes (RFC 1870); {@link Long#MAX_VALUE} where it sets none. */
    private static long largest(SmtpWire wire) {
        String said = wire.supportsExtension("SIZE") ? wire.getExtensionParameter("SIZE") : "";
        String size = said == null ? "" : said.strip();
        return size.matches("[1-9]\\d{0,17}") ? Long.parseLong(size) : Long.MAX_VALUE;
    }

    @Override
    public void carry(Errand errand) throws RelayFault {
        try {
            Optional<Parcel> next = next(errand);
            boolean offered = false;
            while (next.isPresent()) {
                Parcel parcel = next.get();
                if (!offered) {
                    offer(parcel);
                }
                List<Reply> replies = opening(parcel);
                Optional<DeliveryOutcome> refusal = refusal(replies);
                if (refusal.isPresent()) {
                    tell();
                    errand.settled(parcel, refusal.get());
                    leave(replies);
                    next = next(errand);
                    offered = false;
                    continue;
                }
                Optional<Parcel> following = pipelined ? next(errand) : Optional.empty();
                if (!errand.wanted(parcel)) {
                    drop();
                    return;
                }
                body(parcel, following, errand);
                next = pipelined ? following : next(errand);
                offered = pipelined;
            }
        } catch (IOException e) {
            drop();
            throw RelayFault.trouble(relay, String.valueOf(e.getMessage()));
        } catch (RelayFault e) {
            drop();
            throw e;
        } finally {
            tell();
        }
    }

    private void tell() {
        Runnable acceptance = untold;
        untold = null;
        if (acceptance != null) {
            acceptance.run();
        }
    }

    /** The next that may be offered; what this relay cannot take is settled without a word to it. */
    private Optional<Parcel> next(Errand errand) {
        Optional<Parcel> next = errand.next();
        while (next.isPresent() && !fits(next.get(), errand)) {
            next = errand.next();
        }
        return next;
    }

    private boolean fits(Parcel parcel, Errand errand) {
        if (!errand.wanted(parcel)) {
            return false;
        }
        Optional<DeliveryOutcome> obstacle = obstacle(parcel);
        obstacle.ifPresent(outcome -> errand.settled(parcel, outcome));
        return obstacle.isEmpty();
    }

    private Optional<DeliveryOutcome> obstacle(Parcel parcel) {
        if (parcel.message().size() > largest) {
            return Optional.of(
                    new Halted("the letter has " + parcel.message().size() + " bytes, " + relay + " takes " + largest));
        }
        if (needsUtf8(parcel) && !utf8) {
            return Optional.of(new Refused("cannot route: " + relay + " does not offer SMTPUTF8 (RFC 6531)"));
        }
        return Optional.empty();
    }

    /** Says what opens the conversation: all of it where answers may come later, else the first command. */
    private void offer(Parcel parcel) throws IOException {
        if (stale) {
            wire.say("RSET");
        }
        for (Phase phase : pipelined ? opening : opening.subList(0, 1)) {
            wire.say(command(phase, parcel));
        }
    }

    private String command(Phase phase, Parcel parcel) {
        return switch (phase) {
            case MAIL ->
                "MAIL FROM:<" + parcel.sender() + ">"
                        + (sized ? " SIZE=" + parcel.message().size() : "")
                        + (needsUtf8(parcel) ? " SMTPUTF8" : "");
            case RCPT -> "RCPT TO:<" + parcel.recipient() + ">";
            case DATA -> "DATA";
            default -> throw new IllegalArgumentException(phase + " opens no conversation");
        };
    }

    private static boolean needsUtf8(Parcel parcel) {
        return parcel.recipient().needsUtf8() || parcel.sender().needsUtf8();
    }

    /** Hears what the relay says to what opens a conversation, as far as it comes. */
    private List<Reply> opening(Parcel parcel) throws IOException, RelayFault {
        if (stale) {
            mustGoOn(wire.hear(Phase.MAIL));
            stale = false;
        }
        List<Reply> replies = new ArrayList<>();
        for (Phase phase : opening) {
            if (!pipelined && phase != Phase.MAIL) {
                wire.say(command(phase, parcel));
            }
            Reply reply = wire.hear(phase);
            replies.add(reply);
            if (reply.last() || (!pipelined && !goesOn(phase, reply))) {
                break;
            }
        }
        return nested(replies) ? again(parcel) : replies;
    }

    /** Whether MAIL was refused because the relay is still in the transaction of the chunk that it refused. */
    private boolean nested(List<Reply> replies) {
        boolean nested = unsure && replies.get(0).code() == 503;
        unsure = false;
        return nested && !replies.get(replies.size() - 1).last();
    }

    private List<Reply> again(Parcel parcel) throws IOException, RelayFault {
        stale = true;
        offer(parcel);
        return opening(parcel);
    }

    /** @return empty when the relay waits for the body; else what became of the parcel */
    private Optional<DeliveryOutcome> refusal(List<Reply> replies) throws RelayFault {
        for (int at = 0; at < replies.size(); at++) {
            Phase phase = opening.get(at);
            if (!goesOn(phase, replies.get(at))) {
                return Optional.of(outcome(phase, replies.get(at)));
            }
        }
        return Optional.empty();
    }

    /** A relay that waits for a body though nobody will get it, gets a lone dot (RFC 2920 §3.1). */
    private void leave(List<Reply> replies) throws IOException, RelayFault {
        mustGoOn(replies.get(replies.size() - 1));
        stale = true;
        boolean waits =
                !chunked && replies.size() == opening.size() && goesOn(Phase.DATA, replies.get(opening.size() - 1));
        if (waits) {
            wire.say(".");
            mustGoOn(wire.hear(Phase.DATA));
        }
    }

    /**
     * Sends the body, and offers the next parcel behind it. All of it leaves in one write: a relay that answers one write
     * in two parts may hold the second back until the first is acknowledged. While it reads, more letters are made ready.
     */
    private void body(Parcel parcel, Optional<Parcel> following, Errand errand) throws RelayFault {
        try {
            say(parcel.message());
            if (following.isPresent()) {
                offer(following.get());
            }
            wire.letGo();
        } catch (IOException e) { // only the relay knows what it has of the body
            tell();
            settle(parcel, Reply.silence(String.valueOf(e.getMessage())), errand);
            return;
        }
        try {
            tell();
            errand.prepare();
        } finally {
            settle(parcel, wire.hear(Phase.DOT), errand);
        }
    }

    private void say(Message message) throws IOException {
        if (chunked) {
            wire.say("BDAT " + message.size() + " LAST");
        }
        wire.say(message);
        if (!chunked) {
            wire.say(".");
        }
    }

    private void settle(Parcel parcel, Reply reply, Errand errand) throws RelayFault {
        DeliveryOutcome outcome = Verdicts.of(Phase.DOT, reply).outcome(reply.text());
        if (pipelined && outcome instanceof Accepted) {
            untold = () -> errand.settled(parcel, outcome);
        } else {
            errand.settled(parcel, outcome);
        }
        mustGoOn(reply);
        unsure = chunked && !goesOn(Phase.DOT, reply);
    }

    private static boolean goesOn(Phase phase, Reply reply) {
        return reply.code() / 100 == (phase == Phase.DATA ? 3 : 2);
    }

    private DeliveryOutcome outcome(Phase phase, Reply reply) throws RelayFault {
        Verdict verdict = Verdicts.of(phase, reply);
        if (verdict == Verdict.RELAY && phase == Phase.RCPT && !reply.silent()) {
            throw RelayFault.atRecipient(relay, reply.text());
        }
        if (verdict == Verdict.RELAY) {
            throw RelayFault.trouble(relay, "at " + phase + ": " + reply.text());
        }
        return verdict.outcome(reply.text());
    }

    private void mustGoOn(Reply reply) throws RelayFault {
        if (reply.last()) {
            throw RelayFault.trouble(relay, reply.text());
        }
    }

    private void drop() {
        open = false;
        wire.drop();
    }

    boolean offers(String extension) {
        return wire.supportsExtension(extension);
    }

    /** The most bytes that it takes in a letter, where it says so. */
    OptionalLong largest() {
        return largest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(largest);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            wire.hangUp();
        }
    }
}
