package dev.tencentlive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * At most so many calls per application and per room in any sliding second <em>at the server</em>: a permit is free again
 * one second after its exchange ended. First come first served per room; who waits for a room holds nothing of the
 * application and delays no other room. A room that is idle for a second is forgotten.
 */
final class SlidingWindowLimiter implements SendLimiter {

    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final int perRoomPerSecond;
    private final int maxWaiting;
    private final Scheduler scheduler;
    private final Map<Long, Application> applications = new HashMap<>();
    private long arrivals;
    private int waiting;
    private boolean closed;

    /** Limits of 0 are switched off. */
    SlidingWindowLimiter(int perSecond, int perRoomPerSecond, int maxWaiting, Scheduler scheduler) {
        this.perSecond = perSecond;
        this.perRoomPerSecond = perRoomPerSecond;
        this.maxWaiting = maxWaiting;
        this.scheduler = scheduler;
    }

    @Override
    public CompletableFuture<Permit> acquire(long sdkAppId, String roomId, Duration maxWait) {
        if (perSecond == 0 && perRoomPerSecond == 0) {
            return CompletableFuture.completedFuture(Permit.FREE);
        }
        Waiter waiter;
        List<Waiter> granted;
        synchronized (this) {
            if (closed) {
                return denied("the sender is closed");
            }
            Application application = applications.computeIfAbsent(sdkAppId, id -> new Application());
            application.freeWhatIsDue(scheduler.nanoTime());
            waiter = new Waiter(application, application.room(roomId), arrivals++);
            waiter.enqueue();
            granted = application.grant();
            if (!granted.contains(waiter)) {
                @Nullable String refusal = refusal(maxWait);
                if (refusal != null) {
                    waiter.leave();
                    application.forgetIfIdle(waiter.room);
                    waiter.future.complete(Permit.denied(refusal));
                } else {
                    waiting++;
                    waiter.waits = true;
                }
            }
        }
        hand(granted);
        if (waiter.waits) {
            startWaiting(waiter, maxWait);
        }
        return waiter.future;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the waiter's end throws nothing
    private void startWaiting(Waiter waiter, Duration maxWait) {
        waiter.future.whenComplete((permit, cancelled) -> waiter.ended());
        try {
            waiter.setTimer(scheduler.schedule(maxWait, () -> waiter.future.complete(Permit.denied(tooLong(maxWait)))));
            synchronized (this) {
                waiter.application.wakeInTime();
            }
        } catch (RuntimeException | Error e) {
            waiter.future.complete(Permit.denied("no timer could be started (" + Causes.describe(e) + ")"));
        }
    }

    @Override
    public void close() {
        List<Waiter> left = new ArrayList<>();
        synchronized (this) {
            closed = true;
            applications
                    .values()
                    .forEach(application -> application.rooms.values().forEach(room -> left.addAll(room.waiters)));
        }
        left.forEach(waiter -> waiter.future.complete(Permit.denied("the sender was closed")));
    }

    /** Rooms that are remembered; idle ones must not pile up. */
    synchronized int rooms() {
        return applications.values().stream()
                .mapToInt(application -> application.rooms.size())
                .sum();
    }

    private @Nullable String refusal(Duration maxWait) {
        if (maxWait.isZero() || maxWait.isNegative()) {
            return "no permit was free, and no time was left to wait for one";
        }
        return waiting >= maxWaiting
                ? waiting + " sends wait for a permit already (tencent.live.limit.max-waiting)"
                : null;
    }

    private String tooLong(Duration maxWait) {
        return "no permit came free within " + maxWait.toMillis() + " ms; the limits are " + perSecond
                + " calls per second (tencent.live.limit.per-second) and " + perRoomPerSecond
                + " per room (tencent.live.limit.per-room-per-second)";
    }

    private static CompletableFuture<Permit> denied(String reason) {
        return CompletableFuture.completedFuture(Permit.denied(reason));
    }

    /** Outside the lock: completing a future runs the send that waits for it. */
    private static void hand(List<Waiter> granted) {
        granted.forEach(Waiter::hand);
    }

    /** One SDKAppID. Every method runs under the limiter's lock. */
    private final class Application {

        final Map<String, Room> rooms = new HashMap<>();
        /** Rooms with a free permit and somebody waiting, the longest wait first; may hold rooms that no longer qualify. */
        final PriorityQueue<Waiter> next = new PriorityQueue<>(Comparator.comparingLong(waiter -> waiter.arrival));
        /** Ended exchanges in the order in which their second will be over. */
        final Deque<Ended> ended = new ArrayDeque<>();

        int held;
        Scheduler.@Nullable Cancellable alarm;

        Room room(String roomId) {
            return rooms.computeIfAbsent(roomId, Room::new);
        }

        void freeWhatIsDue(long now) {
            for (Ended first = ended.peek(); first != null && first.freeAt - now <= 0; first = ended.peek()) {
                ended.remove();
                held--;
                first.room.held--;
                offer(first.room);
                forgetIfIdle(first.room);
            }
        }

        void offer(Room room) {
            Waiter head = room.waiters.peek();
            if (head != null && room.hasPermit()) {
                next.remove(head);
                next.add(head);
            }
        }

        List<Waiter> grant() {
            List<Waiter> granted = new ArrayList<>(1);
            while (perSecond == 0 || held < perSecond) {
                Waiter head = next.poll();
                if (head == null) {
                    break;
                }
                if (head.room.waiters.peek() != head || !head.room.hasPermit()) {
                    continue;
                }
                head.room.waiters.remove();
                held++;
                head.room.held++;
                granted.add(head);
                offer(head.room);
            }
            return granted;
        }

        void wakeInTime() {
            Ended first = ended.peek();
            if (alarm == null && first != null) {
                long delay = Math.max(0, first.freeAt - scheduler.nanoTime());
                alarm = scheduler.schedule(Duration.ofNanos(delay), this::wake);
            }
        }

        void wake() {
            List<Waiter> granted;
            synchronized (SlidingWindowLimiter.this) {
                alarm = null;
                freeWhatIsDue(scheduler.nanoTime());
                granted = grant();
                if (waiting > granted.size()) {
                    wakeInTime();
                }
            }
            hand(granted);
        }

        void forgetIfIdle(Room room) {
            if (room.held == 0 && room.waiters.isEmpty()) {
                rooms.remove(room.roomId, room);
            }
        }
    }

    private final class Room {

        final String roomId;
        final Deque<Waiter> waiters = new ArrayDeque<>();
        int held;

        Room(String roomId) {
            this.roomId = roomId;
        }

        boolean hasPermit() {
            return perRoomPerSecond == 0 || held < perRoomPerSecond;
        }
    }

    private record Ended(Room room, long freeAt) {}

    private final class Waiter {

        final Application application;
        final Room room;
        final long arrival;
        final CompletableFuture<Permit> future = new CompletableFuture<>();
        boolean waits;
        private Scheduler.@Nullable Cancellable timer;

        Waiter(Application application, Room room, long arrival) {
            this.application = application;
            this.room = room;
            this.arrival = arrival;
        }

        void enqueue() {
            room.waiters.add(this);
            application.offer(room);
        }

        void leave() {
            room.waiters.remove(this);
            application.next.remove(this);
        }

        void hand() {
            Held permit = new Held(application, room);
            if (!future.complete(permit)) {
                permit.giveBackUnused();
            }
        }

        synchronized void setTimer(Scheduler.Cancellable running) {
            timer = running;
            if (future.isDone()) {
                running.cancel();
            }
        }

        private synchronized void stopTimer() {
            if (timer != null) {
                timer.cancel();
            }
        }

        /** Granted, denied or cancelled: nobody waits here any more. */
        void ended() {
            stopTimer();
            List<Waiter> granted;
            synchronized (SlidingWindowLimiter.this) {
                waiting--;
                leave();
                application.offer(room);
                granted = application.grant();
                application.forgetIfIdle(room);
            }
            SlidingWindowLimiter.hand(granted);
        }
    }

    private final class Held implements Permit {

        private final Application application;
        private final Room room;
        private boolean open = true;

        Held(Application application, Room room) {
            this.application = application;
            this.room = room;
        }

        @Override
        public void close() {
            synchronized (SlidingWindowLimiter.this) {
                if (open) {
                    open = false;
                    application.ended.add(new Ended(room, scheduler.nanoTime() + WINDOW_NANOS));
                    if (waiting > 0) {
                        application.wakeInTime();
                    }
                }
            }
        }

        /** Nobody called with it, so nothing needs to slide out of a window. */
        void giveBackUnused() {
            List<Waiter> granted;
            synchronized (SlidingWindowLimiter.this) {
                open = false;
                application.held--;
                room.held--;
                application.offer(room);
                granted = application.grant();
                application.forgetIfIdle(room);
            }
            SlidingWindowLimiter.hand(granted);
        }
    }
}
