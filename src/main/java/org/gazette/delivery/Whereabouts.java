package org.gazette.delivery;

import java.sql.SQLException;
import java.util.Collection;
import org.gazette.storage.Vendor;

/**
 * How rows of the ledger are found: on SQLite by where they lie, which spares it an index and a text to compare; elsewhere by
 * mailing and address.
 */
enum Whereabouts {
    PLACES("+mailing = ?", "place"), // the plus lets SQLite look at places alone
    ADDRESSES("mailing = ?", "recipient_key");

    private final String mailing;
    private final String column;

    Whereabouts(String mailing, String column) {
        this.mailing = mailing;
        this.column = column;
    }

    static Whereabouts on(Vendor vendor) {
        return vendor == Vendor.SQLITE ? PLACES : ADDRESSES;
    }

    /** The condition for one claim of one row; {@link #put(RowBatch.Row, Envelope)} gives its values. */
    String one() {
        return mailing + " and " + column + " = ? and epoch = ?";
    }

    RowBatch.Row put(RowBatch.Row row, Envelope one) throws SQLException {
        return place(row.put(one.sack().id()), one).put(one.epoch());
    }

    /** The condition for so many rows of one mailing, at least one, whatever their claims. */
    String among(int rows) {
        return mailing + " and " + column + " in (?" + ", ?".repeat(rows - 1) + ")";
    }

    /** The values of {@link #among}. */
    void put(RowBatch.Row row, Sack sack, Collection<Envelope> all) throws SQLException {
        row.put(sack.id());
        for (Envelope one : all) {
            place(row, one);
        }
    }

    private RowBatch.Row place(RowBatch.Row row, Envelope one) throws SQLException {
        return this == PLACES ? row.put(one.place()) : row.put(one.recipientKey());
    }
}
