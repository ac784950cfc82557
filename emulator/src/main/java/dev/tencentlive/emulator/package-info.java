/**
 * The Live REST API on loopback. Start with {@link dev.tencentlive.emulator.LiveEmulator}; the one thing to know is that
 * it shares no code with the sender, so a mistake in the signature, the wire format or the codes shows.
 *
 * <p>Read in the vendor's pages 647/74354 (2026-02-24), 647/63398, 1047/34348, 647/60027 and 1047/34385. Where a code rests
 * on its meaning alone, since no page says which one a fault gets, it is marked <i>inferred</i>; where nobody says what
 * happens, <i>unknown</i>.
 *
 * <h2>Commands</h2>
 *
 * {@code POST /v4/live_engine_http_srv/…}: send_custom_msg, send_text_msg, create_room, destroy_room, update_room_info,
 * get_room_info, get_room_list, mute_member, get_muted_member_list, ban_member, unban_member. HTTP 200 always, the verdict
 * is in the body.
 *
 * <h2>In a browser, and over HTTP</h2>
 *
 * <table>
 * <caption>The emulator's own requests; a POST carries JSON</caption>
 * <tr><th>request</th><th>what it is</th></tr>
 * <tr><td>{@code GET /}</td><td>the inbox</td></tr>
 * <tr><td>{@code GET /emulator/viewer?room=…}</td><td>a room as its viewers get it, with gaps and drops</td></tr>
 * <tr><td>{@code GET /emulator/state}</td><td>what is needed to call, counts, memory, knobs, and the 200 rooms used
 * last</td></tr>
 * <tr><td>{@code GET /emulator/rooms}</td><td>those rooms: roomId, type, dissolved, messageDisabled, muted, banned,
 * sequence, received, dropped, refused</td></tr>
 * <tr><td>{@code GET /emulator/messages?room=…&businessId=…&sender=…&before=…&droppedBefore=…&limit=…}</td><td>messages
 * kept, newest first, Data cut at 4000 characters, and dropped ones; all parameters optional, limit 100 and at most 1000,
 * before and droppedBefore numbers of a message kept and of one dropped</td></tr>
 * <tr><td>{@code GET /emulator/message?number=…}</td><td>one message with the whole Data and the wrapped MsgBody; 404
 * when it is forgotten</td></tr>
 * <tr><td>{@code GET /emulator/messages.jsonl?room=…}</td><td>all messages kept, or a room's, a line of JSON each,
 * oldest first</td></tr>
 * <tr><td>{@code GET /emulator/calls?room=…&businessId=…&sender=…&result=…&alone=true&before=…&limit=…}</td><td>counts,
 * and the last calls with code, meaning and remedy; result ok, dropped, refused or scripted; alone: only those that no
 * message, kept or dropped, tells of</td></tr>
 * <tr><td>{@code GET /emulator/call?requestId=…}</td><td>one call, and its body unless a message was kept</td></tr>
 * <tr><td>{@code GET /emulator/events}</td><td>server-sent events: news (messages, dropped and calls, the newest 500 of
 * each, and by kind the first and the last number missed), state, rates (a minute of calls by outcome), forgotten;
 * Last-Event-ID goes on where it was cut off, and begins anew with an emulator that was started anew</td></tr>
 * <tr><td>{@code GET /emulator/knobs}</td><td>what is switched on: now, atStart, scripts, clockOffsetSeconds,
 * keyRotated, roomsRestricted</td></tr>
 * <tr><td>{@code POST /emulator/knobs}</td><td>any of createRooms, applicationLimit, applicationLimitCode, roomLimit,
 * maxMessageBytes, latencyMillis, clockOffsetSeconds</td></tr>
 * <tr><td>{@code POST /emulator/room}</td><td>roomId and do: create, dissolve, muteAll, unmuteAll, or with member
 * mute, unmute, ban, unban; seconds, 600 by default</td></tr>
 * <tr><td>{@code POST /emulator/script}</td><td>what the next calls meet, do: answer (code, info), status (status,
 * body), reply (body), delay or trickle (millis), cut or stall (bytes), close, reset, drop (reason); besides calls,
 * always, roomId, act</td></tr>
 * <tr><td>{@code POST /emulator/script/remove}</td><td>the script of an id, or all of them</td></tr>
 * <tr><td>{@code POST /emulator/key}</td><td>rotates the key to secretKey, or to a random one that is answered
 * once</td></tr>
 * <tr><td>{@code POST /emulator/clear}</td><td>forgets messages, calls and counters</td></tr>
 * <tr><td>{@code POST /emulator/reset}</td><td>everything as at the start: rooms, messages, scripts, knobs, clock and
 * key</td></tr>
 * </table>
 *
 * <h2>What is checked, in this order</h2>
 *
 * <table>
 * <caption>The first that fails is answered</caption>
 * <tr><th>check</th><th>code</th></tr>
 * <tr><td>the path is a command</td><td>60009, inferred</td></tr>
 * <tr><td>the method is POST; every query parameter is percent-encoded UTF-8 and given once</td><td>60002, inferred</td></tr>
 * <tr><td>{@code sdkappid} is given</td><td>60012</td></tr>
 * <tr><td>{@code identifier} is given</td><td>60002, inferred</td></tr>
 * <tr><td>{@code usersig} is given</td><td>70002</td></tr>
 * <tr><td>{@code random} is 0 to 4294967295, {@code contenttype} is json</td><td>60002, inferred</td></tr>
 * <tr><td>{@code sdkappid} is a number / the emulator's</td><td>60006 / 70020, inferred</td></tr>
 * <tr><td>the UserSig is Base64 of zlib data / of the JSON of a UserSig</td><td>70003 / 70005, inferred</td></tr>
 * <tr><td>its HMAC is the one of the key / of a key before it</td><td>70009 / 70052, inferred</td></tr>
 * <tr><td>it is for this identifier / this SDKAppID</td><td>70013 / 70014</td></tr>
 * <tr><td>it has not expired (one of the future is taken, unknown)</td><td>70001</td></tr>
 * <tr><td>the identifier is an administrator</td><td>60010</td></tr>
 * <tr><td>the body is one JSON object, of at most 1 MiB</td><td>60003 (60002 when longer), inferred</td></tr>
 * <tr><td>the room's id is none of the reserved ones</td><td>see below</td></tr>
 * <tr><td>each field has its type and length; unknown ones are ignored</td><td>100002</td></tr>
 * <tr><td>the room exists / is a live room</td><td>100004 / 100006</td></tr>
 * <tr><td>the room or the sender is not muted</td><td>100601</td></tr>
 * <tr><td>the sender is not banned</td><td>100016</td></tr>
 * <tr><td>the wrapped text has at most 12288 bytes</td><td>100603</td></tr>
 * <tr><td>at most 200 calls of the command in any second</td><td>60007, or 100602 when so set</td></tr>
 * <tr><td>at most 40 messages of the room in any second</td><td>OK, with {@code MsgDropReason} MsgFreqCtrl</td></tr>
 * </table>
 *
 * <p>A call counts against the 200 when it has passed all checks before, and a message against the 40 when it is kept.
 * Besides: create_room answers 100003 (the room exists) and 100015 (RoomType is not Live).
 *
 * <h2>Reserved room ids</h2>
 *
 * They need no creation, and mean the same for every command that names them.
 *
 * <table>
 * <caption>What happens in them</caption>
 * <tr><th>RoomId</th><th>what happens</th></tr>
 * <tr><td>{@code code-100601}, any number of at most nine digits</td><td>that code is answered; nothing is done, even where
 * the real service may have acted before it answers that code</td></tr>
 * <tr><td>{@code drop}, {@code drop-MsgFreqCtrl}, any reason</td><td>messages are answered OK and dropped with that
 * reason</td></tr>
 * <tr><td>{@code delay-1500}, any number of milliseconds up to a minute</td><td>the call is done, and answered, so much
 * later</td></tr>
 * </table>
 *
 * <h2>Scripts</h2>
 *
 * {@code next(n)} and {@code always()}, narrowed by {@code forRoom(id)}, then one of these. Used up in the order in which
 * they were written; a scripted call is taken before any check.
 *
 * <table>
 * <caption>What the next calls meet</caption>
 * <tr><th>nothing is done</th><th>the call is done first</th><th>what the caller sees</th></tr>
 * <tr><td>answer</td><td>actAndAnswer</td><td>an error code</td></tr>
 * <tr><td>status</td><td>actAndStatus</td><td>an HTTP status with a body and headers</td></tr>
 * <tr><td>reply</td><td>actAndReply</td><td>HTTP 200 with any body</td></tr>
 * <tr><td>bytes</td><td>actAndBytes</td><td>any bytes in place of HTTP, then the end</td></tr>
 * <tr><td>cutBody</td><td>actAndCutBody</td><td>fewer bytes than Content-Length, then the end</td></tr>
 * <tr><td>stallBody</td><td>actAndStallBody</td><td>fewer bytes than Content-Length, then silence</td></tr>
 * <tr><td>close</td><td>actAndClose</td><td>the connection's end, without a byte</td></tr>
 * <tr><td>reset</td><td>actAndReset</td><td>a TCP reset, without a byte</td></tr>
 * <tr><td></td><td>actAndTrickle</td><td>the body byte by byte</td></tr>
 * <tr><td></td><td>delay, actAndDelay</td><td>the ordinary answer, late; done after or before the wait</td></tr>
 * <tr><td></td><td>drop</td><td>OK with a drop reason; the message is not kept</td></tr>
 * </table>
 */
@NullMarked
package dev.tencentlive.emulator;

import org.jspecify.annotations.NullMarked;
