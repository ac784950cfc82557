package dev.tencentlive.testkit;

/** How many tests share an emulator. */
public enum EmulatorScope {

    /** A fresh one for each test: nothing that one test does is seen by another, in parallel or not. */
    TEST,

    /** One for all tests of a class and of the classes nested in it: each has to use rooms of its own, or to reset. */
    CLASS,

    /**
     * One for all classes of the test run that say so, without the application's limit: each test has to use rooms of its
     * own.
     */
    SHARED
}
