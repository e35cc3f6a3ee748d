package org.gazette.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.gazette.house.ConfigFault;
import org.gazette.storage.StorageException;
import org.gazette.typesetting.TemplateFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure into its message and exit code 1; only what nobody foresaw leaves a stack trace in the log. */
final class Failure implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getColorScheme().errorText("gazette: " + message(e)));
        return ExitCode.SOFTWARE;
    }

    private static String message(Exception e) {
        boolean foreseen = e instanceof ConfigFault
                || e instanceof StorageException
                || e instanceof TemplateFault
                || e instanceof IllegalArgumentException
                || e instanceof IllegalStateException
                || e instanceof IOException;
        if (!foreseen) {
            LOG.error("unforeseen failure", e);
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + " " + trouble(file);
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Such exceptions say no more than the name of the file. */
    private static String trouble(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "is not there, and cannot be made there";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read or written by us";
        }
        return e instanceof FileAlreadyExistsException ? "is there, and is no folder" : "cannot be used";
    }
}
