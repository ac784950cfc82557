package dev.tencentlive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One custom message for one live room.
 *
 * <pre>{@code
 * LiveMessage.of("room1", "gift", "{\"gift\":\"rose\"}").from("user1")
 * }</pre>
 *
 * <p>Immutable, so safe to share and to send again (a second send is a second message). What is wrong with it by itself is
 * refused here, all problems at once, with {@link IllegalArgumentException}. Limits as read in the vendor's pages 647/74354
 * (Send Custom Message, 2026-02-24) and create_room.
 *
 * @param roomId RoomId: 1 to 48 bytes of printable ASCII (0x20 to 0x7e)
 * @param businessId BusinessId, the name of this kind of message: not empty, no control characters
 * @param payload Data: a {@link String} goes as it is, anything else through the {@link PayloadWriter} when it is sent
 * @param senderAccount Sender_Account: at most 32 bytes; {@code null} leaves it to the service, which takes the administrator
 * @param mayRepeat whether an attempt that may have been delivered may be followed by another
 * @param timeout time allowed for the whole send, in place of {@code tencent.live.delivery-timeout}
 */
public record LiveMessage(
        String roomId,
        String businessId,
        Object payload,
        @Nullable String senderAccount,
        boolean mayRepeat,
        @Nullable Duration timeout) {

    private static final int MAX_ROOM_ID_BYTES = 48;
    private static final int MAX_ACCOUNT_BYTES = 32;

    /** Checks everything that can be known without settings. */
    public LiveMessage {
        Objects.requireNonNull(roomId, "roomId");
        Objects.requireNonNull(businessId, "businessId");
        Objects.requireNonNull(payload, "payload");
        List<String> problems = new ArrayList<>();
        if (roomId.isEmpty()
                || roomId.length() > MAX_ROOM_ID_BYTES
                || !roomId.chars().allMatch(LiveMessage::isPrintableAscii)) {
            problems.add(
                    "roomId: " + Texts.quote(roomId) + ", must be 1 to 48 bytes of printable ASCII (0x20 to 0x7e)");
        }
        if (businessId.isEmpty() || !isText(businessId)) {
            problems.add("businessId: " + Texts.quote(businessId)
                    + ", must not be empty and must hold no control characters or halves of surrogate pairs");
        }
        if (payload instanceof String data && (data.isEmpty() || Texts.hasLoneSurrogate(data))) {
            problems.add(
                    "payload: " + Texts.size(data) + ", must not be empty and must hold no halves of surrogate pairs");
        }
        if (senderAccount != null && !isAccount(senderAccount)) {
            problems.add("senderAccount: " + Texts.quote(senderAccount)
                    + ", must be 1 to 32 bytes of UTF-8 without control characters");
        }
        if (timeout != null
                && (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofHours(1)) > 0)) {
            problems.add("timeout: " + timeout + ", must be more than zero and at most one hour");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /**
     * Makes a message that is not repeated once it may have been delivered.
     *
     * @param roomId RoomId, 1 to 48 bytes of printable ASCII
     * @param businessId BusinessId, names the kind of message
     * @param payload Data; a {@link String} goes as it is
     * @return the message
     * @throws IllegalArgumentException naming every part that is wrong
     */
    public static LiveMessage of(String roomId, String businessId, Object payload) {
        return new LiveMessage(roomId, businessId, payload, null, false, null);
    }

    /**
     * Names the account that viewers see as the sender.
     *
     * @param senderAccount Sender_Account, at most 32 bytes
     * @return a copy with that sender
     */
    public LiveMessage from(String senderAccount) {
        return new LiveMessage(
                roomId,
                businessId,
                payload,
                Objects.requireNonNull(senderAccount, "senderAccount"),
                mayRepeat,
                timeout);
    }

    /**
     * Allows duplicates: an attempt that may have been delivered is followed by another. The service knows no idempotency
     * key for this command, so viewers may then see the message more than once.
     *
     * @return a copy that may be repeated
     */
    public LiveMessage repeatable() {
        return new LiveMessage(roomId, businessId, payload, senderAccount, true, timeout);
    }

    /**
     * Bounds this one send: permits, waits, attempts and the body of the reply together.
     *
     * @param timeout more than zero, at most one hour
     * @return a copy with that timeout
     */
    public LiveMessage within(Duration timeout) {
        return new LiveMessage(
                roomId, businessId, payload, senderAccount, mayRepeat, Objects.requireNonNull(timeout, "timeout"));
    }

    /** Shows where it goes and how large it is, never the payload. */
    @Override
    public String toString() {
        String size = payload instanceof String data
                ? Texts.size(data)
                : "a " + payload.getClass().getSimpleName();
        return "LiveMessage[roomId=" + roomId + ", businessId=" + businessId + ", payload=" + size
                + (senderAccount == null ? "" : ", senderAccount=" + senderAccount)
                + (mayRepeat ? ", repeatable" : "")
                + (timeout == null ? "" : ", within " + timeout) + "]";
    }

    private static boolean isPrintableAscii(int c) {
        return c >= 0x20 && c <= 0x7e;
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(Character::isISOControl) && !Texts.hasLoneSurrogate(text);
    }

    private static boolean isAccount(String account) {
        return !account.isEmpty()
                && isText(account)
                && account.getBytes(StandardCharsets.UTF_8).length <= MAX_ACCOUNT_BYTES;
    }
}
