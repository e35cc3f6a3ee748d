package org.gazette.delivery;

/** Where mail is handed to. */
public sealed interface Relay extends AutoCloseable permits SmtpRelay, FolderRelay {
    /** As it stands in the log: {@code mail.example.org:587}, or the folder. */
    String name();

    /** A connection, for one thread. */
    Line open() throws RelayFault;

    @Override
    void close();

    /** One connection to a relay. */
    interface Line extends AutoCloseable {
        /**
         * Offers the errand's parcels in turn, until there is no next one, and tells of each what became of it.
         *
         * @throws RelayFault when the relay itself fails; the line is closed then
         */
        void carry(Errand errand) throws RelayFault;

        /** False once it was closed, from whichever end. */
        boolean isOpen();

        @Override
        void close();
    }
}
