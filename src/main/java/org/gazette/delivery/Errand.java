package org.gazette.delivery;

/** What a line asks and tells while it carries parcels. */
interface Errand {
    /** Whether a parcel may still go: asked before it is offered, and again right before its body leaves. */
    boolean wanted(Parcel parcel);

    /** What became of a parcel. Of one that was handed over and is never named, no final dot has left. */
    void settled(Parcel parcel, DeliveryOutcome outcome);
}
