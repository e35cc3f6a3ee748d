package org.gazette.faults;

import java.util.List;

/**
 * Places in the program where it is killed, in the order in which an issue passes them. The program knows nothing of
 * them: each is a breakpoint that the test sets from outside, at the first instruction of a method.
 */
enum Failpoint {
    CHOSEN(true, "newsletters.Issues", "open", "the stories are chosen, the issue is not opened"),
    OPENED(true, "publishing.ComposingRoom", "print", "the issue is opened, not set in type"),
    SET(true, "newsletters.Issues", "posted", "the issue is set, its posting has begun"),
    LETTER(true, "delivery.Outbox", "put", "the mailing is opened, its letter is not stored"),
    FREEZE(true, "publishing.Audience", "freeze", "the letter is stored, the audience not frozen"),
    POSTED(true, "publishing.PressRun", "tell", "the issue is posted, nobody knows of it"),
    RECOVERY(false, "delivery.Recovery", "hold", "what the last one left is being put right"),
    CLAIM(false, "delivery.Claims", "claim", "envelopes are chosen, not claimed"),
    CLAIMED(false, "delivery.Round", "drop", "envelopes are claimed"),
    CONNECT(false, "delivery.SmtpWire", "connect", "letters are filled, the relay is not reached"),
    MARK(false, "delivery.Claims", "mark", "the relay is reached, SENDING is not marked"),
    MARKED(false, "delivery.SmtpLine", "carry", "SENDING is marked, not a word is said"),
    ORDERED(
            false,
            "delivery.Clerk",
            "fill",
            "the next letters are asked for while others are on the wire, none is drawn"),
    DRAWN(false, "delivery.Clerk", "share", "they are drawn and marked, no worker knows of it"),
    AHEAD(false, "delivery.Round", "takeDrawn", "they are taken up while the last of those before is on the wire"),
    BODY(false, "delivery.SmtpLine", "body", "the relay waits for the body"),
    DOT(false, "delivery.HeldSocket", "begin", "release", "body", "the body and its dot are about to leave"),
    SILENCE(false, "delivery.HeldSocket", "begin", "fill", "body", "the body and its dot left, no answer is read"),
    ANSWER(false, "delivery.SmtpWire", "code", "answer", "body", "the answer to the dot is read, not noted"),
    UNTOLD(
            false,
            "delivery.SmtpLine",
            "tell",
            "body",
            "",
            "an answer is read, the next body has left before it is noted"),
    NOTED(false, "delivery.DeliveryLog", "settled", "the answer is noted in memory only"),
    SETTLE(false, "delivery.Claims", "pace", "a group is answered, the ledger not written"),
    WRITING(false, "delivery.Claims", "put", "the ledger is being written"),
    WRITTEN(false, "delivery.Worker", "took", "the ledger is written"),
    END(false, "delivery.Worker", "close", "nothing is left to do");

    private final boolean beforeCarrying;
    private final String type;
    private final String method;
    private final String caller;
    private final String within;
    private final String words;

    Failpoint(boolean beforeCarrying, String type, String method, String words) {
        this(beforeCarrying, type, method, "", "", words);
    }

    /**
     * @param caller the method that called; whichever, where it is empty
     * @param within a method further up that must have called; whichever, where it is empty
     */
    Failpoint(boolean beforeCarrying, String type, String method, String caller, String within, String words) {
        this.beforeCarrying = beforeCarrying;
        this.type = "org.gazette." + type;
        this.method = method;
        this.caller = caller;
        this.within = within;
        this.words = words;
    }

    /** Whether the press run passes it, and not the courier. */
    boolean beforeCarrying() {
        return beforeCarrying;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    /** @param methods those under way, the innermost first */
    boolean calledBy(List<String> methods) {
        return (caller.isEmpty() || methods.get(1).equals(caller)) && (within.isEmpty() || methods.contains(within));
    }

    /** How far from the start the program may be killed there, in passes: so that it is not always the first group. */
    int passes() {
        return switch (this) {
            case BODY, DOT, SILENCE, ANSWER, UNTOLD, NOTED, WRITING -> 50;
            case CLAIM, CLAIMED, ORDERED, DRAWN, AHEAD, SETTLE, WRITTEN -> 5;
            case MARK -> 2;
            default -> 1;
        };
    }

    String words() {
        return words;
    }
}
