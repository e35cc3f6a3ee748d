package org.gazette.faults;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches a Java program from outside until it passes a place for the n-th time, and holds it there. */
final class Debugger {
    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private @Nullable VirtualMachine watched;

    Debugger() throws IOException, IllegalConnectorArgumentsException {
        connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        arguments = connector.defaultArguments();
        arguments.get("localAddress").setValue("127.0.0.1");
        address = connector.startListening(arguments);
    }

    /** What the program is to be started with. */
    String option() {
        String port = address.substring(address.lastIndexOf(':') + 1);
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port;
    }

    /**
     * Lets the program run until it passes.
     *
     * @return whether it did, and its thread stands there; false when it ended before
     */
    boolean holdAt(Failpoint place, int pass) throws IOException, IllegalConnectorArgumentsException {
        VirtualMachine program = connector.accept(arguments);
        watched = program;
        connector.stopListening(arguments);
        ClassPrepareRequest prepared = program.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(place.type());
        prepared.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        prepared.enable();
        try {
            return watch(program, place, pass);
        } catch (VMDisconnectedException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The program goes on, and is not watched any more. */
    void release() {
        if (watched != null) {
            watched.dispose();
        }
    }

    private static boolean watch(VirtualMachine program, Failpoint place, int pass) throws InterruptedException {
        int left = pass;
        while (true) {
            EventSet events = program.eventQueue().remove();
            for (Event event : events) {
                if (event instanceof VMDisconnectEvent) {
                    return false;
                }
                if (event instanceof ClassPrepareEvent ready) {
                    breakpoint(program, ready.referenceType(), place);
                }
                if (event instanceof BreakpointEvent passing
                        && place.calledBy(callers(passing.thread()))
                        && --left == 0) {
                    return true;
                }
            }
            events.resume();
        }
    }

    private static void breakpoint(VirtualMachine program, ReferenceType type, Failpoint place) {
        List<Method> methods = type.methods().stream()
                .filter(method -> method.name().equals(place.method()) && !method.isBridge())
                .toList();
        if (methods.isEmpty()) {
            throw new IllegalStateException(place + ": there is no " + place.type() + "." + place.method());
        }
        for (Method method : methods) {
            BreakpointRequest request = program.eventRequestManager().createBreakpointRequest(start(method));
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
        }
    }

    private static Location start(Method method) {
        try {
            return method.allLineLocations().get(0);
        } catch (AbsentInformationException e) {
            return method.location();
        }
    }

    private static List<String> callers(ThreadReference thread) {
        try {
            return thread.frames().stream()
                    .map(frame -> frame.location().method().name())
                    .toList();
        } catch (IncompatibleThreadStateException e) {
            throw new IllegalStateException(e);
        }
    }
}
