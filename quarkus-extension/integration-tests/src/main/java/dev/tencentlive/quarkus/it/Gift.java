package dev.tencentlive.quarkus.it;

/**
 * What a viewer gives.
 *
 * @param giver account of the viewer
 * @param name what it is
 */
public record Gift(String giver, String name) {}
