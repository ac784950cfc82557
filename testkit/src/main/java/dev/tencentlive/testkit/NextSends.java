package dev.tencentlive.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the next sends of a {@link RecordingLiveMessageSender} are to be answered. Answers are used up in the order in which
 * they were told; the first one that is meant for the message's room, or for any, takes it.
 *
 * <pre>{@code
 * sender.next(2).reject(100601);                     // two sends are refused,
 * sender.next(1).forRoom("room1").drop();            // one into this room is dropped,
 * sender.always().unknown();                         // and of all others nothing is heard
 * }</pre>
 */
public final class NextSends {

    private final AnswerQueue queue;
    private final int sends;
    private final @Nullable String roomId;

    NextSends(AnswerQueue queue, int sends, @Nullable String roomId) {
        this.queue = queue;
        this.sends = sends;
        this.roomId = roomId;
    }

    /**
     * Narrows it to one room.
     *
     * @param roomId RoomId
     * @return to be told the answer
     */
    public NextSends forRoom(String roomId) {
        return new NextSends(queue, sends, Objects.requireNonNull(roomId, "roomId"));
    }

    /** The service takes the message: for a few sends out of many that end otherwise. */
    public void accept() {
        queue.add(sends, roomId, Answer.ACCEPT);
    }

    /** The service takes the message and throws it away, MsgDropReason MsgFreqCtrl. */
    public void drop() {
        queue.add(sends, roomId, Answer.drop());
    }

    /**
     * The service takes the message and throws it away.
     *
     * @param reason MsgDropReason, not blank
     */
    public void drop(String reason) {
        queue.add(sends, roomId, Answer.drop(reason));
    }

    /**
     * The service answers a code. What that makes of the send stands in {@link dev.tencentlive.LiveError}: most codes reject
     * it; those which the service may answer after it has acted, and those that nobody knows, leave it unknown.
     *
     * @param code ErrorCode, above zero
     */
    public void reject(int code) {
        queue.add(sends, roomId, Answer.reject(code));
    }

    /**
     * The service answers a code and says something about it.
     *
     * @param code ErrorCode, above zero
     * @param errorInfo ErrorInfo
     */
    public void reject(int code, String errorInfo) {
        queue.add(sends, roomId, Answer.reject(code, Objects.requireNonNull(errorInfo, "errorInfo")));
    }

    /** The message leaves and nothing comes back, so that it may have been delivered. The room does not get it. */
    public void unknown() {
        queue.add(sends, roomId, Answer.LOSE);
    }

    /** The service is not reached, so that nothing leaves: rejected, {@link dev.tencentlive.Rejected.Where#UNSENT}. */
    public void unreachable() {
        queue.add(sends, roomId, Answer.NOT_REACH);
    }
}
