package org.gazette.delivery;

/** A relay that cannot be spoken with. It says nothing about any recipient, and none is charged. */
public final class RelayFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ours;
    private final boolean atRecipient;

    private RelayFault(String message, boolean ours, boolean atRecipient) {
        super(message);
        this.ours = ours;
        this.atRecipient = atRecipient;
    }

    /** It does not answer, breaks off or asks to come later: leave it alone for a while. */
    static RelayFault trouble(String relay, String what) {
        return new RelayFault(relay + ": " + what, false, false);
    }

    /** It ended the connection when it was told a recipient: the recipient's domain may be what it is tired of. */
    static RelayFault atRecipient(String relay, String reply) {
        return new RelayFault(relay + ": at RCPT: " + reply, false, true);
    }

    /** It refuses us, by our log-in: a person must look, and trying again would lock us out. */
    static RelayFault ours(String relay, String what) {
        return new RelayFault(relay + ": " + what, true, false);
    }

    public boolean ours() {
        return ours;
    }

    boolean atRecipient() {
        return atRecipient;
    }
}
