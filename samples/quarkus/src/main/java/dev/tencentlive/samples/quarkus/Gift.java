package dev.tencentlive.samples.quarkus;

/**
 * What a viewer gives.
 *
 * @param giver account of the viewer
 * @param name what it is
 * @param count how many
 */
public record Gift(String giver, String name, int count) {}
