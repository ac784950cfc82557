package dev.tencentlive.contract;

import dev.tencentlive.emulator.LiveEmulator;
import java.util.Objects;

/** One behaviour that every adapter has, named by a sentence. Immutable. */
public final class Check {

    private final String name;
    private final Setup setup;
    private final boolean closes;
    private final boolean looksAtTheService;
    private final Body body;

    private Check(String name, Setup setup, boolean closes, boolean looksAtTheService, Body body) {
        this.name = name;
        this.setup = setup;
        this.closes = closes;
        this.looksAtTheService = looksAtTheService;
        this.body = body;
    }

    interface Body {
        void run(Scene scene) throws Exception;
    }

    static Check that(String name, Setup setup, Body body) {
        return new Check(name, setup, false, false, body);
    }

    Check closing() {
        return new Check(name, setup, true, looksAtTheService, body);
    }

    Check lookingAtTheService() {
        return new Check(name, setup, closes, true, body);
    }

    /**
     * Says what is checked.
     *
     * @return a sentence in one word, unique among the checks
     */
    public String name() {
        return name;
    }

    /**
     * Says what the application is started with.
     *
     * @return properties and customizer
     */
    public Setup setup() {
        return setup;
    }

    /**
     * Tells whether the application is shut down by the check.
     *
     * @return whether nothing else can be checked afterwards
     */
    public boolean closes() {
        return closes;
    }

    /**
     * Tells whether the check looks at what reached the emulator, so that a sender that reaches nothing cannot pass it.
     *
     * @return whether messages have to arrive
     */
    public boolean looksAtTheService() {
        return looksAtTheService;
    }

    /**
     * Starts an emulator and an application, checks, and closes both.
     *
     * @param subject starts the application
     * @throws Exception when the check was interrupted
     * @throws AssertionError when the behaviour differs; the text shows both
     */
    public void run(Subject subject) throws Exception {
        try (LiveEmulator emulator = Setup.startEmulator();
                Running running = start(subject, emulator)) {
            run(running, emulator);
        }
    }

    /**
     * Checks an application that was started with {@link #setup()}; for runtimes that start once per test class.
     *
     * @param running the application
     * @param emulator the service that it was told to call, from {@link Setup#startEmulator()}
     * @throws Exception when the check was interrupted
     * @throws AssertionError when the behaviour differs; the text shows both
     */
    public void run(Running running, LiveEmulator emulator) throws Exception {
        try (Scene scene = new Scene(this, running, emulator)) {
            body.run(scene);
        }
    }

    private Running start(Subject subject, LiveEmulator emulator) {
        try {
            return Objects.requireNonNull(subject.start(setup.properties(emulator), setup.customizer()), "running");
        } catch (Exception e) {
            return new NotStarted(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
