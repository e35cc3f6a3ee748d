package org.gazette.publishing;

import java.nio.ByteBuffer;

/**
 * How many distinct things were seen, in one kilobyte, whatever their number (HyperLogLog: Flajolet, Fusy, Gandouet and
 * Meunier, 2007). It is off by 3 % as a rule and by 10 % very rarely, and exact to about a hundred. What was seen cannot
 * be read out of it. Not safe for many threads.
 */
public final class Sketch {
    private static final int INDEX_BITS = 10;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
    /** Below this the registers that are still empty tell more than the others. */
    private static final double SMALL = 2.5 * REGISTERS;

    private static final byte SPARSE = 1;
    private static final byte DENSE = 2;
    /** Bytes of a register and its index, when only those in use are written. */
    private static final int PAIR = 3;

    private final byte[] registers = new byte[REGISTERS];

    /** One as {@link #bytes} wrote it; an empty one when there are none. */
    public static Sketch of(byte[] bytes) {
        Sketch sketch = new Sketch();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        byte form = rest.hasRemaining() ? rest.get() : SPARSE;
        if (form == DENSE && rest.remaining() == REGISTERS) {
            rest.get(sketch.registers);
        } else if (form == SPARSE && rest.remaining() % PAIR == 0) {
            while (rest.hasRemaining()) {
                sketch.registers[rest.getShort() & (REGISTERS - 1)] = rest.get();
            }
        } else {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no sketch");
        }
        return sketch;
    }

    /** @param hash of a thing, all of its 64 bits as good as random */
    public void add(long hash) {
        int index = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | REGISTERS / 2) + 1;
        registers[index] = (byte) Math.max(registers[index], rank);
    }

    /** Takes in what another has seen; what both saw counts once. */
    public void merge(Sketch other) {
        for (int at = 0; at < REGISTERS; at++) {
            registers[at] = (byte) Math.max(registers[at], other.registers[at]);
        }
    }

    /** About how many distinct things were added. */
    public long estimate() {
        double sum = 0;
        for (byte register : registers) {
            sum += Math.scalb(1.0, -register);
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        int empty = REGISTERS - used();
        return Math.round(raw <= SMALL && empty > 0 ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }

    /** The shorter of two forms: all registers, or those in use. */
    public byte[] bytes() {
        int used = used();
        if (used * PAIR >= REGISTERS) {
            return ByteBuffer.allocate(1 + REGISTERS).put(DENSE).put(registers).array();
        }
        ByteBuffer pairs = ByteBuffer.allocate(1 + used * PAIR).put(SPARSE);
        for (int at = 0; at < REGISTERS; at++) {
            if (registers[at] > 0) {
                pairs.putShort((short) at).put(registers[at]);
            }
        }
        return pairs.array();
    }

    private int used() {
        int used = 0;
        for (byte register : registers) {
            used += register > 0 ? 1 : 0;
        }
        return used;
    }
}
