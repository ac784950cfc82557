package dev.tencentlive.rules;

/** What a module may do only in the classes that it names. */
enum Privilege {
    CLOCK,
    COMMAND_LINE,
    JSON,
    HTTP,
    EMULATOR
}
