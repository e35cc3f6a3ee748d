package org.gazette.storage;

/** The database cannot be opened, or is not what it should be. The message names the place and the way out. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
