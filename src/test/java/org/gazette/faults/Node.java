package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gazette.delivery.CommitLog;
import org.jspecify.annotations.Nullable;

/**
 * One of several processes that serve the same newsroom: where they have homes of their own, with a receiver of its own, so
 * that it shows who sent what.
 */
final class Node implements AutoCloseable {
    private final String name;
    private final Path home;
    private final Path log;
    private final Receiver receiver;
    private final Program program;
    private @Nullable Process process;
    private @Nullable Debugger debugger;

    Node(String name, Newsroom newsroom, Path log, Receiver receiver, Program program) {
        this.name = name;
        this.home = newsroom.home();
        this.log = log;
        this.receiver = receiver;
        this.program = program;
    }

    /** Goes to work as {@code gazette serve}. */
    void start() {
        process = program.start(List.of(), home, log, "serve", "--port", "0");
    }

    /** The same, watched from outside. */
    void startWatched() throws IOException, IllegalConnectorArgumentsException {
        debugger = new Debugger();
        process = program.start(List.of(debugger.option()), home, log, "serve", "--port", "0");
    }

    /** Waits until a thread of it passes, for the n-th time, and holds that thread there. */
    void holdAt(Failpoint place, int pass) throws IOException, IllegalConnectorArgumentsException {
        assertThat(debugger).isNotNull();
        assertThat(debugger.holdAt(place, pass))
                .describedAs("%s came to: %s", name, place.words())
                .isTrue();
    }

    /** Lets it go on, and watches no longer. */
    void release() {
        assertThat(debugger).isNotNull();
        debugger.release();
    }

    String name() {
        return name;
    }

    /** What stands before the dash in the name of its courier. */
    long pid() {
        return process().pid();
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    boolean isUp() {
        return said().contains("Stop with Ctrl-C.");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL: not a word more. */
    void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
        receiver.settle();
    }

    /** SIGSTOP: it stands still where it is, and knows of no time that passes. */
    void stop() {
        signal("-STOP");
        receiver.settle();
    }

    /** SIGCONT: it goes on as if nothing had been. */
    void wake() {
        signal("-CONT");
    }

    private void signal(String which) {
        try {
            int code = new ProcessBuilder("kill", which, Long.toString(pid()))
                    .start()
                    .waitFor();
            assertThat(code).describedAs("kill %s %d", which, pid()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM: it ends what is in flight, and goes. */
    void end() throws InterruptedException {
        process().destroy();
        assertThat(process().waitFor(2, TimeUnit.MINUTES)).isTrue();
        receiver.settle();
    }

    /** What it sent, as its receiver has it. */
    List<CommitLog.Mail> sent() {
        return receiver.taken();
    }

    int count() {
        return receiver.count();
    }

    String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
