package dev.tencentlive.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A room as a test sees and changes it, without a call of the API. It names a room, whether that exists or not, and
 * always tells the present state. Safe for use by several threads.
 */
public final class EmulatedRoom {
    private final LiveService service;
    private final RoomBook rooms;
    private final String id;
    private final String owner;

    EmulatedRoom(LiveService service, String id, String owner) {
        this.service = service;
        this.rooms = service.rooms();
        this.id = id;
        this.owner = owner;
    }

    /** Its id, wire {@code RoomId}. */
    public String id() {
        return id;
    }

    /** Whether it has been created and not dissolved. */
    public boolean exists() {
        return rooms.find(id) != null;
    }

    /** Kind of room, {@code Live} for all that the API creates; empty when it does not exist. */
    public Optional<String> type() {
        return room().map(Room::type);
    }

    /** Account that owns it; empty when it does not exist. */
    public Optional<String> owner() {
        synchronized (rooms) {
            return room().map(Room::owner);
        }
    }

    /** When it was created, by the service's clock; empty when it does not exist. */
    public Optional<Instant> createTime() {
        return room().map(Room::createTime);
    }

    /** Whether nobody may send, wire {@code IsMessageDisabled}. */
    public boolean messageDisabled() {
        synchronized (rooms) {
            return room().map(Room::messageDisabled).orElse(false);
        }
    }

    /** Members that are muted now. */
    public Set<String> mutedMembers() {
        synchronized (rooms) {
            return room().map(room -> held(room.muted())).orElse(Set.of());
        }
    }

    /** Members that are banned now. */
    public Set<String> bannedMembers() {
        synchronized (rooms) {
            return room().map(room -> held(room.banned())).orElse(Set.of());
        }
    }

    private Set<String> held(Map<String, Instant> untils) {
        Instant now = service.now();
        return untils.keySet().stream()
                .filter(member -> Room.holds(untils, member, now))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Last sequence number that was used, 0 at first. */
    public long sequence() {
        synchronized (rooms) {
            return room().map(Room::sequence).orElse(0L);
        }
    }

    /** Messages that were dropped, for whatever reason. */
    public long dropped() {
        synchronized (rooms) {
            return room().map(Room::dropped).orElse(0L);
        }
    }

    /** Messages that were kept and not forgotten since, oldest first. */
    public List<ReceivedMessage> messages() {
        return service.messages().messages(id);
    }

    /** Makes it a live room; one that exists stays as it is. */
    public EmulatedRoom create() {
        return create(Room.LIVE);
    }

    /** Makes it a room of this type; calls on one that is not {@code Live} are answered 100006. */
    public EmulatedRoom create(String type) {
        synchronized (rooms) {
            if (rooms.find(id) == null) {
                rooms.create(id, type, owner, service.now());
            }
        }
        return this;
    }

    /** Dissolves it; it is not created again on first use, only by a command or {@link #create()}. */
    public EmulatedRoom dissolve() {
        return change(Room::dissolve);
    }

    /** Mutes a member from now on. */
    public EmulatedRoom mute(String member, Duration time) {
        return change(room -> room.muted().put(member, service.now().plus(time)));
    }

    /** Lets a muted member speak. */
    public EmulatedRoom unmute(String member) {
        return change(room -> room.muted().remove(member));
    }

    /** Bans a member from now on. */
    public EmulatedRoom ban(String member, Duration time) {
        return change(room -> room.banned().put(member, service.now().plus(time)));
    }

    /** Lifts a ban. */
    public EmulatedRoom unban(String member) {
        return change(room -> room.banned().remove(member));
    }

    /** Mutes or unmutes everybody. */
    public EmulatedRoom messageDisabled(boolean disabled) {
        return change(room -> room.messageDisabled(disabled));
    }

    private interface Change {
        void on(Room room);
    }

    private EmulatedRoom change(Change change) {
        synchronized (rooms) {
            create();
            change.on(room().orElseThrow());
        }
        return this;
    }

    private Optional<Room> room() {
        return Optional.ofNullable(rooms.find(id));
    }
}
