package dev.tencentlive.spring;

import dev.tencentlive.PayloadWriter;

/**
 * Writes payloads with the application's mapper, which is asked for when the first is written, where the application declares no {@link PayloadWriter} for them. Not one
 * itself: a bean of that type would stand in the way of the application's own.
 *
 * @param writer the mapper's
 */
record MapperPayloads(PayloadWriter writer) {}
