package org.gazette.delivery;

/** A relay that cannot be spoken with. It says nothing about any recipient, and none is charged. */
public final class RelayFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ours;

    private RelayFault(String message, boolean ours) {
        super(message);
        this.ours = ours;
    }

    /** It does not answer, breaks off or asks to come later: leave it alone for a while. */
    static RelayFault trouble(String relay, String what) {
        return new RelayFault(relay + ": " + what, false);
    }

    /** It refuses us, by our log-in: a person must look, and trying again would lock us out. */
    static RelayFault ours(String relay, String what) {
        return new RelayFault(relay + ": " + what, true);
    }

    public boolean ours() {
        return ours;
    }
}
