package dev.tencentlive.emulator;

/** A type of the emulator. */
public final class StandIn {}
