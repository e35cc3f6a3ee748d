package org.gazette.storage;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gazette.mail.KeyRing;
import org.jdbi.v3.core.Handle;

/** The newsroom's secret keys. They are made once, kept in the table {@code secret}, and never leave this machine. */
public final class Secrets {
    private static final int KEY_BYTES = 32;

    private final Database database;
    private final SecureRandom chance;

    public Secrets(Database database, SecureRandom chance) {
        this.database = database;
        this.chance = chance;
    }

    /** The keys for one purpose, such as {@code way-out}; the first is made when there is none. */
    public KeyRing ring(String purpose) {
        Map<String, byte[]> keys = database.write(handle -> {
            byte[] fresh = new byte[KEY_BYTES];
            chance.nextBytes(fresh);
            handle.createUpdate("""
                            insert into secret (purpose, key_id, bytes) values (:purpose, '1', :bytes)
                            on conflict (purpose, key_id) do nothing
                            """)
                    .bind("purpose", purpose)
                    .bind("bytes", fresh)
                    .execute();
            return keys(handle, purpose);
        });
        return new KeyRing(keys);
    }

    private static Map<String, byte[]> keys(Handle handle, String purpose) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        handle.createQuery(
                        "select key_id, bytes from secret where purpose = :purpose order by length(key_id) desc, key_id desc")
                .bind("purpose", purpose)
                .map((row, context) -> Map.entry(row.getString("key_id"), row.getBytes("bytes")))
                .forEach(key -> keys.put(key.getKey(), key.getValue()));
        return keys;
    }
}
