package org.gazette.delivery;

import java.util.Optional;

/** What a line asks and tells while it carries parcels. */
interface Errand {
    /** The next parcel to offer, which may take the ledger a moment; empty when there is none, and the line is to end its work. */
    Optional<Parcel> next();

    /** Something else may be done for a moment, such as making letters that {@link #next} will be asked for. */
    void prepare();

    /** Whether a parcel may still go: asked before it is offered, and again right before its body leaves. */
    boolean wanted(Parcel parcel);

    /** What became of a parcel. Of one that was handed over and is never named, no final dot has left. */
    void settled(Parcel parcel, DeliveryOutcome outcome);
}
