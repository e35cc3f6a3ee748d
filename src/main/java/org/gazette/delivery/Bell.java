package org.gazette.delivery;

/** Wakes those who wait for work. A ring that nobody hears yet is heard by the next who waits. */
public final class Bell {
    private long rings;

    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    public synchronized void await(long millis) {
        long before = rings;
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            while (rings == before) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
