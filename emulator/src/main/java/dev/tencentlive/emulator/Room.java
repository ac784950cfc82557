package dev.tencentlive.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room's state; guarded by the {@link RoomBook} it is in. */
final class Room {
    static final String LIVE = "Live";
    private static final Set<String> OWN =
            Set.of("RoomId", "RoomType", "Owner_Account", "IsMessageDisabled", "CreateTime", "ViewCount");

    private final String id;
    private final long number;
    private final Instant createTime;
    private final String type;
    private final Map<String, @Nullable Object> given = new LinkedHashMap<>();
    private final Map<String, Instant> muted = new LinkedHashMap<>();
    private final Map<String, Instant> banned = new LinkedHashMap<>();
    private String owner;
    private boolean messageDisabled;
    private boolean dissolved;
    private long sequence;
    private long dropped;
    private long received;
    private long refused;
    private SlidingWindow window = new SlidingWindow(0);

    /** @param number order of creation among all rooms */
    Room(String id, long number, String type, String owner, Instant createTime) {
        this.id = id;
        this.number = number;
        this.type = type;
        this.owner = owner;
        this.createTime = createTime;
    }

    String id() {
        return id;
    }

    long number() {
        return number;
    }

    Instant createTime() {
        return createTime;
    }

    String type() {
        return type;
    }

    String owner() {
        return owner;
    }

    boolean messageDisabled() {
        return messageDisabled;
    }

    void messageDisabled(boolean disabled) {
        messageDisabled = disabled;
    }

    boolean dissolved() {
        return dissolved;
    }

    void dissolve() {
        dissolved = true;
        given.clear();
        muted.clear();
        banned.clear();
    }

    /** The window of this limit; a limit that has changed begins with an empty one. */
    SlidingWindow window(int limit) {
        if (window.limit() != limit) {
            window = new SlidingWindow(limit);
        }
        return window;
    }

    Map<String, Instant> muted() {
        return muted;
    }

    Map<String, Instant> banned() {
        return banned;
    }

    long sequence() {
        return sequence;
    }

    long nextSequence() {
        return ++sequence;
    }

    long dropped() {
        return dropped;
    }

    void countDropped() {
        dropped++;
    }

    /** Messages that were kept, whether they have been forgotten since or not. */
    long received() {
        return received;
    }

    void countReceived() {
        received++;
    }

    /** Calls that named it and were answered with an error code. */
    long refused() {
        return refused;
    }

    void countRefused() {
        refused++;
    }

    void clearCounts() {
        dropped = 0;
        received = 0;
        refused = 0;
    }

    /** Takes what {@code RoomInfo} says: members the emulator does not know are kept and given back as they came. */
    void update(Fields info) {
        String newOwner = info.optionalAccount("Owner_Account");
        boolean disabled = info.flag("IsMessageDisabled", messageDisabled);
        owner = newOwner == null ? owner : newOwner;
        messageDisabled = disabled;
        info.members().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                given.put(name, value);
            }
        });
    }

    Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("RoomId", id);
        info.put("RoomName", "");
        info.put("RoomType", type);
        info.put("Owner_Account", owner);
        info.put("MaxMemberCount", 0);
        info.put("IsMessageDisabled", messageDisabled);
        info.put("CreateTime", createTime.getEpochSecond());
        info.put("ViewCount", 0);
        info.put("Notice", "");
        given.forEach((name, value) -> {
            if (value != null) {
                info.put(name, value);
            }
        });
        return info;
    }

    static boolean holds(Map<String, Instant> untils, String member, Instant now) {
        Instant until = untils.get(member);
        return until != null && now.isBefore(until);
    }
}
