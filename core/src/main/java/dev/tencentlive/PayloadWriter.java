package dev.tencentlive;

/**
 * Turns the payload of a message into the text for Data, usually JSON by the application's own mapper:
 *
 * <pre>{@code
 * LiveMessageSender.builder(settings).payloadWriter(mapper::writeValueAsString).build();
 * }</pre>
 *
 * <p>Called once per send, on the thread that sends, for every payload that is not a {@link String}. Must be safe to call
 * from several threads at once.
 */
@FunctionalInterface
public interface PayloadWriter {

    /**
     * Writes one payload.
     *
     * @param payload what {@link LiveMessage#of} was given, never a {@link String}
     * @return the text for Data, not empty
     * @throws Exception when it cannot; the send then ends {@link Rejected}, {@link Rejected.Where#LOCAL}
     */
    String write(Object payload) throws Exception;
}
