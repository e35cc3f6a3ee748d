package org.gazette.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One conversation after another over one connection, one recipient each.
 *
 * <p>Where the relay offers PIPELINING (RFC 2920), MAIL, RCPT and DATA of the next message leave behind the final dot
 * of the one before, in one write: a round trip a message. Elsewhere each waits for its answer. What follows from an
 * answer is the same either way.
 */
final class SmtpLine implements Relay.Line {
    private static final List<Phase> OPENING = List.of(Phase.MAIL, Phase.RCPT, Phase.DATA);

    private final String relay;
    private final SmtpWire wire;
    private final boolean pipelined;
    private final long largest;
    private boolean open = true;
    /** Whether an unfinished transaction must be reset before the next. */
    private boolean stale;

    SmtpLine(String relay, SmtpWire wire) {
        this.relay = relay;
        this.wire = wire;
        this.pipelined = wire.supportsExtension("PIPELINING");
        this.largest = largest(wire);
    }

    /** The SIZE that the relay takes (RFC 1870); {@link Long#MAX_VALUE} where it sets none. */
    private static long largest(SmtpWire wire) {
        String said = wire.supportsExtension("SIZE") ? wire.getExtensionParameter("SIZE") : "";
        String size = said == null ? "" : said.strip();
        return size.matches("[1-9]\\d{0,17}") ? Long.parseLong(size) : Long.MAX_VALUE;
    }

    @Override
    public void carry(List<Parcel> parcels, Errand errand) throws RelayFault {
        Deque<Parcel> waiting = new ArrayDeque<>(parcels);
        try {
            Optional<Parcel> next = next(waiting, errand);
            boolean offered = false;
            while (next.isPresent()) {
                Parcel parcel = next.get();
                if (!offered) {
                    offer(parcel);
                }
                List<Reply> replies = opening(parcel);
                Optional<DeliveryOutcome> refusal = refusal(replies);
                if (refusal.isPresent()) {
                    errand.settled(parcel, refusal.get());
                    leave(replies);
                    next = next(waiting, errand);
                    offered = false;
                } else if (errand.wanted(parcel)) {
                    next = body(parcel, waiting, errand);
                    offered = true;
                } else {
                    drop();
                    return;
                }
            }
        } catch (IOException e) {
            drop();
            throw RelayFault.trouble(relay, String.valueOf(e.getMessage()));
        } catch (RelayFault e) {
            drop();
            throw e;
        }
    }

    /** The next that may be offered; what this relay cannot take is settled without a word to it. */
    private Optional<Parcel> next(Deque<Parcel> waiting, Errand errand) {
        while (!waiting.isEmpty()) {
            Parcel parcel = waiting.remove();
            if (errand.wanted(parcel)) {
                Optional<DeliveryOutcome> obstacle = obstacle(parcel);
                if (obstacle.isEmpty()) {
                    return Optional.of(parcel);
                }
                errand.settled(parcel, obstacle.get());
            }
        }
        return Optional.empty();
    }

    private Optional<DeliveryOutcome> obstacle(Parcel parcel) {
        if (parcel.message().length > largest) {
            return Optional.of(
                    new Halted("the letter has " + parcel.message().length + " bytes, " + relay + " takes " + largest));
        }
        if (utf8(parcel) && !wire.supportsExtension("SMTPUTF8")) {
            return Optional.of(new Refused("cannot route: " + relay + " does not offer SMTPUTF8 (RFC 6531)"));
        }
        return Optional.empty();
    }

    /** Says what opens the conversation: all of it where answers may come later, else the first command. */
    private void offer(Parcel parcel) throws IOException {
        if (stale) {
            wire.say("RSET");
        }
        for (Phase phase : pipelined ? OPENING : OPENING.subList(0, 1)) {
            wire.say(command(phase, parcel));
        }
    }

    private String command(Phase phase, Parcel parcel) {
        return switch (phase) {
            case MAIL ->
                "MAIL FROM:<" + parcel.sender() + ">"
                        + (wire.supportsExtension("SIZE") ? " SIZE=" + parcel.message().length : "")
                        + (utf8(parcel) ? " SMTPUTF8" : "");
            case RCPT -> "RCPT TO:<" + parcel.recipient() + ">";
            case DATA -> "DATA";
            default -> throw new IllegalArgumentException(phase + " opens no conversation");
        };
    }

    private static boolean utf8(Parcel parcel) {
        return parcel.recipient().needsUtf8() || parcel.sender().needsUtf8();
    }

    /** Hears what the relay says to MAIL, RCPT and DATA, as far as it comes. */
    private List<Reply> opening(Parcel parcel) throws IOException, RelayFault {
        if (stale) {
            mustGoOn(wire.hear(Phase.MAIL));
            stale = false;
        }
        List<Reply> replies = new ArrayList<>();
        for (Phase phase : OPENING) {
            if (!pipelined && phase != Phase.MAIL) {
                wire.say(command(phase, parcel));
            }
            Reply reply = wire.hear(phase);
            replies.add(reply);
            if (reply.last() || (!pipelined && !goesOn(phase, reply))) {
                break;
            }
        }
        return replies;
    }

    /** @return empty when the relay waits for the body; else what became of the parcel */
    private Optional<DeliveryOutcome> refusal(List<Reply> replies) throws RelayFault {
        for (int at = 0; at < replies.size(); at++) {
            Phase phase = OPENING.get(at);
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
        boolean waits = replies.size() == OPENING.size() && goesOn(Phase.DATA, replies.get(OPENING.size() - 1));
        if (waits) {
            wire.say(".");
            mustGoOn(wire.hear(Phase.DATA));
        }
    }

    /** Sends the body and its dot, and offers the next parcel behind it. @return the parcel that was offered */
    private Optional<Parcel> body(Parcel parcel, Deque<Parcel> waiting, Errand errand) throws IOException, RelayFault {
        wire.body(parcel.message());
        Optional<Parcel> following = pipelined ? next(waiting, errand) : Optional.empty();
        Reply reply = dot(following.orElse(null));
        errand.settled(parcel, Verdicts.of(Phase.DOT, reply).outcome(reply.text()));
        mustGoOn(reply);
        if (pipelined) {
            return following;
        }
        Optional<Parcel> next = next(waiting, errand);
        if (next.isPresent()) {
            offer(next.get());
        }
        return next;
    }

    /** From here on only the relay knows: whatever goes wrong is silence after the body. */
    private Reply dot(@Nullable Parcel following) {
        try {
            wire.say(".");
            if (following != null) {
                offer(following);
            }
            return wire.hear(Phase.DOT);
        } catch (IOException e) {
            return Reply.silence(String.valueOf(e.getMessage()));
        }
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
