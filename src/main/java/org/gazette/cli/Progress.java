package org.gazette.cli;

import java.io.PrintStream;

/** Tells how far the work has come: one line a step that is rewritten on a terminal, plain lines elsewhere. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;
    private String step = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On standard error; the launcher says whether that is a terminal. */
    static Progress onError() {
        return new Progress(System.err, Boolean.getBoolean("gazette.terminal"));
    }

    /** Begins a step. */
    void begin(String what) {
        step = what;
        if (terminal) {
            out.print("\r\u001b[K… " + what);
            out.flush();
        }
    }

    /** Ends the step with what came of it. */
    void done(String result) {
        out.println((terminal ? "\r\u001b[K\u001b[32m✓\u001b[0m " : "") + step + ": " + result);
        out.flush();
    }
}
